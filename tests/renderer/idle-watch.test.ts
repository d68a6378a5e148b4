import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { StationStatus } from "../../src/contract/answers.ts";
import { applicantId } from "../../src/core/ids.ts";
import { ok } from "../../src/core/result.ts";
import { refuse } from "../../src/core/refusals/refusal.ts";
import { idleLimitMs, watchIdle } from "../../src/renderer/store/idle-watch.ts";
import { createSessionStore } from "../../src/renderer/store/session-store.ts";
import { isHeld } from "../../src/renderer/store/use-idle-lock.ts";
import { aMeeting } from "../support/meeting-builder.ts";
import { aDeskDouble, noMemory, noReplica } from "./desk-double.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const minute = 60_000;

function aWatch(isHeldNow: () => boolean = () => false) {
  const left: (number | null)[] = [];
  const lock = vi.fn();
  const watch = watchIdle({
    now: () => Date.now(),
    every: (ms, tick) => {
      const timer = setInterval(tick, ms);
      return () => clearInterval(timer);
    },
    isHeld: isHeldNow,
    onLeft: (seconds) => left.push(seconds),
    lock,
  });
  return { watch, lock, left };
}

describe("a station that everybody has left", () => {
  test("locks after the limit, once, and counts the last minute down", () => {
    const { lock, left } = aWatch();
    vi.advanceTimersByTime(idleLimitMs - minute - 1_000);
    expect(left.every((seconds) => seconds === null)).toBe(true);
    vi.advanceTimersByTime(1_000);
    expect(left.at(-1)).toBe(60);
    vi.advanceTimersByTime(minute - 1_000);
    expect(left.at(-1)).toBe(1);
    expect(lock).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1_000);
    expect(lock).toHaveBeenCalledTimes(1);
    expect(left.at(-1)).toBe(null);
  });

  test("doesn't lock while somebody touches it now and then", () => {
    const { watch, lock, left } = aWatch();
    for (let times = 0; times < 10; times += 1) {
      vi.advanceTimersByTime(idleLimitMs - 1_000);
      watch.touched();
      expect(left.at(-1)).toBe(null);
    }
    expect(lock).not.toHaveBeenCalled();
  });

  test("doesn't lock while a defense is held, and gives the whole time again afterwards", () => {
    let held = true;
    const { lock } = aWatch(() => held);
    vi.advanceTimersByTime(10 * idleLimitMs);
    held = false;
    vi.advanceTimersByTime(idleLimitMs - 1_000);
    expect(lock).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1_000);
    expect(lock).toHaveBeenCalledTimes(1);
  });

  test("is watched no longer once it is stopped", () => {
    const { watch, lock } = aWatch();
    watch.stop();
    vi.advanceTimersByTime(2 * idleLimitMs);
    expect(lock).not.toHaveBeenCalled();
  });
});

const status = (state: StationStatus["state"]): StationStatus => ({
  ...{ version: "0", state, name: "一号机", checkCode: null, checkWords: null },
  trustedOffices: [],
});

function aStore(lock: () => ReturnType<ReturnType<typeof aDeskDouble>["station.lock"]>) {
  const desk = aDeskDouble(() => Promise.resolve(ok({ records: [], paper: null })), {
    "station.lock": lock,
  });
  const wait = () => Promise.resolve();
  return createSessionStore({
    ...{ desk, replica: noReplica, memory: noMemory, newId: () => "id", wait },
  });
}

describe("the screens' lock", () => {
  test("remembers meeting and place, and opening that meeting leads back there", async () => {
    const store = aStore(() => Promise.resolve(ok(status("locked"))));
    store.takeStation(status("unlocked"));
    await store.openMeeting("m");
    const defense = { kind: "applicant", applicantId: applicantId("A1") } as const;
    store.takePlace({ step: "defense", defense });
    const meetingId = store.getState().meeting?.manifest.bundleId ?? "";
    await store.lockIdle();
    expect(store.getState()).toMatchObject({ meeting: null, resumeMeetingId: meetingId });
    expect(store.getState().station?.state).toBe("locked");
    await store.openMeeting(meetingId);
    expect(store.getState().place).toEqual({ step: "defense", defense });
    expect(store.getState().resumeMeetingId).toBe(null);
  });

  test("that the desk refuses changes nothing", async () => {
    const store = aStore(() => Promise.resolve(refuse("STATION_IN_USE")));
    store.takeStation(status("unlocked"));
    await store.openMeeting("m");
    await store.lockIdle();
    expect(store.getState().meeting).not.toBe(null);
    expect(store.getState().station?.state).toBe("unlocked");
  });

  test("waits while an applicant is before the panel or the office works", async () => {
    const store = aStore(() => Promise.resolve(ok(status("locked"))));
    expect(isHeld(store.getState())).toBe(true);
    store.takeStation(status("unlocked"));
    expect(isHeld(store.getState())).toBe(false);
    store.setState({ officeWorking: true });
    expect(isHeld(store.getState())).toBe(true);
    store.setState({ officeWorking: false });
    await store.openMeeting("m");
    expect(isHeld(store.getState())).toBe(false);
    const { meeting } = store.getState();
    if (!meeting) throw new Error("No meeting");
    const state = { ...aMeeting().state(), called: applicantId("A1") };
    store.setState({ meeting: { ...meeting, state } });
    expect(isHeld(store.getState())).toBe(true);
  });
});
