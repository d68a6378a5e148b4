import { Button } from "antd";
import { useState, type SyntheticEvent } from "react";
import { nameOf } from "../../../core/meeting/people/person-name.ts";
import { ActDialog } from "../../components/ActDialog.tsx";
import { ReasonedButton } from "../../components/ReasonedButton.tsx";
import { RefusalNote } from "../../components/RefusalNote.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import { ungradedBy } from "../../view/grades-view.ts";
import { whyNotNow } from "../../view/why-not.ts";
import { enterMovesOn } from "./enter-moves-on.ts";
import type { OwnGrading } from "./OwnGradesRoute.tsx";
import { OwnGradesTable } from "./OwnGradesTable.tsx";
import { gradesLacking, isBlank, scoreOf } from "./score-draft.ts";
import { useKeptDrafts } from "./use-kept-drafts.ts";

interface OwnGradesScreenProps extends OwnGrading {
  readonly onSubmitted: (count: number) => void;
  readonly onLeave: () => void;
}

/** Everyone whom this expert has heard and not graded yet; what is typed is kept as it is typed. */
export function OwnGradesScreen({ expertId, opened, onSubmitted, onLeave }: OwnGradesScreenProps) {
  const state = useMeetingState();
  const { drafts, setDraft, allKept, refusal, keepNow } = useKeptDrafts(opened);
  const [confirming, setConfirming] = useState(false);
  const waiting = ungradedBy(state, expertId);
  const { rules, rubric, title } = state.facts;
  const requests = waiting.flatMap(({ id: applicantId }) => {
    const score = scoreOf(drafts.get(applicantId) ?? [], rules.scoreKind, rubric);
    return score ? [{ type: "submitGrade", applicantId, expertId, score } as const] : [];
  });
  const begun = waiting.filter(({ id }) => !isBlank(drafts.get(id) ?? [])).length;
  const unsound = begun - requests.length;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (requests.length > 0 && unsound === 0) setConfirming(true);
  };
  const leave = async () => {
    if (await keepNow()) onLeave();
  };
  return (
    <>
      <form
        className="ballot-screen"
        aria-label="本人评分表"
        autoComplete="off"
        onKeyDown={enterMovesOn}
        onSubmit={submit}
      >
        <section className="ballot-paper own-grades">
          <h1>{nameOf(state, expertId)} 的评分表</h1>
          <p className="ballot-sub">
            {title}　待评 {waiting.length} 人　他人看不到本页，草稿只有本人 PIN 能打开
          </p>
          <div className="own-grades-rows">
            <OwnGradesTable applicants={waiting} drafts={drafts} onDraft={setDraft} />
          </div>
          <RefusalNote refusal={refusal} />
        </section>
        <footer className="ballot-foot">
          <p role="status">
            已填 {requests.length}／{waiting.length} 人
            {unsound > 0 ? `，${unsound} 人没有填完或超出满分` : ""}。
            {begun === 0 ? "" : allKept ? "草稿已保存。" : "正在保存草稿…"}
          </p>
          <Button size="large" onClick={() => void leave()}>
            暂存，稍后再评
          </Button>
          <ReasonedButton
            type="primary"
            size="large"
            htmlType="submit"
            whyNot={whyNotNow(state, "submitGrade") ?? gradesLacking(requests.length, unsound)}
          >
            提交 {requests.length} 份评分
          </ReasonedButton>
        </footer>
      </form>
      {confirming ? (
        <ActDialog
          title={`提交 ${requests.length} 份评分`}
          okText="确认提交"
          requests={requests}
          onDone={() => onSubmitted(requests.length)}
          onCancel={() => setConfirming(false)}
        >
          <p>
            提交后本人不能再改；确有错误的，须写明理由、由组长同意后更正。
            {requests.length < waiting.length
              ? `还有 ${waiting.length - requests.length} 人没有评分，可以稍后再评。`
              : ""}
          </p>
        </ActDialog>
      ) : null}
    </>
  );
}
