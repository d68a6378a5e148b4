import type { Applicant } from "../../bundle/manifest.ts";
import type { ApplicantId, PanelId } from "../../ids.ts";
import { refuse, type Outcome } from "../../refusals/refusal.ts";
import { ok } from "../../result.ts";
import type { CommandOf } from "../commands.ts";
import { speakersOf } from "../grades/decide-conclusions.ts";
import { hasDeclared } from "../people/decide-declaration.ts";
import type { Decided } from "../decided.ts";
import { nameOf } from "../people/person-name.ts";
import { judgementsOf, readersOf, readersVerdict, reviewsMaterials } from "./readers.ts";
import type { ReadingCommand } from "./reading-commands.ts";
import type { PanelVerdict } from "./reading-events.ts";
import type { ReadingProgress } from "./reading-progress.ts";
import { lastRoundOn } from "../stage.ts";
import type { MeetingState } from "../state.ts";
import { isPresent, isRecused, openHints, staffPresent } from "../who.ts";

export function decideReading(state: MeetingState, command: ReadingCommand): Decided {
  switch (command.type) {
    case "judgeMaterials":
      return judgeMaterials(state, command);
    case "confirmMaterialsVerdicts":
      return confirmMaterialsVerdicts(state, command);
    case "correctMaterialsVerdict":
      return correctMaterialsVerdict(state, command);
    case "checkOriginals":
      return checkOriginals(state, command);
    case "vetoApplication":
      return vetoApplication(state, command);
  }
}

/** 主审: a reader's opinion. It may be given anew until the panel's verdict stands. */
function judgeMaterials(state: MeetingState, command: CommandOf<"judgeMaterials">): Decided {
  const { applicantId, expertId, verdict } = command;
  const readable = readableApplicant(state, applicantId);
  if (!readable.ok) return readable;
  const { applicant, reading } = readable.value;
  const name = nameOf(state, expertId);
  if (reading.verdict) return refuse("VERDICT_ALREADY_CONFIRMED", { name: applicant.name });
  const declared = hasDeclared(state, expertId);
  if (!declared.ok) return declared;
  if (isRecused(state, expertId, applicantId)) return refuse("READER_RECUSED", { name });
  const readers = readersOf(state, applicant);
  if (!readers.some(({ id }) => id === expertId)) {
    const names = readers.map((reader) => reader.name).join("、");
    return refuse("NOT_THE_READER", { name, readers: names });
  }
  const reason = command.reason.trim();
  if (verdict === "fail" && reason === "") return refuse("RETURN_REASON_MISSING");
  return ok([{ type: "materialsJudged", v: 1, applicantId, expertId, verdict, reason }]);
}

/** The panel's verdicts as one list; a departure from the readers needs its reason. */
function confirmMaterialsVerdicts(
  state: MeetingState,
  { panelId, confirmedBy, verdicts }: CommandOf<"confirmMaterialsVerdicts">,
): Decided {
  const ids = verdicts.map(({ applicantId }) => applicantId);
  if (ids.length === 0 || new Set(ids).size !== ids.length) return refuse("VERDICTS_EMPTY");
  for (const verdict of verdicts) {
    const sound = soundVerdict(state, panelId, verdict);
    if (!sound.ok) return sound;
  }
  if (speakersOf(state, panelId, ids)[0] !== confirmedBy) {
    return refuse("NOT_THE_PANEL_LEADER", { name: nameOf(state, confirmedBy) });
  }
  const confirmed = { panelId, leaderId: confirmedBy, verdicts };
  return ok([{ type: "materialsVerdictsConfirmed", v: 1, ...confirmed }]);
}

function soundVerdict(
  state: MeetingState,
  panelId: PanelId | null,
  { applicantId, verdict, reason }: PanelVerdict,
): Outcome<null> {
  const readable = readableApplicant(state, applicantId);
  if (!readable.ok) return readable;
  const { applicant, reading } = readable.value;
  const { name } = applicant;
  if (applicant.panel !== panelId) return refuse("NOT_THIS_PANELS_APPLICANT", { name });
  if (reading.verdict) return refuse("VERDICT_ALREADY_CONFIRMED", { name });
  const judgements = judgementsOf(state, applicant);
  if (judgements.size === 0) return refuse("READING_MISSING", { name });
  const departs = readersVerdict(judgements) !== verdict;
  return departs && (reason ?? "").trim() === ""
    ? refuse("VERDICT_WITHOUT_REASON", { name })
    : ok(null);
}

