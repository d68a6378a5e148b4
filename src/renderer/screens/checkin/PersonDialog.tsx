import type { PersonId } from "../../../core/ids.ts";
import { CheckInDialog } from "./CheckInDialog.tsx";
import { MoveDialog } from "./MoveDialog.tsx";
import type { PersonAct } from "./people-rows.ts";
import { ResetPinDialog } from "./ResetPinDialog.tsx";

interface PersonDialogProps {
  readonly act: PersonAct;
  readonly personId: PersonId;
  readonly onClose: () => void;
}

/** The dialog of what was chosen on a person's line. */
export function PersonDialog({ act, ...rest }: PersonDialogProps) {
  switch (act) {
    case "checkIn":
      return <CheckInDialog {...rest} />;
    case "resetPin":
      return <ResetPinDialog {...rest} />;
    case "checkInAgain":
    case "leave":
    case "comeBack":
      return <MoveDialog move={act} {...rest} />;
  }
}
