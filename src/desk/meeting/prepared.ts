import type { PersonId } from "../../core/ids.ts";
import type { MeetingCommand } from "../../core/meeting/commands.ts";
import type { Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import type { Carried } from "./ballot-keeper.ts";
import type { SealedPage } from "./private-pages.ts";
import type { WrappedKey } from "./session-keys.ts";

/** Core's command, with what only the desk can add to a request. */
export interface Prepared {
  readonly command: MeetingCommand;
  readonly wrapped?: WrappedKey;
  readonly page?: SealedPage;
  readonly carried?: Carried;
  /** Who is here in person without a PIN to show yet: who sets one. */
  readonly alsoAuthorized: readonly PersonId[];
}

export const plain = (command: MeetingCommand, carried: Carried = {}): Outcome<Prepared> =>
  ok({ command, carried, alsoAuthorized: [] });
