import { Button } from "antd";
import { use, useState } from "react";
import type { Applicant } from "../../../core/bundle/manifest.ts";
import { nameOf } from "../../../core/meeting/people/person-name.ts";
import { reviewsMaterials } from "../../../core/meeting/reading/readers.ts";
import { lastRoundOn } from "../../../core/meeting/stage.ts";
import { notCalled, type MeetingState } from "../../../core/meeting/state.ts";
import { materialsVerdictWords } from "../../../core/words.ts";
import { useMeetingState } from "../../store/session-context.ts";
import { opinionText, readingRow } from "../../view/reading-view.ts";
import { CorrectVerdictDialog } from "./CorrectVerdictDialog.tsx";
import { JudgeDialog } from "./JudgeDialog.tsx";
import { NotesContext } from "./notes-context.ts";
import { OpenNotesDialog } from "./OpenNotesDialog.tsx";
import { OriginalsDialog } from "./OriginalsDialog.tsx";
import { VetoDialog } from "./VetoDialog.tsx";

type Open = "notes" | "judge" | "correct" | "originals" | "veto" | null;

/** What was found of an application, beside its materials: opinions, verdict, originals, veto. */
export function ReadingPanel({ applicant }: { readonly applicant: Applicant }) {
  const state = useMeetingState();
  const [open, setOpen] = useState<Open>(null);
  const takeNotes = use(NotesContext);
  const close = () => setOpen(null);
  const progress = state.applicants.get(applicant.id) ?? notCalled;
  const { veto } = progress.reading;
  const working = state.phase === "open" && veto === null;
  const vetoable =
    working && progress.defense !== "called" && lastRoundOn(state, applicant.id) === undefined;
  return (
    <section className="panel reading-panel" aria-label="审查与核验">
      {veto ? (
        <p>
          <span className="tag tag-bad">一票否决</span> {veto.reason}（依据：
          {[materialName(veto.evidence.material), veto.evidence.text]
            .filter((text) => text !== "")
            .join("，")}
          ）
        </p>
      ) : null}
      <Opinions state={state} applicant={applicant} />
      <Originals state={state} applicant={applicant} />
      {working ? (
        <div className="row row-wrap">
          {isReadable(state, applicant) ? (
            <Button type="primary" onClick={() => setOpen("judge")}>
              填审查意见
            </Button>
          ) : null}
          {progress.reading.verdict && progress.defense === "notCalled" ? (
            <Button onClick={() => setOpen("correct")}>更正结论</Button>
          ) : null}
          <Button onClick={() => setOpen("originals")}>原件核验</Button>
          <Button onClick={() => setOpen("notes")}>阅读笔记</Button>
          {vetoable ? (
            <Button danger onClick={() => setOpen("veto")}>
              一票否决
            </Button>
          ) : null}
        </div>
      ) : null}
      {open === "notes" ? (
        <OpenNotesDialog applicantId={applicant.id} onOpened={takeNotes} onCancel={close} />
      ) : null}
      {open === "judge" ? <JudgeDialog applicant={applicant} onClose={close} /> : null}
      {open === "correct" ? <CorrectVerdictDialog applicant={applicant} onClose={close} /> : null}
      {open === "originals" ? <OriginalsDialog applicant={applicant} onClose={close} /> : null}
      {open === "veto" ? <VetoDialog applicant={applicant} onClose={close} /> : null}
    </section>
  );
}

interface PartProps {
  readonly state: MeetingState;
  readonly applicant: Applicant;
}

const isReadable = (state: MeetingState, applicant: Applicant): boolean =>
  readingRow(state, applicant).stage === "reading";

function Opinions({ state, applicant }: PartProps) {
  const { veto } = (state.applicants.get(applicant.id) ?? notCalled).reading;
  if (!reviewsMaterials(state.facts) || veto) return null;
  const { opinions, confirmed } = readingRow(state, applicant);
  return (
    <>
      {opinions.map((opinion) => (
        <p key={opinion.expertId}>审查意见 {opinionText(opinion)}</p>
      ))}
      {confirmed ? (
        <p>
          审查结论{" "}
          <span className={confirmed.verdict === "fail" ? "tag tag-bad" : "tag tag-good"}>
            {materialsVerdictWords[confirmed.verdict]}
          </span>
          {confirmed.corrected ? " 已更正" : ""}
          {confirmed.reason === null ? "" : ` 理由：${confirmed.reason}`}
        </p>
      ) : (
        <p className="hint">{opinions.length === 0 ? "尚无审查意见" : "待组长确认审查结论"}</p>
      )}
    </>
  );
}

function Originals({ state, applicant }: PartProps) {
  const { originals } = (state.applicants.get(applicant.id) ?? notCalled).reading;
  return (
    <>
      {originals.map(({ checkedBy, originals: names, agree, remark }, index) => (
        // Checks are only ever added behind.
        <p key={index}>
          原件核验 {nameOf(state, checkedBy)}：{names.join("、")}，
          <span className={agree ? "tag tag-good" : "tag tag-bad"}>
            {agree ? "一致" : "不一致"}
          </span>
          {remark === "" ? "" : ` ${remark}`}
        </p>
      ))}
    </>
  );
}

/** A material's own name, without its folder. */
const materialName = (path: string | null): string => path?.slice(path.lastIndexOf("/") + 1) ?? "";
