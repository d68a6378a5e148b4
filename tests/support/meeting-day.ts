import { randomUUID } from "node:crypto";
import type { ActAnswer } from "../../src/contract/answers.ts";
import type { MeetingRequest, RequestOf } from "../../src/contract/requests/meeting-request.ts";
import type { Desk } from "../../src/contract/table.ts";
import {
  applicantId,
  panelId,
  personId,
  type ApplicantId,
  type PersonId,
} from "../../src/core/ids.ts";
import type { Mark } from "../../src/core/meeting/round/round-events.ts";
import type { Outcome } from "../../src/core/refusals/refusal.ts";
import { bundleName, must, passphrase, type Venue } from "./venue.ts";

/** One PIN per person that is easy to compute in a test and not too simple for the desk. */
export const pinOf = (id: string): string =>
  String(
    700_300 + ([...id].reduce((sum, letter) => sum * 7 + (letter.codePointAt(0) ?? 0), 0) % 99_000),
  );

/** Drives a desk through its contract, as the screens do. */
export function aDay(desk: Desk, venue: Venue) {
  const { manifest } = venue;
  const act = (
    request: MeetingRequest,
    by: readonly string[] = [],
    commandId: string = randomUUID(),
  ): Promise<Outcome<ActAnswer>> =>
    desk["meeting.act"]({
      commandId,
      request,
      pins: by.map((id) => ({ personId: personId(id), pin: pinOf(id) })),
    });
  const does = async (request: MeetingRequest, ...by: readonly string[]) =>
    must(await act(request, by));

  const codeOf = async (holder: "chair" | "scrutineer", id: string) => {
    const pins = [{ personId: personId(id), pin: pinOf(id) }];
    return must(await desk["round.code"]({ holder, pins })).code;
  };

  const day = {
    act,
    does,
    /** The two codes of a round that has 断电续投, as their holders write them down. */
    codes: async () => ({
      chairCode: await codeOf("chair", "Z1"),
      scrutineerCode: await codeOf("scrutineer", "Z3"),
    }),
    opened: async () => {
      must(await desk["station.unlock"]({ passphrase }));
      must(await desk["bundle.load"]({ driveId: "folder-1", fileName: bundleName }));
      return must(await desk["meeting.open"]({ meetingId: manifest.bundleId }));
    },
    /** With a PIN; an expert declares that there is nobody to be recused from. */
    checkedIn: async (id: PersonId) => {
      await does({ type: "checkIn", personId: id, newPin: pinOf(id) });
      if (!manifest.experts.some((expert) => expert.id === id)) return;
      await does({ type: "declare", expertId: id, related: [] }, id);
    },
    everyoneCheckedIn: async () => {
      for (const { id } of [...manifest.staff, ...manifest.experts]) {
        await day.checkedIn(id);
      }
    },
    /** Called, known by the document, and done. */
    heard: async (id: ApplicantId) => {
      await does({ type: "callApplicant", applicantId: id, overrideReason: null });
      const seen = { checkedBy: personId("GZ1"), document: "居民身份证" };
      await does({ type: "checkIdentity", applicantId: id, ...seen });
      await does({ type: "endDefense", applicantId: id });
    },
    /** Everyone admitted with 90 points, on paper read twice, and discussed. */
    readyToVote: async () => {
      await day.opened();
      await day.everyoneCheckedIn();
      for (const { id, panel } of manifest.applicants) {
        await day.heard(id);
        const graders = manifest.experts.filter((expert) => expert.panel === panel);
        const sheets = graders.map((expert) => ({
          expertId: expert.id,
          score: { kind: "total", total: 90 } as const,
        }));
        const sheet = { type: "enterSheets", applicantId: id, sheets } as const;
        await does({ ...sheet, entry: "first", enteredBy: personId("GZ1") }, "GZ1");
        await does({ ...sheet, entry: "second", enteredBy: personId("GZ2") }, "GZ2");
      }
      for (const [panel, leader] of [
        ["第一组", "Z1"],
        ["第二组", "Z2"],
      ] as const) {
        const conclusions = manifest.applicants
          .filter((one) => one.panel === panel)
          .map(({ id }) => ({ applicantId: id, grade: "excellent" as const, reason: null }));
        const confirm: RequestOf<"confirmConclusions"> = {
          type: "confirmConclusions",
          panelId: panelId(panel),
          confirmedBy: personId(leader),
          conclusions,
        };
        if (conclusions.length > 0) await does(confirm, leader);
      }
      await does({ type: "closeDiscussion", note: "逐人讨论，未另写评议意见" }, "Z1");
    },
    /** Gives the codes, where the rules have 断电续投. */
    roundOpened: async (...motions: readonly string[]) => {
      const counters = { scrutineerId: personId("Z3"), tellerId: personId("Z4") };
      await does(
        { type: "openRound", way: "station", motions: motions.map(applicantId), ...counters },
        "Z1",
      );
      const codes = manifest.rules.resumableRounds ? await day.codes() : undefined;
      if (codes) await does({ type: "confirmCodes", ...codes });
      await does({ type: "confirmEmptyBox", projectorChecked: true }, "Z3", "Z4");
      return codes;
    },
    cast: async (id: string, mark: (applicant: ApplicantId) => Mark) => {
      const expertId = personId(id);
      const { paper } = await does({ type: "handPaper", expertId, projectorChecked: true }, id);
      if (!paper) throw new Error("No paper");
      const marks = paper.motions.map((motion) => ({ applicantId: motion, mark: mark(motion) }));
      return does({ type: "castPaper", expertId, paper: paper.token, marks });
    },
    /** Closes, tallies, announces, locks and makes the result. */
    finished: async () => {
      await does({ type: "closeRound", reason: null }, "Z1");
      await does({ type: "tallyRound" }, "Z3", "Z4");
      await does({ type: "announceOutcomes" }, "Z1");
      await does({ type: "lockMeeting", note: null }, "Z1", "GZ1");
      return day.resultMade();
    },
    /** Under the keys of the chair and the secretary of the lock. */
    resultMade: async () => {
      const pins = ["Z1", "GZ1"].map((id) => ({ personId: personId(id), pin: pinOf(id) }));
      return must(await desk["result.prepare"]({ pins }));
    },
  };
  return day;
}
