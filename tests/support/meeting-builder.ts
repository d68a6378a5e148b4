import { applicantId, panelId, personId, type PersonId } from "../../src/core/ids.ts";
import { whoAuthorizes } from "../../src/core/meeting/authority.ts";
import type { MeetingCommand } from "../../src/core/meeting/commands.ts";
import { decide } from "../../src/core/meeting/decide.ts";
import type { MeetingEvent } from "../../src/core/meeting/events.ts";
import type { Mark, MotionCount } from "../../src/core/meeting/round/round-events.ts";
import { evolve } from "../../src/core/meeting/evolve.ts";
import { meetingFacts } from "../../src/core/meeting/facts.ts";
import { newMeeting, type MeetingState } from "../../src/core/meeting/state.ts";
import { gradersOf } from "../../src/core/meeting/grades/graders.ts";
import { currentRound, motionsFor, returnedFor } from "../../src/core/meeting/who.ts";
import type { Outcome } from "../../src/core/refusals/refusal.ts";
import type { Grade } from "../../src/core/rules/grade.ts";
import { aSmallManifest, type ManifestWishes } from "./small-manifest.ts";

const opened: MeetingEvent = {
  type: "meetingOpened",
  v: 1,
  bundleId: "6f9619ff-8b86-4d01-b42d-00cf4fc964ff",
  serial: 1,
  bundleHash: "11".repeat(32),
  rulesHash: "22".repeat(32),
  stationKey: "33".repeat(32),
};

/**
 * A meeting brought on by legal commands only, so that no test stands on a state that can't be.
 * `does` throws where a command is refused; `tries` gives the refusal's code.
 */
