import type { BundleCheck } from "../../contract/answers.ts";
import type { Desk } from "../../contract/table.ts";
import { ok } from "../../core/result.ts";
import type { DeskParts } from "../desk-parts.ts";
import type { Keyring } from "../keys/keyring.ts";
import { meetingFolder } from "../meeting/meeting-folder.ts";
import { openStoredBundle, type StoredBundle } from "../meeting/stored-bundle.ts";
import type { JobWork } from "../jobs/job.ts";
import { heldKeyring, type Held } from "./held.ts";

type BundleCheckMethods = Pick<
  Desk,
  "bundle.verifyAll" | "bundle.verifyProgress" | "bundle.cancelVerify"
>;

/**
 * "Check every file". Not in turn, and with a handle of its own on the bundle: the next call must
 * not wait for it. Between two pieces of a file the desk answers whoever asks.
 */
export function bundleCheckMethods(parts: DeskParts, held: Held): BundleCheckMethods {
  return {
    "bundle.verifyAll": async ({ meetingId }) => {
      const keyring = heldKeyring(held);
      if (!keyring.ok) return keyring;
      const first = { meetingId, materials: 0, ofMaterials: 0, bytes: 0, ofBytes: 0 };
      const work = checkWork(parts, keyring.value, meetingId);
      return Promise.resolve(held.bundleCheck.start(first, work));
    },
    "bundle.verifyProgress": async () => Promise.resolve(ok(held.bundleCheck.state())),
    "bundle.cancelVerify": async () => {
      await held.bundleCheck.stop();
      return ok(null);
    },
  };
}

const checkWork =
  (parts: DeskParts, keyring: Keyring, meetingId: string): JobWork<BundleCheck, BundleCheck> =>
  async (report, signal) => {
    const { bundle: path } = meetingFolder(parts.stationFolder, meetingId);
    const opened = await openStoredBundle(parts, path, keyring);
    if (!opened.ok) return opened;
    try {
      return await checkEvery(opened.value, meetingId, report, signal);
    } finally {
      await opened.value.close();
    }
  };

async function checkEvery(
  { bundle }: StoredBundle,
  meetingId: string,
  report: (check: BundleCheck) => void,
  signal: AbortSignal,
): ReturnType<JobWork<BundleCheck, BundleCheck>> {
  const all = bundle.manifest.materials;
  const ofBytes = all.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const checkOf = (done: { readonly materials: number; readonly bytes: number }): BundleCheck => ({
    ...{ meetingId, ofMaterials: all.length, ofBytes },
    ...{ materials: done.materials, bytes: done.bytes },
  });
  report(checkOf({ materials: 0, bytes: 0 }));
  const verified = await bundle.verifyAll((done) => report(checkOf(done)), signal);
  return verified.ok ? ok(checkOf(verified.value)) : verified;
}
