import type { ApplicantId, PersonId } from "../../core/ids.ts";
import type { Mark } from "../../core/meeting/round/round-events.ts";
import { nameOf } from "../../core/meeting/people/person-name.ts";
import { stageOf } from "../../core/meeting/stage.ts";
import { currentRound, presentExperts, presidingChair, votersOf } from "../../core/meeting/who.ts";
import { refusal } from "../../core/refusals/refusal.ts";
import { Fault } from "../../desk/sealed/fault.ts";
import { drawn } from "./chance.ts";
import type { MeetingClient } from "./meeting-client.ts";
import { strengthOf } from "./scores.ts";
import type { Steps } from "./steps.ts";

/** 集体讨论 and one round of 表决 on everyone admitted, down to the announcement. */
export async function discussAndVote(client: MeetingClient, steps: Steps): Promise<void> {
  const { act, state } = client;
  const motions = [...state().facts.applicants.keys()].filter(
    (id) => stageOf(state(), id) === "admitted",
  );
  if (motions.length === 0) return;
  await steps.run(
    () => act({ type: "closeDiscussion", note: "逐人讨论，意见一致后进入表决" }),
    () => ({ zh: `集体讨论结束，${motions.length} 人进入表决`, en: "Discussion closed" }),
  );
  await openRound(client, steps, motions);
  await steps.run(
    () => collectPapers(client),
    (papers) => ({
      zh: `${papers} 位专家输入 PIN 领票、投票`,
      en: `${papers} ballot papers returned`,
    }),
  );
  await steps.run(
    () => act({ type: "closeRound", reason: null }),
    () => ({ zh: "主任委员截止投票", en: "Round closed" }),
  );
  await steps.run(
    () => act({ type: "tallyRound" }),
    () => ({ zh: "监票人、计票人确认发出票＝收回票，计票", en: "Tallied" }),
  );
  await steps.run(
    () => act({ type: "announceOutcomes" }),
    () => {
      const passed = motions.filter((id) => stageOf(state(), id) === "passed").length;
      return {
        zh: `主任委员宣布结果：通过 ${passed} 人，未通过 ${motions.length - passed} 人`,
        en: "Outcomes announced",
      };
    },
  );
}

async function openRound(
  { act, state }: MeetingClient,
  steps: Steps,
  motions: readonly ApplicantId[],
): Promise<void> {
  const [scrutineerId, tellerId] = counters({ state });
  await steps.run(
    () => act({ type: "openRound", way: "station", motions: [...motions], scrutineerId, tellerId }),
    () => ({
      zh: `主任委员开启第 ${currentRound(state())?.number ?? 1} 轮表决，监票人${nameOf(state(), scrutineerId)}，计票人${nameOf(state(), tellerId)}`,
      en: `Round opened on ${motions.length} motions`,
    }),
  );
  await steps.run(
    () => act({ type: "confirmEmptyBox", projectorChecked: true }),
    () => ({ zh: "监票人、计票人确认票箱为空", en: "Box confirmed empty" }),
  );
}

/** Two who don't preside; the deputies only where nobody else is left. */
function counters({ state }: Pick<MeetingClient, "state">): readonly [PersonId, PersonId] {
  const chair = presidingChair(state());
  const others = presentExperts(state()).filter(({ id }) => id !== chair?.id);
  const members = [
    ...others.filter(({ office }) => office === "member"),
    ...others.filter(({ office }) => office !== "member"),
  ];
  const [first, second] = members;
  if (!first || !second) throw new Fault(refusal("COUNTERS_NOT_TWO"));
  return [first.id, second.id];
}

/** Every voter takes a paper by PIN, marks each row, and returns it. */
async function collectPapers({ act, state }: MeetingClient): Promise<number> {
  const round = currentRound(state());
  const voters = round ? votersOf(round) : [];
  for (const expertId of voters) {
    const { paper } = await act({ type: "handPaper", expertId, projectorChecked: true });
    if (!paper) throw new Error("A paper that was handed over has a token");
    const marks = paper.motions.map((applicantId) => ({
      applicantId,
      mark: markOf(applicantId, expertId, state().facts.rules.abstentionAllowed),
    }));
    await act({ type: "castPaper", expertId, paper: paper.token, marks });
  }
  return voters.length;
}

/** The stronger the defense was, the likelier the approval; the weakest who were admitted are contested. */
function markOf(applicantId: ApplicantId, expertId: PersonId, abstention: boolean): Mark {
  const likely = Math.max(50, Math.min(96, 2 * strengthOf(applicantId) - 80));
  const mark = drawn(100, "mark", applicantId, expertId);
  if (mark < likely) return "approve";
  return abstention && mark % 4 === 0 ? "abstain" : "reject";
}
