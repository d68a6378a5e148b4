import { useState } from "react";
import type { ApplicantId } from "../../../core/ids.ts";
import { useSessionStore } from "../../store/session-context.ts";
import { ApplicantScreen } from "../defense/ApplicantScreen.tsx";
import { GradeScreen } from "../grades/GradeScreen.tsx";
import { ReadingScreen } from "./ReadingScreen.tsx";

/** 材料: the panels' lists, or one application with its materials. */
export function ReadingRoute({ onNext }: { readonly onNext: () => void }) {
  const store = useSessionStore();
  const [open, setOpen] = useState<ApplicantId | null>(
    () => store.getState().place?.reading ?? null,
  );
  const [grading, setGrading] = useState<ApplicantId | null>(null);
  const look = (applicantId: ApplicantId | null) => {
    setGrading(null);
    setOpen(applicantId);
    store.takePlace({ step: "reading", defense: { kind: "list" }, reading: applicantId });
  };
  if (grading !== null) {
    return (
      <GradeScreen
        key={grading}
        applicantId={grading}
        onBack={() => setGrading(null)}
        onGrade={setGrading}
      />
    );
  }
  if (open === null) return <ReadingScreen onLook={look} onNext={onNext} />;
  return (
    <ApplicantScreen
      key={open}
      applicantId={open}
      onBack={() => look(null)}
      onLook={look}
      onGrade={setGrading}
    />
  );
}
