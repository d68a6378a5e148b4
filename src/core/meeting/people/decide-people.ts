import { unreachable } from "../../result.ts";
import { annotateFact } from "./decide-annotation.ts";
import { addExpert, moveUpReserve } from "./decide-committee.ts";
import { declare } from "./decide-declaration.ts";
import type { Decided } from "../decided.ts";
import {
  checkIn,
  checkInAgain,
  comeBack,
  leave,
  resetPin,
  staffComeBack,
  staffLeave,
} from "./decide-attendance.ts";
import { beginRecess, resumeMeeting } from "./decide-recess.ts";
import { decideRecusal } from "./decide-recusal.ts";
import type { PeopleCommand } from "./people-commands.ts";
import type { MeetingState } from "../state.ts";

export function decidePeople(state: MeetingState, command: PeopleCommand): Decided {
  switch (command.type) {
    case "checkIn":
      return checkIn(state, command);
    case "checkInAgain":
      return checkInAgain(state, command);
    case "leave":
      return leave(state, command);
    case "comeBack":
      return comeBack(state, command);
    case "staffLeave":
      return staffLeave(state, command);
    case "staffComeBack":
      return staffComeBack(state, command);
    case "beginRecess":
      return beginRecess(state);
    case "resumeMeeting":
      return resumeMeeting(state);
    case "resetPin":
      return resetPin(state, command);
    case "declare":
      return declare(state, command);
    case "moveUpReserve":
      return moveUpReserve(state, command);
    case "addExpert":
      return addExpert(state, command);
    case "annotateFact":
      return annotateFact(state, command);
    case "decideRecusal":
      return decideRecusal(state, command);
    default:
      return unreachable(command);
  }
}
