import type { MeetingRequest } from "../../contract/requests/meeting-request.ts";
import type { Refusal } from "../../core/refusals/refusal.ts";
import type { ReportFonts } from "../reports/report-fonts.ts";
import { unwritableCharacter } from "../reports/text-layout.ts";

/**
 * The refusal for a typed reason or note with a character that no report could print. Once it is
 * in the journal nothing takes it out again, and without reports there is no result.
 * Fonts are read only where there is a text.
 */
export function unprintableText(
  request: MeetingRequest,
  fonts: () => ReportFonts,
): Refusal | undefined {
  return firstUnprintable(textsOf(request), fonts);
}

/** The same for texts that come by another way. */
export function firstUnprintable(
  texts: readonly string[],
  fonts: () => ReportFonts,
): Refusal | undefined {
  for (const text of texts) {
    const refused = unwritableCharacter(
      fonts(),
      text,
      Array.from(text).slice(0, shownLength).join(""),
    );
    if (refused) return refused;
  }
  return undefined;
}

/** In characters: enough of a text to find the field by. */
const shownLength = 20;

function textsOf(request: MeetingRequest): readonly string[] {
  const typed = [
    "reason" in request ? request.reason : null,
    "note" in request ? request.note : null,
    "overrideReason" in request ? request.overrideReason : null,
    ...("opinions" in request ? request.opinions.map(({ text }) => text) : []),
    ...("conclusions" in request ? request.conclusions.map(({ reason }) => reason) : []),
  ];
  return typed.flatMap((text) => text ?? []);
}