export function aMeeting(wishes: ManifestWishes = {}) {
  const manifest = aSmallManifest(wishes);
  const events: MeetingEvent[] = [opened];
  let state = evolve(newMeeting(meetingFacts(manifest)), opened);

  const attempt = (command: MeetingCommand, by?: readonly string[]): Outcome<unknown> => {
    const wanted = whoAuthorizes(state, command);
    const present = wanted.ok ? wanted.value : [];
    const decided = decide(state, command, new Set<PersonId>(by?.map(personId) ?? present));
    if (!decided.ok) return decided;
    for (const event of decided.value) state = evolve(state, event);
    events.push(...decided.value);
    return decided;
  };

  let slots = 0;
  /** A hash as the desk would give it, where the rules have 断电续投. */
  const nextSlot = (): string | null =>
    currentRound(state)?.resumption ? String((slots += 1)).padStart(64, "0") : null;

  const builder = {
    manifest,
    state: (): MeetingState => state,
    /** What the desk says itself, asked by nobody. */
    happens: (event: MeetingEvent) => {
      state = evolve(state, event);
      events.push(event);
      return builder;
    },
    events: (): readonly MeetingEvent[] => [...events],
    does: (command: MeetingCommand, by?: readonly string[]) => {
      const done = attempt(command, by);
      if (!done.ok) throw new Error(`Refused: ${done.error.code}`);
      return builder;
    },
    /** The refusal's code, or "done". Without `by`, everyone who must authorize does. */
    tries: (command: MeetingCommand, by?: readonly string[]): string => {
      const done = attempt(command, by);
      return done.ok ? "done" : done.error.code;
    },
    checkedIn: (...ids: readonly string[]) => {
      for (const id of ids) {
        builder.does({ type: "checkIn", personId: personId(id), sessionKey: keyOf(id) });
        const declare = { type: "declare", expertId: personId(id), related: [] } as const;
        const isNew = !state.declarations.has(personId(id));
        if (state.facts.experts.has(personId(id)) && isNew) builder.does(declare);
      }
      return builder;
    },
    everyoneCheckedIn: () =>
      builder.checkedIn(
        ...manifest.staff.map(({ id }) => id),
        ...manifest.experts.filter(({ reserve }) => !reserve).map(({ id }) => id),
      ),
    defended: (...ids: readonly string[]) => {
      for (const id of ids.map(applicantId)) {
        builder.called(id).does({ type: "endDefense", applicantId: id });
      }
      return builder;
    },
    /** Called, and the secretary has seen the identity card. */
    called: (id: string) => {
      const one = applicantId(id);
      builder.does({ type: "callApplicant", applicantId: one, overrideReason: null });
      const seen = { checkedBy: personId("GZ1"), document: "居民身份证" };
      return builder.does({ type: "checkIdentity", applicantId: one, ...seen });
    },
    /** Every grader of the applicant gives `total`, on paper read twice. */
    graded: (id: string, total: number) => {
      const applicant = manifest.applicants.find((one) => one.id === id);
      if (!applicant) throw new Error(`No applicant ${id}`);
      const sheets = gradersOf(state, applicant).map((expert) => ({
        expertId: expert.id,
        score: { kind: "total", total } as const,
      }));
      const sheet = { type: "enterSheets", applicantId: applicant.id, sheets } as const;
      builder.does({ ...sheet, entry: "first", enteredBy: personId("GZ1") });
      return builder.does({ ...sheet, entry: "second", enteredBy: personId("GZ2") });
    },
    concluded: (panel: string, leader: string, conclusions: Readonly<Record<string, Grade>>) =>
      builder.does({
        type: "confirmConclusions",
        panelId: panelId(panel),
        confirmedBy: personId(leader),
        conclusions: Object.entries(conclusions).map(([id, grade]) => ({
          applicantId: applicantId(id),
          grade,
          reason: null,
        })),
      }),
    /** All applicants of the manifest admitted with `total`, and their discussion closed. */
    readyToVote: (total = 90) => {
      builder.everyoneCheckedIn();
      for (const { id } of manifest.applicants) builder.defended(id).graded(id, total);
      for (const [panel, leader] of [
        ["第一组", "Z1"],
        ["第二组", "Z2"],
      ] as const) {
        const own = manifest.applicants.filter((applicant) => applicant.panel === panel);
        const grades = Object.fromEntries(own.map(({ id }) => [id, gradeFor(total)]));
        if (own.length > 0) builder.concluded(panel, leader, grades);
      }
      return builder.does({ type: "closeDiscussion", note: "逐人讨论，未另写评议意见" });
    },
    roundOpened: (...motions: readonly string[]) => {
      const ids = motions.map(applicantId);
      const counters = { scrutineerId: personId("Z3"), tellerId: personId("Z4") };
      builder.does({ type: "openRound", way: "station", motions: ids, ...counters });
      const slot = nextSlot();
      if (slot !== null) builder.does({ type: "confirmCodes", slot });
      return builder.does({ type: "confirmEmptyBox", projectorChecked: true });
    },
    /** A paper round, the box confirmed empty. */
    paperRoundOpened: (...motions: readonly string[]) => {
      const ids = motions.map(applicantId);
      const counters = { scrutineerId: personId("Z3"), tellerId: personId("Z4") };
      builder.does({ type: "openRound", way: "paper", motions: ids, ...counters });
      return builder.does({ type: "confirmEmptyBox", projectorChecked: false });
    },
    cast: (...ids: readonly string[]) => {
      for (const expertId of ids.map(personId)) {
        builder
          .does({ type: "handPaper", expertId, projectorChecked: true })
          .does({ type: "returnPaper", expertId, slot: nextSlot() });
      }
      return builder;
    },
    /** Counts that fit the papers returned: `approvals` first, the rest marked `others`. */
    countsOf: (approvals: number, others: Mark = "reject"): readonly MotionCount[] => {
      const round = currentRound(state);
      if (!round) throw new Error("No round");
      return round.motions.map((motion) => {
        const returned = returnedFor(round, motion);
        const approve = Math.min(approvals, returned);
        const zero = { approve, reject: 0, abstain: 0, spoiled: 0, unreadable: 0 };
        return { applicantId: motion.applicantId, ...zero, [others]: returned - approve };
      });
    },
    votersOf: () => {
      const round = currentRound(state);
      return round ? [...round.present].filter((id) => motionsFor(round, id).length > 0) : [];
    },
  };
  return builder;
}

/** Any 64 hex digits that differ from person to person. */
const keyOf = (id: string): string =>
  [...id]
    .map((letter) => (letter.codePointAt(0) ?? 0).toString(16))
    .join("")
    .padEnd(64, "0");

const gradeFor = (total: number): Grade =>
  total >= 85 ? "excellent" : total >= 60 ? "pass" : "fail";
