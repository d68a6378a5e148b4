import type { ApplicantId, PersonId } from "../../../core/ids.ts";
import type { Round } from "../../../core/meeting/state.ts";
import { decisionOn } from "../../../core/meeting/round/tally-view.ts";
import { paperRound } from "../../../core/meeting/round/paper-kinds.ts";
import { papersOf, presidingChair } from "../../../core/meeting/who.ts";
import { resumptionText } from "../../../core/meeting/round/resumption-text.ts";
import { levelWords, voidWords } from "../../../core/words.ts";
import { arithmeticSentence } from "../results-summary-of.ts";
import { namesOf, type FormSource } from "./form.ts";

/** 计票结果报告单 of one round, whichever way it was voted. `null` is left to be written by hand. */
export interface TallyReport {
  readonly round: number | null;
  readonly way: Round["way"];
  /** 应到, 实到 at the opening and 法定人数. */
  readonly expected: number;
  readonly present: number | null;
  readonly quorum: number;
  /** 发出, 收回, 有效, 无效, in papers. */
  readonly issued: number | null;
  readonly returned: number | null;
  readonly valid: number | null;
  readonly spoiled: number | null;
  readonly motions: readonly TalliedRow[];
  /** Why the round is void; `null` where it isn't. */
  readonly voided: string | null;
  /** Who was there at the opening and left without voting: no longer counted as 出席. Names. */
  readonly left: string;
  /** Why it was closed before all papers were back. */
  readonly closeReason: string | null;
  /** What is to be said of its 断电续投; `null` where it had none. */
  readonly resumption: string | null;
  readonly signers: readonly { readonly role: string; readonly name: string }[];
}

export interface TalliedRow {
  readonly applicantId: ApplicantId;
  readonly name: string;
  readonly level: string;
  readonly specialty: string;
  readonly marks: Marks | null;
  /** The arithmetic as a sentence. */
  readonly arithmetic: string;
  readonly outcome: string;
}

export interface Marks {
  readonly approve: number;
  readonly reject: number;
  readonly abstain: number;
  /** 无法辨认: on paper only. */
  readonly unreadable: number;
  readonly notReturned: number;
}

/** Rounds that are over: void, tallied or announced. One that is open shows nothing to anybody. */
export function tallyReportsOf(source: FormSource, round?: number): readonly TallyReport[] {
  return source.state.rounds
    .filter(({ number }) => round === undefined || number === round)
    .filter(({ status }) => ["void", "tallied", "announced"].includes(status))
    .map((one) => tallyReportOf(source, one));
}

function tallyReportOf(source: FormSource, round: Round): TallyReport {
  const { number, way, voided } = round;
  const reasons = voided ? [voidWords[voided.because], voided.note] : [];
  return {
    ...{ round: number, way, ...base(source) },
    present: round.presentAtOpening,
    ...papersCounted(round),
    motions: round.motions.map(({ applicantId }) => rowOf(source, round, applicantId)),
    voided: voided && reasons.filter((one) => one !== "").join("："),
    left: leaversOf(source, round),
    closeReason: round.closeReason,
    resumption: round.resumption && resumptionText(round.resumption),
    signers: signersOf(source, round),
  };
}

function leaversOf(source: FormSource, round: Round): string {
  const ids = source.records.flatMap(({ event }) =>
    event.type === "roundOpened" && event.round === round.number ? event.present : [],
  );
  return namesOf(
    source,
    ids.filter((id) => !round.present.has(id)),
  );
}

type Papers = Pick<TallyReport, "issued" | "returned" | "valid" | "spoiled">;

/** On paper nothing is known before both readings agree; on the station no paper is ever spoiled. */
function papersCounted(round: Round): Papers {
  const isCounted = round.counts.length > 0;
  if (round.way === "paper" && !round.agreed) return noPapers;
  const { issued, returned } = papersOf(round);
  const read = round.agreed?.papers ?? [];
  const spoiled = read.reduce((sum, paper) => sum + paper.spoiled, 0);
  const counted = isCounted ? { valid: returned - spoiled, spoiled } : {};
  return { ...noPapers, issued, returned, ...counted };
}

const noPapers: Papers = { issued: null, returned: null, valid: null, spoiled: null };

const base = ({ document }: FormSource) => ({
  expected: document.attendance.expected,
  quorum: document.attendance.quorum,
});

function rowOf(source: FormSource, round: Round, applicantId: ApplicantId): TalliedRow {
  const facts = factsOf(source, applicantId);
  if (round.counts.length === 0) return { ...facts, marks: null, arithmetic: "", outcome: "" };
  const motion = decisionOn(source.state, round, applicantId);
  const { approve, reject, abstain, unreadable, notReturned, passed } = motion;
  const marks = { approve, reject, abstain, unreadable, notReturned };
  // The tally of a round voided afterwards is kept, but it decides nothing.
  if (round.status === "void") return { ...facts, marks, arithmetic: "", outcome: "" };
  const arithmetic = arithmeticSentence(motion, source.manifest.rules);
  return { ...facts, marks, arithmetic, outcome: passed ? "通过" : "未通过" };
}

function factsOf({ state }: FormSource, applicantId: ApplicantId) {
  const applicant = state.facts.applicants.get(applicantId);
  return {
    applicantId,
    name: applicant?.name ?? "",
    level: applicant ? levelWords[applicant.level] : "",
    specialty: applicant?.specialty ?? "",
  };
}

/** To be filled in by hand: the motions of the round at hand, and no number. */
export function blankTallyReport(source: FormSource): TallyReport | undefined {
  const { number, kinds } = paperRound(source.state);
  const order = [...source.state.facts.applicants.keys()];
  const ids = kinds
    .flatMap(({ motions }) => motions)
    .toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
  if (ids.length === 0) return undefined;
  const none = { present: null, ...noPapers };
  return {
    ...{
      round: number,
      way: "paper",
      ...base(source),
      ...none,
      voided: null,
      left: "",
      closeReason: null,
      resumption: null,
    },
    motions: ids.map((id) => ({
      ...factsOf(source, id),
      ...{ marks: null, arithmetic: "", outcome: "" },
    })),
    signers: ["监票人", "计票人", "主任委员", "监督员"].map((role) => ({ role, name: "" })),
  };
}

function signersOf(source: FormSource, round: Round): TallyReport["signers"] {
  const supervisors = source.manifest.staff.filter(({ role }) => role === "supervisor");
  const one = (role: string, ids: readonly PersonId[]) => ({ role, name: namesOf(source, ids) });
  return [
    one("监票人", [round.scrutineerId]),
    one("计票人", [round.tellerId]),
    one(chairWord(source, round.chairId), [round.chairId]),
    one(
      "监督员",
      supervisors.map(({ id }) => id),
    ),
  ];
}

const chairWord = ({ state }: FormSource, id: PersonId): string =>
  (state.facts.experts.get(id) ?? presidingChair(state))?.office === "viceChair"
    ? "副主任委员"
    : "主任委员";
