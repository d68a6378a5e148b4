import type { Meeting } from "../../core/bundle/manifest.ts";
import { partWords } from "../../core/words.ts";
import type { CellReader } from "./cell-reader.ts";
import type { FindingLog } from "./fault.ts";
import type { RosterBook } from "./roster-book.ts";
import { readItems } from "./table.ts";

export const meetingSheet = "评审信息";

export interface MeetingFacts {
  readonly meeting: Meeting;
  /** 有效期至. */
  readonly validUntil: string;
}

/** Reads 评审信息. `undefined` where the sheet can't be read at all. */
export function readMeetingSheet(book: RosterBook, log: FindingLog): MeetingFacts | undefined {
  return readItems(book, form, log, (cells) => {
    const facts = meetingFacts(cells);
    checkDates(facts, cells);
    return facts;
  });
}

const form = {
  sheet: meetingSheet,
  nameColumn: "项目",
  valueColumn: "内容",
  items: [
    "评审年度",
    "评审名称",
    "评委会办公室",
    "评审委员会",
    "委员会人数",
    "本次会议环节",
    "答辩地点",
    "开始日期",
    "结束日期",
    "有效期至",
    "资格计算截止日期",
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
  };
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
