import type { Meeting } from "../../core/bundle/manifest.ts";
import { partWords } from "../../core/words.ts";
import type { CellReader } from "./cell-reader.ts";
import type { FindingLog } from "./fault.ts";
import type { RosterBook } from "./sheet-table.ts";
import { wordsOf } from "./roster-words.ts";
import { column, type ListForm } from "./sheet-form.ts";
import { readItems } from "./table.ts";
import { listItems } from "./plain-text.ts";

export const meetingSheet = "评审信息";

export interface MeetingFacts {
  readonly meeting: Meeting;
  /** 有效期至. */
  readonly validUntil: string;
  /** 受理范围: counties whose applicants need no 委托评审. */
  readonly counties: readonly string[];
}

/**
 * Reads 评审信息. `undefined` where the sheet can't be read at all. `today` as `YYYY-MM-DD`: nothing
 * is said of a validity that is over where it isn't given.
 */
export function readMeetingSheet(
  book: RosterBook,
  log: FindingLog,
  today?: string,
): MeetingFacts | undefined {
  return readItems(book, meetingForm, log, (cells) => {
    const facts = meetingFacts(cells);
    checkDates(facts, cells);
    if (today !== undefined && facts.validUntil !== "" && facts.validUntil < today)
      cells.warn("VALIDITY_PAST", "有效期至", { found: facts.validUntil });
    return facts;
  });
}

/** Counties of the committee where the roster doesn't say: 市级负责巴中经开区和市本级 (the notice, 一（三）). */
export const usualCounties: readonly string[] = ["市本级", "巴中经开区"];

const date = { kind: "date" } as const;

export const meetingForm: ListForm = {
  sheet: meetingSheet,
  nameColumn: "项目",
  valueColumn: "内容",
  items: [
    column("评审年度", "四位年份，如 2024", "", { kind: "number" }),
    column("评审名称", "印在每张表上的全称", ""),
    column("评委会办公室", "单位全称", ""),
    column("评审委员会", "全称", ""),
    column("委员会人数", "正式专家的人数，应与评审专家表一致", "", { kind: "number" }),
    column("本次会议环节", "本次会议做哪些环节", "答辩表决", { words: wordsOf(partWords) }),
    column("答辩地点", "", ""),
    column("开始日期", "年月日，如 2024-11-11", "", date),
    column("结束日期", "年月日，不早于开始日期", "", date),
    column("有效期至", "年月日，不早于结束日期；过期后须由主任委员写明理由才能继续", "", date),
    column("资格计算截止日期", "年月日；毕业和取得职称的时间不得晚于这一天", "", date),
    column(
      "受理范围",
      `不需委托的县区，用顿号隔开；不填则为${usualCounties.join("、")}`,
      usualCounties.join("、"),
      { optional: true },
    ),
  ],
};

function meetingFacts(cells: CellReader): MeetingFacts {
  return {
    meeting: {
      year: cells.integer("评审年度", { min: 2000, max: 2199 }),
      title: cells.text("评审名称"),
      officeName: cells.text("评委会办公室"),
      committeeName: cells.text("评审委员会"),
      committeeSize: cells.integer("委员会人数", { min: 1, max: 199 }),
      part: cells.word("本次会议环节", partWords),
      venue: cells.text("答辩地点"),
      startsOn: cells.date("开始日期"),
      endsOn: cells.date("结束日期"),
      qualifiedBy: cells.date("资格计算截止日期"),
    },
    validUntil: cells.date("有效期至"),
    counties: counties(cells.optionalText("受理范围")),
  };
}

function counties(text: string): readonly string[] {
  const named = listItems(text);
  return named.length === 0 ? usualCounties : named;
}

/** Dates as `YYYY-MM-DD` compare as text; an empty one is a fault already. */
function checkDates({ meeting, validUntil }: MeetingFacts, cells: CellReader): void {
  const inverted = (earlier: string, later: string) =>
    earlier !== "" && later !== "" && later < earlier;
  if (inverted(meeting.startsOn, meeting.endsOn))
    cells.fault("DATES_INVERTED", "结束日期", {
      found: meeting.endsOn,
      wanted: meeting.startsOn,
    });
  if (inverted(meeting.endsOn, validUntil))
    cells.fault("DATES_INVERTED", "有效期至", {
      found: validUntil,
      wanted: meeting.endsOn,
    });
}
