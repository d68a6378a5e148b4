import { Button } from "antd";
import { useState } from "react";
import { recusalKey } from "../../../core/meeting/state.ts";
import { openHints } from "../../../core/meeting/who.ts";
import { ActDialog } from "../../components/ActDialog.tsx";
import { Heading } from "../../components/Heading.tsx";
import { ReasonedButton } from "../../components/ReasonedButton.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import { hintsCountText, stepAfter, stepWords } from "../../view/meeting-path.ts";
import { nextStep } from "../../view/next-step.ts";
import { recusalLists } from "../../view/recusal-lists.ts";
import { whyNotNow } from "../../view/why-not.ts";
import { hintText } from "../../words/screen-words.ts";
import { DecidedRecusals } from "./DecidedRecusals.tsx";
import { HintTable, type HintDecision } from "./HintTable.tsx";
import { OtherRecusalDialog } from "./OtherRecusalDialog.tsx";

/** 回避: hints never recuse; the chair decides each, several with one PIN. */
export function RecusalScreen({ onNext }: { readonly onNext: () => void }) {
  const state = useMeetingState();
  const [decisions, setDecisions] = useState<ReadonlyMap<string, HintDecision>>(new Map());
  const [dialog, setDialog] = useState<"decide" | "other" | null>(null);
  const locked = state.phase === "locked";
  const hints = locked ? [] : openHints(state);
  const chosen = hints.flatMap((hint) => {
    const decision = decisions.get(recusalKey(hint.expertId, hint.applicantId));
    if (!decision || decision.reason.trim() === "") return [];
    const { expertId, applicantId } = hint;
    return [{ type: "decideRecusal", expertId, applicantId, ...decision } as const];
  });
  const { requests, whyOthers } = recusalLists(state, chosen);
  const after = stepAfter(state.facts.part, "recusal");
  const chooseAll = () =>
    setDecisions(
      new Map(
        hints.map((hint) => [
          recusalKey(hint.expertId, hint.applicantId),
          { recused: true, reason: hintText(hint) },
        ]),
      ),
    );
  return (
    <>
      <Heading
        title="回避"
        hint={
          hints.length > 0
            ? "下列专家与申报人可能有利害关系，请主任委员逐条决定。未决定的申报人不能评分、不能表决。"
            : locked
              ? "会议已锁定。"
              : "没有待决定的回避提示。专家如另有需要回避的情形，请点“登记其他回避”。"
        }
      >
        {locked ? null : (
          <Button size="large" onClick={() => setDialog("other")}>
            登记其他回避
          </Button>
        )}
        {hints.length > 0 ? (
          <ReasonedButton
            type="primary"
            size="large"
            whyNot={
              whyNotNow(state, "decideRecusal") ??
              (requests.length === 0 && "请先逐条选回避或不回避，并写明理由。")
            }
            onClick={() => setDialog("decide")}
          >
            确认 {requests.length} 条决定
          </ReasonedButton>
        ) : (
          <Button
            type={nextStep(state).step === after ? "primary" : "default"}
            size="large"
            onClick={onNext}
          >
            下一步：{stepWords[after]}
          </Button>
        )}
      </Heading>
      {hints.length > 0 ? (
        <section className="panel">
          <div className="panel-head">
            <h2>待决定（{hintsCountText(state)}）</h2>
            <Button onClick={chooseAll}>全部选“回避”</Button>
          </div>
          <HintTable hints={hints} decisions={decisions} onDecide={setDecisions} />
        </section>
      ) : null}
      <DecidedRecusals />
      {dialog === "decide" ? (
        <ActDialog
          title={`确认 ${requests.length} 条回避决定`}
          okText="确认决定"
          requests={requests}
          onDone={() => setDialog(null)}
          onCancel={() => setDialog(null)}
        >
          {whyOthers === "" ? null : <p>{whyOthers}</p>}
        </ActDialog>
      ) : null}
      {dialog === "other" ? <OtherRecusalDialog onClose={() => setDialog(null)} /> : null}
    </>
  );
}
