import { resolve } from "node:path";
import { expect, test } from "vitest";
import type { MeetingRequest } from "../../src/contract/requests/meeting-request.ts";
import { applicantId, panelId, personId } from "../../src/core/ids.ts";
import { unprintableText } from "../../src/desk/meeting/unprintable-text.ts";
import { packagedFonts } from "../../src/desk/reports/report-fonts.ts";

const fonts = packagedFonts(resolve("resources"));
const one = { applicantId: applicantId("A1"), grade: "pass" } as const;
const person = { expertId: personId("Z1"), applicantId: applicantId("A1") };

const refusedWith = (text: string): readonly (string | undefined)[] => {
  const confirm = { type: "confirmConclusions", panelId: panelId("一组") } as const;
  const requests: readonly MeetingRequest[] = [
    { type: "lockMeeting", note: text },
    { type: "closeRound", reason: text },
    { type: "callApplicant", applicantId: applicantId("A1"), overrideReason: text },
    { type: "decideRecusal", ...person, recused: true, reason: text },
    { ...confirm, confirmedBy: personId("Z1"), conclusions: [{ ...one, reason: text }] },
  ];
  return requests.map((request) => unprintableText(request, () => fonts)?.code);
};

test("a typed reason or note that no report could print is refused before it is in the journal", () => {
  const missing = "REPORT_GLYPH_MISSING";
  expect(refusedWith("同意👍")).toEqual([missing, missing, missing, missing, missing]);
  expect(refusedWith("看\u200B不见")).toEqual([missing, missing, missing, missing, missing]);
});

test("rare names, line ends and empty texts are no trouble, and without a text no font is read", () => {
  const none = [undefined, undefined, undefined, undefined, undefined];
  expect(refusedWith("𠮷野、䶮堃、王𬭊\n意见一致")).toEqual(none);
  expect(refusedWith("")).toEqual(none);
  const unread = () => {
    throw new Error("fonts were read");
  };
  expect(unprintableText({ type: "lockMeeting", note: null }, unread)).toBeUndefined();
});
