import { useState } from "react";
import { useSessionStore } from "../../store/session-context.ts";
import type { DefenseView } from "../../view/meeting-place.ts";
import type { ApplicantId } from "../../../core/ids.ts";
import { GradeScreen } from "../grades/GradeScreen.tsx";
import type { OwnGrading } from "../grades/OwnGradesRoute.tsx";
import { ApplicantListScreen } from "./ApplicantListScreen.tsx";
import { ApplicantScreen } from "./ApplicantScreen.tsx";

interface DefenseRouteProps {
  readonly onOwnGrades: (grading: OwnGrading) => void;
}

/** 答辩: the list, one applicant, or one applicant's score sheets. */
export function DefenseRoute({ onOwnGrades }: DefenseRouteProps) {
  const store = useSessionStore();
  const [view, showView] = useState<DefenseView>(
    () => store.getState().place?.defense ?? { kind: "list" },
  );
  const setView = (next: DefenseView) => {
    showView(next);
    store.takePlace({ step: "defense", defense: next });
  };
  const toList = () => setView({ kind: "list" });
  const look = (applicantId: ApplicantId) => setView({ kind: "applicant", applicantId });
  const grade = (applicantId: ApplicantId) => setView({ kind: "grades", applicantId });
  switch (view.kind) {
    case "list":
      return <ApplicantListScreen onLook={look} onGrade={grade} onOwnGrades={onOwnGrades} />;
    case "applicant":
      return (
        <ApplicantScreen
          key={view.applicantId}
          applicantId={view.applicantId}
          onBack={toList}
          onGrade={grade}
          onLook={look}
        />
      );
    case "grades":
      return (
        <GradeScreen
          key={view.applicantId}
          applicantId={view.applicantId}
          onBack={toList}
          onGrade={grade}
        />
      );
  }
}
