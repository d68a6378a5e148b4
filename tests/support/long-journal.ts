import { randomUUID } from "node:crypto";
import { randomBytes } from "@noble/hashes/utils.js";
import type { Json } from "../../src/core/canonical-json.ts";
import type { Manifest } from "../../src/core/bundle/manifest.ts";
import type { MeetingEvent } from "../../src/core/meeting/events.ts";
import type { FileLayer } from "../../src/desk/files/file-layer.ts";
import { createNodeFileLayer } from "../../src/desk/files/node-file-layer.ts";
import { openJournal } from "../../src/desk/journal/journal-file.ts";
import { meetingFolder } from "../../src/desk/meeting/meeting-folder.ts";
import { must, type Venue } from "./venue.ts";

/** Puts events behind a begun journal, one a frame, as a desk would have written them: without PINs and syncs. */
export async function addEvents(
  { stationFolder, station, manifest }: Venue,
  events: Iterable<MeetingEvent>,
): Promise<void> {
  const { bundleId: meetingId } = manifest;
  const { identity, signer } = station;
  const { journal } = must(
    await openJournal({
      ...{ files: withoutSync(createNodeFileLayer()), meetingId, identity },
      path: meetingFolder(stationFolder, meetingId).journal,
      ...{ signingKey: signer.signingKey, random: randomBytes },
    }),
  );
  let second = 0;
  for (const event of events) {
    const fact = { event: event as unknown as Json, at: new Date(second * 1000).toISOString() };
    must(await journal.append({ command: randomUUID(), events: [fact] }));
    second += 1;
  }
  await journal.close();
}

/** Everyone checks in, with keys that no PIN opens. */
export const checkIns = ({ staff, experts }: Manifest): readonly MeetingEvent[] =>
  [...staff, ...experts].map(({ id: personId }, index) => ({
    ...{ type: "personCheckedIn", v: 1, personId },
    sessionKey: String(index + 1).padStart(64, "0"),
  }));

/** Recusals of every expert from every applicant, again and again, and people who come and go. */
export function* comingsAndGoings(
  { experts, applicants }: Manifest,
  count: number,
): Generator<MeetingEvent> {
  for (let index = 0; index < count; index += 1) {
    const expertId = experts[1 + (index % (experts.length - 1))]?.id;
    const applicantId = applicants[index % applicants.length]?.id;
    const chairId = experts[0]?.id;
    if (!expertId || !applicantId || !chairId) throw new Error("Nobody there");
    const recusal = { recused: index % 7 === 0, reason: "本人提出，与申报人同单位", chairId };
    const last = experts.at(-1)?.id ?? expertId;
    if (index % 4 < 2) yield { type: "recusalDecided", v: 1, expertId, applicantId, ...recusal };
    else yield { type: index % 4 === 2 ? "expertLeft" : "expertCameBack", v: 1, expertId: last };
  }
}

/** The disk's part is measured elsewhere; a hundred thousand syncs would take minutes. */
function withoutSync(files: FileLayer): FileLayer {
  return {
    ...files,
    open: async (path, mode) => ({
      ...(await files.open(path, mode)),
      sync: () => Promise.resolve(),
    }),
  };
}
