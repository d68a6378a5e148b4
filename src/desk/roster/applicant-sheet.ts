import type { Applicant, MeetingPart } from "../../core/bundle/manifest.ts";
import { applicantId, panelId, personId } from "../../core/ids.ts";
import {
  examVerdictWords,
  levelWords,
  materialsVerdictWords,
  specialties,
} from "../../core/words.ts";
import { entryNameProblem } from "../sealed/entry-name.ts";
import { applicantForm, applicantSheet } from "./applicant-form.ts";
import { idLength, type CellReader } from "./cell-reader.ts";
import type { FindingLog } from "./fault.ts";
import { isSoundIdNumber, plainIdNumber } from "./id-number.ts";
import { listed } from "./roster-words.ts";
import type { RosterBook } from "./sheet-table.ts";
import { readTable, type Located } from "./table.ts";
import { checkShared, checkUnique } from "./unique.ts";

/** Reads 申报人. Verdicts must be there where the meeting holds the defense (`part`). */
export function readApplicantSheet(
  book: RosterBook,
  part: MeetingPart | undefined,
  log: FindingLog,
): readonly Located<Applicant>[] {
  const applicants = readTable(book, applicantForm, log, (cells, position) =>
    applicantOf(cells, position, part),
  );
  const at = (column: string) => ({ sheet: applicantSheet, column });
  const unique = (
    column: string,
    code: Parameters<typeof checkUnique>[2],
    keyOf: (value: Applicant) => string,
  ) => checkUnique(applicants, keyOf, code, at(column), log);
  unique("申报编号", "APPLICANT_ID_TWICE", ({ id }) => id);
  checkShared(applicants, ({ idNumber }) => idNumber, "ID_NUMBER_TWICE", at("身份证号"), log);
  // Windows takes A and a for the same folder.
  unique("材料目录", "FOLDER_TWICE", ({ materialsFolder }) => materialsFolder.toLowerCase());
  warnOfIdNumbers(applicants, log);
  return applicants;
}

const counted = { min: 1, max: 99_999 };
const years = { min: 0, max: 60 };

function applicantOf(
  cells: CellReader,
  position: number,
  part: MeetingPart | undefined,
): Applicant {
  return {
    order: cells.optionalInteger("序号", counted) ?? position,
    id: applicantId(cells.text("申报编号", idLength)),
    name: cells.text("姓名"),
    gender: cells.text("性别"),
    idNumber: plainIdNumber(cells.text("身份证号")),
    ...employment(cells),
    level: cells.word("申报层级", levelWords),
    specialty: specialty(cells),
    firstApplication: cells.yesNo("首次申报"),
    exceptional: cells.yesNo("破格"),
    ...background(cells),
    underSanction: cells.yesNo("处分影响期"),
    publicNotice: cells.text("公示起止日期"),
    ...verdicts(cells, part),
    ...placement(cells),
    originalsChecked: cells.yesNo("原件核验"),
    materialsFolder: folder(cells),
    note: cells.optionalText("备注"),
  };
}

function employment(cells: CellReader) {
  const entrusted = cells.yesNo("委托评审");
  return {
    employer: cells.text("工作单位"),
    status: cells.text("人员身份"),
    county: cells.text("所属县区"),
    entrusted,
    entrustedBy: entrusted ? cells.text("委托单位") : cells.optionalText("委托单位"),
  };
}

function background(cells: CellReader) {
  return {
    education: cells.text("学历"),
    degree: cells.optionalText("学位"),
    school: cells.text("毕业院校"),
    graduatedOn: cells.date("毕业时间"),
    currentTitle: cells.text("现职称"),
    currentTitleOn: cells.optionalDate("现职称取得时间"),
    currentTitleIssuer: cells.optionalText("现职称发证机关"),
    qualification: cells.optionalText("职业资格证书"),
    yearsInField: cells.integer("从事专业年限", years),
  };
}

/** Who failed the review of materials sits no exam, so no verdict of it is asked for. */
function verdicts(cells: CellReader, part: MeetingPart | undefined) {
  const decided = part === "defenseAndVote";
  const materialsVerdict = decided
    ? cells.word("材料审查结论", materialsVerdictWords)
    : cells.optionalWord("材料审查结论", materialsVerdictWords);
  const examVerdict =
    decided && materialsVerdict === "pass"
      ? cells.word("笔试结论", examVerdictWords)
      : cells.optionalWord("笔试结论", examVerdictWords);
  return {
    materialsVerdict,
    examScore: cells.optionalText("笔试成绩"),
    examVerdict,
  };
}

function placement(cells: CellReader) {
  const panel = cells.optionalText("评议组", idLength);
  const leadReader = cells.optionalText("主审专家", idLength);
  return {
    panel: panel === "" ? null : panelId(panel),
    leadReader: leadReader === "" ? null : personId(leadReader),
    drawNumber: cells.optionalInteger("抽签号", counted),
  };
}

function specialty(cells: CellReader): string {
  const text = cells.text("子专业");
  if (text !== "" && !specialties.some((known) => known === text))
    cells.fault("WORD_UNKNOWN", "子专业", {
      found: text,
      wanted: listed(specialties),
    });
  return text;
}

function folder(cells: CellReader): string {
  const text = cells.text("材料目录", idLength);
  const isOneStep = !text.includes("/");
  const isSafe = isOneStep && entryNameProblem(text.normalize("NFC")) === undefined;
  if (text === "" || isSafe) return text;
  cells.fault("FOLDER_NAME_UNSAFE", "材料目录", { found: text });
  return "";
}

function warnOfIdNumbers(applicants: readonly Located<Applicant>[], log: FindingLog): void {
  for (const { row, value } of applicants)
    if (value.idNumber !== "" && !isSoundIdNumber(value.idNumber))
      log.warn(
        "ID_NUMBER_DOUBTFUL",
        { sheet: applicantSheet, row, column: "身份证号" },
        { found: value.idNumber },
      );
}
