import { err } from "../../core/result.ts";
import { refusal, type Outcome } from "../../core/refusals/refusal.ts";

/**
 * Runs work on a stick, of which every system error is expected: sticks fail in more ways than
 * `onDisk` knows, and no failure of one may stop the meeting. Anything else is a bug and stays thrown.
 */
export async function onStick<T>(
  label: string,
  work: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    return err(refusal("DISK_FAILED", { file: label, errno: String(error.code) }));
  }
}
