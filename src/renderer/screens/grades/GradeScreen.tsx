import { Button, Segmented } from "antd";
import { useState } from "react";
import type { Applicant } from "../../../core/bundle/manifest.ts";
import type { ApplicantId, PersonId } from "../../../core/ids.ts";
import type { SheetEntry } from "../../../core/meeting/grades/grade-events.ts";
import { nameOf } from "../../../core/meeting/people/person-name.ts";
import { differingSheets } from "../../../core/meeting/grades/sheets.ts";
import { notCalled, type MeetingState } from "../../../core/meeting/state.ts";
import { staffPresent } from "../../../core/meeting/who.ts";
import { levelWords } from "../../../core/words.ts";
import { AnnotationNote } from "../../components/AnnotationNote.tsx";
import { Heading } from "../../components/Heading.tsx";
import { useLeadFocus } from "../../components/use-lead-focus.ts";
import { useMeetingState } from "../../store/session-context.ts";
import { applicantRows } from "../../view/applicants-view.ts";
import { sheetRows } from "../../view/grades-view.ts";
import { RecordedSheets } from "./RecordedSheets.tsx";
import { SheetDifferences } from "./SheetDifferences.tsx";
import { SheetForm } from "./SheetForm.tsx";

interface GradeScreenProps {
  readonly applicantId: ApplicantId;
  readonly onBack: () => void;
  readonly onGrade: (id: ApplicantId) => void;
}

/** 录分: secretary and checker read the paper sheets apart; neither sees the other's numbers. */
export function GradeScreen({ applicantId, onBack, onGrade }: GradeScreenProps) {
  const state = useMeetingState();
  const applicant = state.facts.applicants.get(applicantId);
  const [chosen, setChosen] = useState<SheetEntry | null>(null);
  const done = applicant !== undefined && allRecorded(state, applicant);
  const onward = useLeadFocus(done);
  if (!applicant) return null;
  const wanting = wantingSheets(state, applicant);
  const entry = chosen ?? (wanting.first.length > 0 ? "first" : "second");
  const next = nextToGrade(state, applicantId);
  const entered = wanting.first.length === 0 && wanting.second.length === 0;
  return (
    <>
      <Heading
        title={`录分：${applicant.name}`}
        hint={
          <>
            {subtitle(applicant)} <AnnotationNote subject="applicant" subjectId={applicant.id} />
          </>
        }
      >
        <Button
          key={done && !next ? "onward" : "back"}
          {...(done && !next ? { ref: onward } : {})}
          size="large"
          type={done && !next ? "primary" : "default"}
          onClick={onBack}
        >
          ← 返回列表
        </Button>
        {next ? (
          <Button
            key={done ? "onward" : "next"}
            {...(done ? { ref: onward } : {})}
            type={done ? "primary" : "default"}
            size="large"
            onClick={() => onGrade(next.id)}
          >
            下一位待录分：{next.name}
          </Button>
        ) : null}
      </Heading>
      <SheetDifferences applicant={applicant} />
      {entered ? null : (
        <section className="panel">
          <div className="panel-head">
            <Segmented<SheetEntry>
              size="large"
              value={entry}
              options={[
                { value: "first", label: entryLabel(state, "first", wanting.first.length) },
                { value: "second", label: entryLabel(state, "second", wanting.second.length) },
              ]}
              onChange={setChosen}
            />
            <p className="hint">照着纸质评分表录入，按回车到下一位。</p>
          </div>
          <SheetForm
            key={`${entry} ${wanting[entry].join(" ")}`}
            applicant={applicant}
            entry={entry}
            wanted={wanting[entry]}
            onEntered={() => setChosen(null)}
          />
        </section>
      )}
      <RecordedSheets applicant={applicant} />
    </>
  );
}

function subtitle({ id, employer, level, specialty, panel }: Applicant): string {
  return [id, employer, levelWords[level], specialty, panel ?? ""]
    .filter((text) => text !== "")
    .join(" · ");
}

function entryLabel(state: MeetingState, entry: SheetEntry, left: number): string {
  const role = entry === "first" ? "secretary" : "checker";
  const person = staffPresent(state, role);
  const name = person === undefined ? "未签到" : nameOf(state, person);
  const title = entry === "first" ? "第一遍（秘书" : "第二遍（核对人";
  return `${title} ${name}）${left === 0 ? " ✓" : ""}`;
}

/** Experts whose sheet each of the two has yet to read for the first time. */
function wantingSheets(state: MeetingState, applicant: Applicant) {
  const progress = progressOf(state, applicant);
  const differing = differingSheets(progress);
  const left = (entered: ReadonlyMap<PersonId, unknown>) =>
    sheetRows(state, applicant)
      .filter(({ standing }) => standing === "wanted")
      .map(({ expert }) => expert.id)
      .filter((id) => !entered.has(id) && !progress.grades.has(id) && !differing.includes(id));
  return { first: left(progress.firstEntry), second: left(progress.secondEntry) };
}

function allRecorded(state: MeetingState, applicant: Applicant): boolean {
  const { first, second } = wantingSheets(state, applicant);
  const differing = differingSheets(progressOf(state, applicant));
  return first.length + second.length + differing.length === 0;
}

function nextToGrade(state: MeetingState, after: ApplicantId): Applicant | undefined {
  return applicantRows(state).find(
    ({ applicant, next }) => next === "enterGrades" && applicant.id !== after,
  )?.applicant;
}

const progressOf = (state: MeetingState, { id }: Applicant) =>
  state.applicants.get(id) ?? notCalled;
