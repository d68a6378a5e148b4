import { expect } from "vitest";
import type { HandedPaper, MeetingRecord } from "../../src/contract/answers.ts";
import { actOf, type DayStep } from "./short-day.ts";
import { HostGone, startStdioDesk, type StdioDesk } from "./stdio-desk.ts";
import { must, passphrase, type Venue } from "./venue.ts";

/**
 * A meeting over a host that gets killed: remembers what was acknowledged and what was asked, and
 * holds every restart to it. `before` is what the journal holds when it begins.
 */
export function aKilledDay(
  venue: Pick<Venue, "stationFolder" | "stickFolder" | "manifest">,
  before: readonly MeetingRecord[] = [],
) {
  let host: StdioDesk | undefined;
  /** All that the host ever gave, in the journal's order. */
  let known = before;
  /** Asked and not answered, in the order of asking. */
  let asked: readonly string[] = [];
  const papers = new Map<string, HandedPaper>();

  const running = (): StdioDesk => {
    if (!host) throw new HostGone();
    return host;
  };
  const day = {
    desk: () => running().desk,
    known: () => known,
    started: () => {
      host = startStdioDesk(venue);
    },
    /** Opens the meeting, and checks that it goes on where it was. */
    opened: async () => {
      const { desk } = running();
      must(await desk["station.unlock"]({ passphrase }));
      const { records } = must(await desk["meeting.open"]({ meetingId: venue.manifest.bundleId }));
      expectContinued(known, records, asked);
      [known, asked] = [records, []];
      papers.clear();
    },
    does: async (step: DayStep) => {
      const act = actOf(step, papers);
      asked = [...asked, step.commandId];
      const { records, paper } = must(await running().desk["meeting.act"](act));
      asked = asked.filter((id) => id !== step.commandId);
      const before = known.filter(({ command }) => command === step.commandId);
      if (before.length > 0) expect(records).toEqual(before);
      else known = [...known, ...records];
      if (paper && "expertId" in act.request) papers.set(act.request.expertId, paper);
    },
    /** The step again: its first records, and nothing new in the journal. */
    repeats: async (step: DayStep) => {
      const first = known.filter(({ command }) => command === step.commandId);
      expect(first.length).toBeGreaterThan(0);
      const again = must(await running().desk["meeting.act"](actOf(step, papers)));
      expect(again.records).toEqual(first);
      const { length } = known;
      expect(must(await running().desk["meeting.records"]({ afterSeq: length }))).toEqual([]);
    },
    /** Returns when all answers given before the kill have been read. */
    killed: async () => {
      await host?.kill();
      host = undefined;
    },
    killedAndOpened: async () => {
      await day.killed();
      day.started();
      await day.opened();
    },
    ended: async () => {
      expect(await running().end()).toBe(0);
      host = undefined;
    },
  };
  return day;
}

/**
 * Behind everything acknowledged: whole commands of those asked, in their order, and at the end the
 * void, or with 断电续投 the wait, that a restart gives to a round that was under way, if one was.
 */
function expectContinued(
  known: readonly MeetingRecord[],
  records: readonly MeetingRecord[],
  asked: readonly string[],
): void {
  expect(records.slice(0, known.length)).toEqual(known);
  expect(records.map(({ seq }) => seq)).toEqual(records.map((_, index) => index + 1));
  const own = new Set(asked);
  const more = records.slice(known.length).map(({ command }) => command);
  const answered = [...new Set(more.filter((command) => own.has(command)))];
  expect(answered).toEqual(asked.slice(0, answered.length));
  const others = records.slice(known.length).filter(({ command }) => !own.has(command));
  expect(others.map(({ event }) => event.type)).toEqual(
    others.map(({ event }) =>
      ["meetingOpened", "roundInterrupted"].includes(event.type) ? event.type : "roundVoided",
    ),
  );
  expectNoRoundLeftOpen(records);
}

function expectNoRoundLeftOpen(records: readonly MeetingRecord[]): void {
  const ofRounds = records.filter(({ event }) => "round" in event);
  const last = ofRounds.at(-1)?.event;
  if (!last) return;
  expect([
    ...["roundTallied", "roundVoided", "outcomesAnnounced", "roundCodesDestroyed"],
    "roundInterrupted",
  ]).toContain(last.type);
  if (last.type === "roundVoided") expect(last.because).toBe("interrupted");
}
