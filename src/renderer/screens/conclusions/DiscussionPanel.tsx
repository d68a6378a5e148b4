import { Button, Input } from "antd";
import { useState } from "react";
import type { ApplicantId, PanelId } from "../../../core/ids.ts";
import { toDiscuss } from "../../../core/meeting/discussion/decide-discussion.ts";
import { nameOf } from "../../../core/meeting/people/person-name.ts";
import type { MeetingState } from "../../../core/meeting/state.ts";
import { gradeWords } from "../../../core/words.ts";
import { ActDialog } from "../../components/ActDialog.tsx";
import { ReasonedButton } from "../../components/ReasonedButton.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import { whyNotNow } from "../../view/why-not.ts";
import { groupText } from "../../words/group-text.ts";
import { OpinionsDialog } from "./OpinionsDialog.tsx";

/** 集体讨论: the panels' opinions, without anybody's grade; then the chair closes it for all admitted so far. */
export function DiscussionPanel() {
  const state = useMeetingState();
  const [closing, setClosing] = useState(false);
  const [writing, setWriting] = useState<PanelId | null | undefined>(undefined);
  const [note, setNote] = useState("");
  const waiting = toDiscuss(state);
  if (waiting.length === 0 || state.phase === "locked") return null;
  const unwritten = waiting.filter((id) => !state.applicants.get(id)?.opinion);
  const without = unwritten.length;
  // The one blue button: the opinions first, then the end of the discussion.
  const firstWithout = unwritten[0] && panelIn(state, unwritten[0]);
  return (
    <section className="panel" aria-labelledby="discussion">
      <div className="panel-head">
        <h2 id="discussion">
          集体讨论：{waiting.length} 人进入评审程序，待讨论
          {without > 0 ? `（${without} 人还没有评议意见）` : ""}
        </h2>
        <div className="row">
          {panelsOf(state, waiting).map((panelId) => (
            <Button
              key={panelId ?? ""}
              type={panelId === firstWithout ? "primary" : "default"}
              size="large"
              onClick={() => setWriting(panelId)}
            >
              {groupText(panelId)}写评议意见
            </Button>
          ))}
          <ReasonedButton
            type={without > 0 ? "default" : "primary"}
            size="large"
            whyNot={whyNotNow(state, "closeDiscussion")}
            onClick={() => setClosing(true)}
          >
            结束讨论
          </ReasonedButton>
        </div>
      </div>
      <OpinionTable applicants={waiting} />
      {writing === undefined ? null : (
        <OpinionsDialog
          panelId={writing}
          applicants={waiting.filter((id) => panelIn(state, id) === writing)}
          onClose={() => setWriting(undefined)}
        />
      )}
      {closing ? (
        <ActDialog
          fieldsFirst
          title={`结束对 ${waiting.length} 人的集体讨论`}
          okText="结束讨论"
          requests={[{ type: "closeDiscussion", note }]}
          whyNot={without > 0 && note.trim() === "" && "请先写明为何没有评议意见就结束。"}
          onDone={() => {
            setClosing(false);
            setNote("");
          }}
          onCancel={() => setClosing(false)}
        >
          <div className="field">
            <label htmlFor="discussion-note">
              {without > 0
                ? `讨论情况（${without} 人没有评议意见，请写明为何不写就结束）`
                : "讨论情况（记入会议记录，可不填）"}
            </label>
            <Input.TextArea
              id="discussion-note"
              rows={4}
              autoFocus
              maxLength={2000}
              value={note}
              onChange={({ target }) => setNote(target.value)}
            />
          </div>
        </ActDialog>
      ) : null}
    </section>
  );
}

function OpinionTable({ applicants }: { readonly applicants: readonly ApplicantId[] }) {
  const state = useMeetingState();
  return (
    <table className="sheet-table">
      <thead>
        <tr>
          <th>申报人</th>
          <th>结论</th>
          <th>评议意见</th>
          <th>签名专家</th>
        </tr>
      </thead>
      <tbody>
        {applicants.map((id) => {
          const { conclusion, opinion } = state.applicants.get(id) ?? {};
          return (
            <tr key={id}>
              <th scope="row" className="big nowrap">
                {state.facts.applicants.get(id)?.name}
              </th>
              <td className="nowrap">{conclusion ? gradeWords[conclusion.grade] : ""}</td>
              <td>{opinion ? opinion.text : <span className="tag tag-wait">未写</span>}</td>
              <td>{opinion?.signers.map((one) => nameOf(state, one)).join("、")}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const panelIn = ({ facts }: MeetingState, id: ApplicantId): PanelId | null =>
  facts.applicants.get(id)?.panel ?? null;

const panelsOf = (state: MeetingState, applicants: readonly ApplicantId[]) => [
  ...new Set(applicants.map((id) => panelIn(state, id))),
];
