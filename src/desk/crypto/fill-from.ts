import { readSync } from "node:fs";

/** Fills `into` from a file in this thread. Gives the system's answer where it can't, or "EOF". */
export function fillFrom(descriptor: number, into: Uint8Array, offset: number): string | undefined {
  try {
    for (let done = 0; done < into.length;) {
      const bytes = readSync(descriptor, into, done, into.length - done, offset + done);
      if (bytes === 0) return "EOF";
      done += bytes;
    }
    return undefined;
  } catch (error) {
    if (error instanceof Error && "code" in error && typeof error.code === "string")
      return error.code;
    throw error;
  }
}
