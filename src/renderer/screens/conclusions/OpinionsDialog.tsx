import { Checkbox, Input } from "antd";
import { useState } from "react";
import type { ApplicantId, PanelId, PersonId } from "../../../core/ids.ts";
import { signersNeeded } from "../../../core/meeting/discussion/decide-discussion.ts";
import type { MeetingState } from "../../../core/meeting/state.ts";
import { panelPresent } from "../../../core/meeting/who.ts";
import { ActDialog } from "../../components/ActDialog.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import { groupText } from "../../words/group-text.ts";

interface OpinionsDialogProps {
  readonly panelId: PanelId | null;
  readonly applicants: readonly ApplicantId[];
  readonly onClose: () => void;
}

/** A panel's opinions, signed as one list with the PINs of those who sign. Blank ones are left for later. */
export function OpinionsDialog({ panelId, applicants, onClose }: OpinionsDialogProps) {
  const state = useMeetingState();
  const [texts, setTexts] = useState<ReadonlyMap<ApplicantId, string>>(
    () => new Map(applicants.map((id) => [id, state.applicants.get(id)?.opinion?.text ?? ""])),
  );
  const written = applicants.filter((id) => (texts.get(id) ?? "").trim() !== "");
  const able = signersFor(state, written.length > 0 ? written : applicants);
  const [chosen, setChosen] = useState<readonly PersonId[]>(() =>
    able.people.slice(0, able.needed).map(({ id }) => id),
  );
  const signers = chosen.filter((id) => able.people.some((one) => one.id === id));
  const opinions = written.map((applicantId) => ({
    applicantId,
    text: texts.get(applicantId) ?? "",
  }));
  return (
    <ActDialog
      fieldsFirst
      title={`${groupText(panelId)}：评议意见（${opinions.length} 人）`}
      okText="签名提交"
      width={860}
      requests={[{ type: "signOpinions", panelId, opinions, signers: [...signers] }]}
      whyNot={
        opinions.length === 0
          ? "请先写评议意见，至少一人。"
          : signers.length < able.needed && `请选签名专家，至少 ${able.needed} 人。`
      }
      onDone={onClose}
      onCancel={onClose}
    >
      <div className="opinion-fields">
        {applicants.map((id, index) => {
          const name = state.facts.applicants.get(id)?.name ?? id;
          return (
            <div key={id} className="field">
              <label htmlFor={`opinion-${id}`}>{name}</label>
              <Input.TextArea
                id={`opinion-${id}`}
                rows={2}
                autoFocus={index === 0}
                maxLength={1000}
                placeholder="不写个人评分；可以稍后再写"
                value={texts.get(id) ?? ""}
                onChange={({ target }) => setTexts(new Map([...texts, [id, target.value]]))}
              />
            </div>
          );
        })}
      </div>
      <div className="field">
        <span>
          签名专家（至少 {able.needed} 人{panelId === null ? "" : "，含组长"}）
        </span>
        <Checkbox.Group<PersonId>
          value={[...signers]}
          options={able.people.map(({ id, name, panelLeader }) => ({
            value: id,
            label: panelLeader && panelId !== null ? `${name}（组长）` : name,
          }))}
          onChange={setChosen}
        />
      </div>
    </ActDialog>
  );
}

/** Who may sign for all of these at once, the leader first, and how many have to. */
function signersFor(state: MeetingState, ids: readonly ApplicantId[]) {
  const applicants = ids.flatMap((id) => state.facts.applicants.get(id) ?? []);
  const [first, ...others] = applicants.map((one) => panelPresent(state, one));
  const people = (first ?? []).filter(({ id }) =>
    others.every((panel) => panel.some((one) => one.id === id)),
  );
  const needed = Math.max(1, ...applicants.map((one) => signersNeeded(state, one)));
  const leaderFirst = [...people].sort((a, b) => Number(b.panelLeader) - Number(a.panelLeader));
  return { people: leaderFirst, needed };
}
