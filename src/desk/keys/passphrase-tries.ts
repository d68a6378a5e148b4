import { join } from "node:path";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import type { SteadyClock } from "../clock.ts";
import type { KeyringPlace } from "./keyring.ts";
import { createTryGuard, type TryGuard, type TryPace } from "./try-guard.ts";

/** From the third try in a row on there is a wait before it: 5 s, then 10, 20, 40, and 60 at most. */
export const passphrasePace: TryPace = {
  freeTries: 2,
  firstWaitSeconds: 5,
  longestWaitSeconds: 60,
};

const passphrase = "passphrase";

/** Tries at the one passphrase of a station or an office. */
export interface PassphraseTries {
  readonly secondsLeft: () => Promise<number>;
  /**
   * Makes one try: `attempt` is whatever opens the keyring. Refuses with PASSPHRASE_TOO_MANY while
   * there is a wait, and with what `attempt` refuses; a wrong one is on the disk by then.
   */
  readonly attempt: <T>(open: () => Promise<Outcome<T>>) => Promise<Outcome<T>>;
}

export function createPassphraseTries(
  { files, folder, role }: Pick<KeyringPlace, "files" | "folder" | "role">,
  steady: SteadyClock,
): PassphraseTries {
  const path = join(folder, `${role}.tries.json`);
  const guard: TryGuard = createTryGuard({ files, path, steady, pace: passphrasePace });
  return {
    secondsLeft: () => guard.secondsLeft(passphrase),
    attempt: async (open) => {
      const seconds = await guard.secondsLeft(passphrase);
      if (seconds > 0) return refuse("PASSPHRASE_TOO_MANY", { seconds });
      const opened = await open();
      if (opened.ok) await guard.succeeded(passphrase);
      else if (opened.error.code === "PASSPHRASE_WRONG") await guard.failed(passphrase);
      return opened;
    },
  };
}