/** A verdict that was wrong: leader and secretary together, before the applicant is called. */
function correctMaterialsVerdict(
  state: MeetingState,
  { applicantId, to, reason }: CommandOf<"correctMaterialsVerdict">,
): Decided {
  const readable = readableApplicant(state, applicantId);
  if (!readable.ok) return readable;
  const { applicant, reading } = readable.value;
  const { name } = applicant;
  if (!reading.verdict) return refuse("VERDICT_NOT_CONFIRMED", { name });
  if (state.applicants.get(applicantId)?.defense !== "notCalled") {
    return refuse("VERDICT_AFTER_CALL", { name });
  }
  const { verdict: from } = reading.verdict;
  if (from === to) return refuse("VERDICT_UNCHANGED", { name });
  if (reason.trim() === "") return refuse("REASON_MISSING");
  const [leaderId] = speakersOf(state, applicant.panel, [applicantId]);
  const secretaryId = staffPresent(state, "secretary");
  if (!leaderId) return refuse("NO_CHAIR_PRESENT");
  if (!secretaryId) return refuse("NO_SECRETARY_PRESENT");
  const said = { from, to, reason: reason.trim(), leaderId, secretaryId };
  return ok([{ type: "materialsVerdictCorrected", v: 1, applicantId, ...said }]);
}

/** 原件核验 by somebody who is here and not recused. It gates nothing. */
function checkOriginals(state: MeetingState, command: CommandOf<"checkOriginals">): Decided {
  const { applicantId, checkedBy, agree } = command;
  if (!state.facts.applicants.has(applicantId)) return refuse("APPLICANT_UNKNOWN", { applicantId });
  const name = nameOf(state, checkedBy);
  if (!isPresent(state, checkedBy)) return refuse("NOT_CHECKED_IN", { name });
  if (isRecused(state, checkedBy, applicantId)) return refuse("READER_RECUSED", { name });
  const originals = command.originals.map((original) => original.trim());
  if (originals.length === 0 || originals.includes("")) return refuse("ORIGINALS_EMPTY");
  const remark = command.remark.trim();
  if (!agree && remark === "") return refuse("ORIGINALS_WITHOUT_REMARK");
  const check = { applicantId, checkedBy, originals, agree, remark };
  return ok([{ type: "originalsChecked", v: 1, ...check }]);
}

/** 一票否决 (the seed notice, 五(六)): found at any stage, before a vote that counts. */
function vetoApplication(
  state: MeetingState,
  { applicantId, ...command }: CommandOf<"vetoApplication">,
): Decided {
  const applicant = state.facts.applicants.get(applicantId);
  const progress = state.applicants.get(applicantId);
  if (!applicant || !progress) return refuse("APPLICANT_UNKNOWN", { applicantId });
  const { name } = applicant;
  if (progress.reading.veto) return refuse("APPLICANT_VETOED", { name });
  if (hasOpenHint(state, applicantId)) return refuse("RECUSAL_UNDECIDED", { name });
  if (progress.defense === "called") return refuse("DEFENSE_IN_PROGRESS", { name });
  if (lastRoundOn(state, applicantId)) return refuse("VETO_AFTER_ROUND", { name });
  const reason = command.reason.trim();
  if (reason === "") return refuse("REASON_MISSING");
  const { material } = command.evidence;
  const text = command.evidence.text.trim();
  if (text === "") return refuse("EVIDENCE_MISSING");
  if (material !== null && state.facts.materialOwners.get(material) !== applicantId) {
    return refuse("EVIDENCE_NOT_OF_APPLICANT", { name });
  }
  const [leaderId] = speakersOf(state, applicant.panel, [applicantId]);
  if (!leaderId) return refuse("NO_CHAIR_PRESENT");
  const said = { leaderId, reason, evidence: { material, text } };
  return ok([{ type: "applicationVetoed", v: 1, applicantId, ...said }]);
}

interface Readable {
  readonly applicant: Applicant;
  readonly reading: ReadingProgress;
}

function readableApplicant(state: MeetingState, applicantId: ApplicantId): Outcome<Readable> {
  if (!reviewsMaterials(state.facts)) return refuse("NO_READING_IN_THIS_MEETING");
  const applicant = state.facts.applicants.get(applicantId);
  const progress = state.applicants.get(applicantId);
  if (!applicant || !progress) return refuse("APPLICANT_UNKNOWN", { applicantId });
  const { name } = applicant;
  if (progress.reading.veto) return refuse("APPLICANT_VETOED", { name });
  if (hasOpenHint(state, applicantId)) return refuse("RECUSAL_UNDECIDED", { name });
  return ok({ applicant, reading: progress.reading });
}

const hasOpenHint = (state: MeetingState, id: ApplicantId): boolean =>
  openHints(state).some(({ applicantId }) => applicantId === id);
