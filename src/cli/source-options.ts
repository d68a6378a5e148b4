import { err, ok, type Result } from "../core/result.ts";
import { readProfile } from "../desk/roster/profile-file.ts";
import type { SourcePlace } from "../desk/roster/read-source.ts";
import type { Given } from "./arguments.ts";
import { refused, type CommandForm, type NotDone } from "./command.ts";

/** How a source folder is read, by every command that reads one. */
export const sourceOptions = {
  profile: { kind: "value", value: "PROFILE.yaml" },
  strict: { kind: "flag" },
} as const satisfies CommandForm["options"];

/** Reads the profile, where one is given. */
export async function sourceReading(
  given: Given,
): Promise<Result<Pick<SourcePlace, "profile" | "strict">, NotDone>> {
  const strict = given.flag("strict");
  const path = given.optional("profile");
  if (path === undefined) return ok({ strict });
  const profile = await readProfile(path);
  return profile.ok ? ok({ strict, profile: profile.value }) : err(refused(profile.error));
}
