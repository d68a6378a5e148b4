import type { Manifest } from "../../core/bundle/manifest.ts";
import type { PersonId } from "../../core/ids.ts";
import { stationOf } from "../../core/meeting/who.ts";
import { nameOf } from "../../core/meeting/people/person-name.ts";
import { ok } from "../../core/result.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import type { AuditedJournal } from "../../core/result/audit.ts";
import { rulesHash } from "../../core/result/derive-result.ts";
import type { ResultDocument } from "../../core/result/result-document.ts";

/** Names of those whose keys signed a result. */
export interface ResultSigners {
  readonly station: string;
  readonly chair: string;
  readonly secretary: string;
}

/**
 * Who signed: the station that kept this journal, and the session keys with which the chair and
 * the secretary of the lock had checked in; nobody else. The signatures themselves have been
 * verified. Refuses with RESULT_DIFFERS (a journal of another bundle or station) and
 * RESULT_SIGNERS_MISSING.
 */
export function checkSigners(
  manifest: Manifest,
  manifestHash: string,
  { state, records }: AuditedJournal,
  { station }: ResultDocument,
  { signers }: { readonly signers: readonly string[] },
): Outcome<ResultSigners> {
  const { opened } = state;
  if (opened?.bundleHash !== manifestHash || opened.bundleId !== manifest.bundleId)
    return refuse("RESULT_DIFFERS", { field: "meetingOpened.bundleHash" });
  if (opened.rulesHash !== rulesHash(manifest.rules))
    return refuse("RESULT_DIFFERS", { field: "meetingOpened.rulesHash" });
  if (stationOf(state) !== station.signingKey) {
    const field = state.moves.length > 0 ? "meetingMoved.toStation" : "meetingOpened.stationKey";
    return refuse("RESULT_DIFFERS", { field });
  }
  const locked = records.map(({ event }) => event).find(({ type }) => type === "meetingLocked");
  if (locked?.type !== "meetingLocked") return refuse("RESULT_NOT_LOCKED");
  const { chairId, secretaryId } = locked;
  const keyOf = (id: PersonId) => state.people.get(id)?.sessionKey;
  const wanted = [
    ["评审电脑 station", station.signingKey],
    ["主任委员 chair", keyOf(chairId)],
    ["秘书 secretary", keyOf(secretaryId)],
  ] as const;
  const missing = wanted.find(([, key]) => key === undefined || !signers.includes(key));
  if (missing) return refuse("RESULT_SIGNERS_MISSING", { who: missing[0] });
  if (signers.length !== wanted.length) return refuse("RESULT_MALFORMED", { where: "signatures" });
  return ok({
    station: station.name,
    chair: nameOf(state, chairId),
    secretary: nameOf(state, secretaryId),
  });
}
