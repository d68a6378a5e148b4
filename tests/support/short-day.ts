import { randomUUID } from "node:crypto";
import type { HandedPaper } from "../../src/contract/answers.ts";
import type { MeetingRequest, RequestOf } from "../../src/contract/requests/meeting-request.ts";
import type { Desk } from "../../src/contract/table.ts";
import type { Manifest } from "../../src/core/bundle/manifest.ts";
import { applicantId, panelId, personId } from "../../src/core/ids.ts";
import { pinOf } from "./meeting-day.ts";
import type { ManifestWishes } from "./small-manifest.ts";

/** The smallest committee that can vote, and one applicant more than it votes on. */
export const shortDayWishes: ManifestWishes = { experts: 5, applicants: 2 };

/** The papers that experts now have in front of them, by their numbers. */
export type Papers = ReadonlyMap<string, HandedPaper>;

/** One command of a day, as often as it is sent: its id stays. */
export interface DayStep {
  readonly commandId: string;
  readonly by: readonly string[];
  readonly request: (papers: Papers) => MeetingRequest;
}

/** What `meeting.act` takes for a step. */
export const actOf = (
  { commandId, by, request }: DayStep,
  papers: Papers,
): Parameters<Desk["meeting.act"]>[0] => ({
  commandId,
  request: request(papers),
  pins: by.map((id) => ({ personId: personId(id), pin: pinOf(id) })),
});

/** Who locks and signs. */
export const signerPins = ["Z1", "GZ1"].map((id) => ({ personId: personId(id), pin: pinOf(id) }));

const step = (request: MeetingRequest, ...by: readonly string[]): DayStep => ({
  ...{ commandId: randomUUID(), by, request: () => request },
});

/** Check-in of everyone who is needed: secretary, checker, experts. */
export const checkInSteps = ({ staff, experts }: Manifest): readonly DayStep[] => [
  ...[...staff.slice(0, 2), ...experts].map(({ id }) =>
    step({ type: "checkIn", personId: id, newPin: pinOf(id) }),
  ),
  ...experts.map(({ id }) => step({ type: "declare", expertId: id, related: [] }, id)),
];

export const callStep = (id: string): DayStep =>
  step({ type: "callApplicant", applicantId: applicantId(id), overrideReason: null });

/** A1 defends and is graded excellent, A2 stays away; up to the end of the discussion. */
const seenBySecretary = { checkedBy: personId("GZ1"), document: "居民身份证" };

export function defenseSteps({ experts }: Manifest): readonly DayStep[] {
  const [a1, a2] = [applicantId("A1"), applicantId("A2")];
  const score = { kind: "total", total: 90 } as const;
  const graders = experts.filter(({ panel }) => panel === "第一组");
  const sheets = graders.map(({ id }) => ({ expertId: id, score }));
  const sheet = { type: "enterSheets", applicantId: a1, sheets } as const;
  const conclusion = { applicantId: a1, grade: "excellent", reason: null } as const;
  const confirm: RequestOf<"confirmConclusions"> = {
    ...{ type: "confirmConclusions", panelId: panelId("第一组"), confirmedBy: personId("Z1") },
    conclusions: [conclusion],
  };
  return [
    callStep("A1"),
    step({ type: "checkIdentity", applicantId: a1, ...seenBySecretary }),
    step({ type: "startStatement", applicantId: a1 }),
    step({ type: "leave", expertId: personId("Z4") }, "GZ1"),
    step({ type: "endDefense", applicantId: a1 }),
    step({ type: "comeBack", expertId: personId("Z4") }, "Z4"),
    step({ ...sheet, entry: "first", enteredBy: personId("GZ1") }, "GZ1"),
    step({ ...sheet, entry: "second", enteredBy: personId("GZ2") }, "GZ2"),
    step({ type: "markAbsent", applicantId: a2 }, "Z2"),
    step(confirm, "Z1"),
    step({ type: "closeDiscussion", note: "一致同意" }, "Z1"),
  ];
}

/** One round on A1, approved by all; in bursts of commands that need not wait for each other. */
export function roundBursts({ experts }: Manifest): readonly (readonly DayStep[])[] {
  const counters = { scrutineerId: personId("Z3"), tellerId: personId("Z4") };
  const ids = experts.map(({ id }) => id);
  return [
    [step({ type: "openRound", way: "station", motions: [applicantId("A1")], ...counters }, "Z1")],
    [step({ type: "confirmEmptyBox", projectorChecked: true }, "Z3", "Z4")],
    ids.map((expertId) => step({ type: "handPaper", expertId, projectorChecked: true }, expertId)),
    ids.map(castStep),
    [step({ type: "closeRound", reason: null }, "Z1")],
    [step({ type: "tallyRound" }, "Z3", "Z4")],
  ];
}

function castStep(expertId: ReturnType<typeof personId>): DayStep {
  const request = (papers: Papers): MeetingRequest => {
    const { token, motions } = papers.get(expertId) ?? { token: "", motions: [] };
    const marks = motions.map((id) => ({ applicantId: id, mark: "approve" as const }));
    return { type: "castPaper", expertId, paper: token, marks };
  };
  return { commandId: randomUUID(), by: [], request };
}

/** Announcement and lock. */
export const closingSteps = (): readonly DayStep[] => [
  step({ type: "announceOutcomes" }, "Z1"),
  step({ type: "lockMeeting", note: null }, "Z1", "GZ1"),
];
