import type { PersonId } from "../../../core/ids.ts";
import { AnnotateDialog } from "../../components/AnnotateDialog.tsx";
import { CheckInDialog } from "./CheckInDialog.tsx";
import { DeclareDialog } from "./DeclareDialog.tsx";
import { MoveDialog } from "./MoveDialog.tsx";
import { MoveUpDialog } from "./MoveUpDialog.tsx";
import type { PersonAct } from "./people-rows.ts";
import { ResetPinDialog } from "./ResetPinDialog.tsx";

interface PersonDialogProps {
  readonly act: PersonAct;
  readonly personId: PersonId;
  readonly onClose: () => void;
}

/** The dialog of what was chosen on a person's line. */
export function PersonDialog({ act, personId, onClose }: PersonDialogProps) {
  const who = { personId, onClose };
  switch (act) {
    case "checkIn":
      return <CheckInDialog {...who} />;
    case "resetPin":
      return <ResetPinDialog {...who} />;
    case "declare":
    case "declareMore":
      return <DeclareDialog {...who} />;
    case "moveUp":
      return <MoveUpDialog {...who} />;
    case "annotate":
      return <AnnotateDialog subject="person" subjectId={personId} onClose={onClose} />;
    case "checkInAgain":
    case "leave":
    case "comeBack":
      return <MoveDialog move={act} {...who} />;
  }
}
