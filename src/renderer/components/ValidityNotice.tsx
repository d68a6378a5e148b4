import { Alert, Input } from "antd";
import { useState } from "react";
import { presidingChair } from "../../core/meeting/who.ts";
import { validityRefusal } from "../../core/meeting/order-of-things.ts";
import { sentenceOf } from "../../core/refusals/refusal.ts";
import { useMeetingState } from "../store/session-context.ts";
import { ActDialog } from "./ActDialog.tsx";
import { DatedText } from "./DatedText.tsx";
import { ReasonedButton } from "./ReasonedButton.tsx";

/** The laptop's clock speaks against the bundle's validity: the chair decides, on every screen. */
export function ValidityNotice() {
  const state = useMeetingState();
  const [accepting, setAccepting] = useState(false);
  const [reason, setReason] = useState("");
  const { validity } = state;
  if (typeof validity !== "object") return null;
  const { clockDate, validUntil } = validity;
  return (
    <>
      <Alert
        className="notice"
        type="warning"
        showIcon
        title={<DatedText text={sentenceOf(validityRefusal(validity), "zh")} />}
        description={
          presidingChair(state) ? null : "请主任委员或副主任委员先签到。其他人也可以先签到。"
        }
        action={
          <ReasonedButton
            type="primary"
            whyNot={!presidingChair(state) && "请主任委员或副主任委员先签到。"}
            onClick={() => setAccepting(true)}
          >
            主任委员同意使用
          </ReasonedButton>
        }
      />
      {accepting ? (
        <ActDialog
          fieldsFirst
          title="同意使用这份材料包"
          okText="同意使用"
          danger
          requests={[{ type: "acceptValidity", reason }]}
          whyNot={reason.trim() === "" && "请先写明理由。"}
          onDone={() => setAccepting(false)}
          onCancel={() => setAccepting(false)}
        >
          <p>
            本机日期 <span className="nowrap">{clockDate}</span>
            {validity.because === "clockBehind" ? "（早于密封日期）" : ""}，材料包有效期至{" "}
            <span className="nowrap">{validUntil}</span>。理由记入会议记录。
          </p>
          <div className="field">
            <label htmlFor="validity-reason">理由</label>
            <Input.TextArea
              id="validity-reason"
              rows={3}
              autoFocus
              maxLength={500}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          </div>
        </ActDialog>
      ) : null}
    </>
  );
}
