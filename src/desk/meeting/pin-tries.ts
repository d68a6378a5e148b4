import type { SteadyClock } from "../clock.ts";
import type { FileLayer } from "../files/file-layer.ts";
import { createTryGuard, type TryGuard, type TryPace } from "../keys/try-guard.ts";
import type { MeetingFolder } from "./meeting-folder.ts";

/** After the third wrong PIN 15 s, doubled at each further one up to 15 minutes. */
const pinPace: TryPace = { freeTries: 3, firstWaitSeconds: 15, longestWaitSeconds: 900 };

/** Slows down guessing a person's PIN. What guards the key is the session secret. */
export const pinTries = (
  files: FileLayer,
  { pinTries: path }: MeetingFolder,
  steady: SteadyClock,
): TryGuard => createTryGuard({ files, path, steady, pace: pinPace });
