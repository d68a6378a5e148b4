import { basename, join } from "node:path";
import type { Desk } from "../../contract/table.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import type { DeskParts } from "../desk-parts.ts";
import { driveFolder } from "../drives/drives.ts";
import { onDisk } from "../files/disk-refusal.ts";
import { makeResult } from "../meeting/result-maker.ts";
import type { MeetingSession } from "../meeting/meeting-session.ts";
import { hashFile, type HashedFile } from "../sealed/sealed-output.ts";
import { copyFile } from "../station/copy-file.ts";
import { heldKeyring, soundSession, type Held, type InTurn } from "./held.ts";

type ResultMethods = Pick<Desk, "result.prepare" | "result.export">;

/** The result package of the open meeting. */
export function resultMethods(parts: DeskParts, held: Held, inTurn: InTurn): ResultMethods {
  return {
    "result.prepare": ({ pins }) =>
      inTurn(async () => {
        const session = soundSession(held);
        if (!session.ok) return session;
        const keyring = heldKeyring(held);
        if (!keyring.ok) return keyring;
        const made = await resultMade(parts, session.value);
        if (!made.ok) return made;
        const written = made.value
          ? ok(made.value)
          : await makeResult(session.value, keyring.value, parts, pins);
        return written.ok ? ok({ fileName: resultName(session.value), ...written.value }) : written;
      }),
    "result.export": ({ driveId }) =>
      inTurn(async () => {
        const session = soundSession(held);
        if (!session.ok) return session;
        const made = await resultMade(parts, session.value);
        if (!made.ok) return made;
        if (!made.value) return refuse("RESULT_NOT_READY");
        const folder = await driveFolder(parts.drives, driveId);
        if (!folder.ok) return folder;
        const fileName = resultName(session.value);
        const to = join(folder.value, fileName);
        const written = await copyFile(
          parts.files,
          session.value.folder.result,
          to,
          parts.crypto.hashing,
        );
        return written.ok ? ok({ fileName: basename(to), ...written.value }) : written;
      }),
  };
}

/** The station's own copy, if it was made: the session secret is gone by then, in this run or an earlier. */
async function resultMade(
  { files }: DeskParts,
  { folder, sessionSecret }: MeetingSession,
): Promise<Outcome<HashedFile | undefined>> {
  return onDisk(folder.result, async () => {
    const there = sessionSecret === undefined && (await files.stat(folder.result));
    return there ? hashFile(files, folder.result) : undefined;
  });
}

/** ASCII, since some systems mount sticks so that other names are lost. */
const resultName = ({ state }: MeetingSession): string =>
  `result-${state.facts.meetingId.slice(0, 8)}.vsresult`;
