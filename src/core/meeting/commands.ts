import type { DefenseCommand } from "./defense-commands.ts";
import type { DiscussionCommand } from "./discussion-commands.ts";
import type { GradeCommand } from "./grade-commands.ts";
import type { JournalCommand } from "./journal-commands.ts";
import type { OpeningCommand } from "./opening-commands.ts";
import type { PeopleCommand } from "./people-commands.ts";
import type { PrivatePageCommand } from "./private-page-commands.ts";
import type { ReadingCommand } from "./reading-commands.ts";
import type { RoundCommand } from "./round-commands.ts";

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
  | RoundCommand;

export type CommandOf<T extends MeetingCommand["type"]> = Extract<MeetingCommand, { type: T }>;
