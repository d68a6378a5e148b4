import { useState } from "react";
import { Alert } from "antd";
import { ClockNotice } from "../components/ClockNotice.tsx";
import { JournalReplacedNotice } from "../components/JournalReplacedNotice.tsx";
import { NextStepBar } from "../components/NextStepBar.tsx";
import { PathNav } from "../components/PathNav.tsx";
import { RecessNotice } from "../components/RecessNotice.tsx";
import { RehearsalMark } from "../components/RehearsalMark.tsx";
import { TopBar } from "../components/TopBar.tsx";
import { ValidityNotice } from "../components/ValidityNotice.tsx";
import { useMeeting, useSessionStore } from "../store/session-context.ts";
import { recoveredText } from "../view/journal-notices.ts";
import type { DefenseView } from "../view/meeting-place.ts";
import { stepAfter, stepNow, type Step } from "../view/meeting-path.ts";
import { CheckInScreen } from "./checkin/CheckInScreen.tsx";
import { ConclusionsScreen } from "./conclusions/ConclusionsScreen.tsx";
import { DefenseBell } from "./defense/DefenseBell.tsx";
import { DefenseRoute } from "./defense/DefenseRoute.tsx";
import { OwnGradesRoute, type OwnGrading } from "./grades/OwnGradesRoute.tsx";
import { PrintDialog } from "./print/PrintDialog.tsx";
import { OwnNotesRoute, type NotesAtHand } from "./reading/OwnNotesRoute.tsx";
import { NotesContext } from "./reading/notes-context.ts";
import { ReadingRoute } from "./reading/ReadingRoute.tsx";
import { RecusalScreen } from "./recusal/RecusalScreen.tsx";
import { ResultScreen } from "./result/ResultScreen.tsx";
import { BallotRoute } from "./vote/BallotRoute.tsx";
import { CodesRoute, type CodesPurpose } from "./vote/CodesRoute.tsx";
import { VoteScreen, type PaperAtHand } from "./vote/VoteScreen.tsx";

/** The opened meeting: its bar, its path, and the step at hand. */
export function MeetingScreens() {
  const { state, recovered, manifest } = useMeeting();
  const store = useSessionStore();
  const [step, setStep] = useState<Step>(() => store.getState().place?.step ?? stepNow(state));
  // A click on the step one is in leads back to its first view.
  const [visit, setVisit] = useState(0);
  const [printing, setPrinting] = useState(false);
  const [paper, setPaper] = useState<PaperAtHand | null>(null);
  const [codes, setCodes] = useState<CodesPurpose | null>(null);
  const [grading, setGrading] = useState<OwnGrading | null>(null);
  const [notes, setNotes] = useState<NotesAtHand | null>(null);
  const goTo = (to: Step, defense: DefenseView) => {
    setStep(to);
    store.takePlace({ step: to, defense });
    setVisit(visit + 1);
  };
  const go = (to: Step) => goTo(to, { kind: "list" });
  if (paper) {
    return <BallotRoute key={paper.paper.token} {...paper} onLeave={() => setPaper(null)} />;
  }
  if (codes) return <CodesRoute purpose={codes} onLeave={() => setCodes(null)} />;
  if (grading) return <OwnGradesRoute {...grading} onLeave={() => setGrading(null)} />;
  if (notes) return <OwnNotesRoute {...notes} onLeave={() => setNotes(null)} />;
  return (
    <NotesContext value={setNotes}>
      <div className="frame">
        <TopBar onPrint={() => setPrinting(true)} onLeave={store.leaveMeeting} />
        <PathNav current={step} onGo={go} />
        <main className="content" key={visit}>
          <NextStepBar
            current={step}
            onGo={go}
            onGrade={(applicantId) => goTo("defense", { kind: "grades", applicantId })}
          />
          <JournalReplacedNotice />
          {recovered ? (
            <Alert
              className="notice"
              type="warning"
              showIcon
              title={recoveredText(recovered.cutBytes)}
            />
          ) : null}
          <ValidityNotice />
          <ClockNotice />
          <RecessNotice onCheckIn={step === "checkIn" ? null : () => go("checkIn")} />
          <StepScreen
            step={step}
            onGo={go}
            onPaper={setPaper}
            onCodes={setCodes}
            onOwnGrades={setGrading}
          />
        </main>
        <DefenseBell />
        {printing ? <PrintDialog step={step} onClose={() => setPrinting(false)} /> : null}
        {manifest.kind === "rehearsal" ? <RehearsalMark /> : null}
      </div>
    </NotesContext>
  );
}

interface StepScreenProps {
  readonly step: Step;
  readonly onGo: (step: Step) => void;
  readonly onPaper: (paper: PaperAtHand) => void;
  readonly onCodes: (purpose: CodesPurpose) => void;
  readonly onOwnGrades: (grading: OwnGrading) => void;
}

function StepScreen({ step, onGo, onPaper, onCodes, onOwnGrades }: StepScreenProps) {
  const { part } = useMeeting().state.facts;
  switch (step) {
    case "checkIn":
      return <CheckInScreen onNext={() => onGo("recusal")} />;
    case "recusal":
      return <RecusalScreen onNext={() => onGo(stepAfter(part, "recusal"))} />;
    case "reading":
      return <ReadingRoute onNext={() => onGo(stepAfter(part, "reading"))} />;
    case "defense":
      return <DefenseRoute onOwnGrades={onOwnGrades} />;
    case "conclusions":
      return <ConclusionsScreen onNext={() => onGo("vote")} />;
    case "vote":
      return (
        <VoteScreen
          onPaper={onPaper}
          onCodes={onCodes}
          onCheckIn={() => onGo("checkIn")}
          onNext={() => onGo("result")}
        />
      );
    case "result":
      return <ResultScreen />;
  }
}
