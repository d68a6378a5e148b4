import type { DefenseCommand } from "./defense/defense-commands.ts";
import type { DiscussionCommand } from "./discussion/discussion-commands.ts";
import type { FormCommand } from "./forms/form-commands.ts";
import type { OpinionSignature } from "./discussion/discussion-events.ts";
import type { GradeCommand } from "./grades/grade-commands.ts";
import type { JournalCommand } from "./journal/journal-commands.ts";
import type { OpeningCommand } from "./journal/opening-commands.ts";
import type { PeopleCommand } from "./people/people-commands.ts";
import type { PrivatePageCommand } from "./reading/private-page-commands.ts";
import type { ReadingCommand } from "./reading/reading-commands.ts";
import type { RoundCommand } from "./round/round-commands.ts";

/** What may be asked of an open meeting. Marks are in none: the desk keeps them apart (see BallotBox). */
export type MeetingCommand =
  | JournalCommand
  | OpeningCommand
  | PeopleCommand
  | ReadingCommand
  | DefenseCommand
  | GradeCommand
  | PrivatePageCommand
  | DiscussionCommand
  | FormCommand
  | RoundCommand;

/** A command less what only the desk can add: enough to know whose PIN it needs. */
export type CommandInBrief = InBrief<MeetingCommand>;

type InBrief<C> = C extends { readonly type: "signOpinions" }
  ? Omit<C, "signatures"> & { readonly signatures: readonly Pick<OpinionSignature, "personId">[] }
  : C extends { readonly type: "printForms" }
    ? Pick<Extract<MeetingCommand, { readonly type: "printForms" }>, "type" | "form">
    : C extends unknown
      ? Omit<C, "sessionKey" | "signature" | "slot" | "counts" | Kept>
      : never;

/** Of a private page the desk knows all but whom it is about, by its token. */
type Kept = "authorId" | "purpose" | "commitment";

export type CommandOf<T extends MeetingCommand["type"]> = Extract<MeetingCommand, { type: T }>;
