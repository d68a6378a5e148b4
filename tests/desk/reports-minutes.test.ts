import { describe, expect, test } from "vitest";
import { applicantId, personId } from "../../src/core/ids.ts";
import { makeReport, type ReportChoice } from "../../src/desk/reports/make-report.ts";
import { anEventfulDay, anEventfulDayVoted } from "../support/eventful-day.ts";
import { formSourceOf } from "../support/forms-sample.ts";
import { aMeeting } from "../support/meeting-builder.ts";
import { textOfPages } from "../support/pdf-text.ts";
import { circumstances, pagesOf, type Meeting } from "../support/report-pages.ts";

const textOf = async (meeting: Meeting, choice: ReportChoice): Promise<string> =>
  (await pagesOf(meeting, choice)).map((page) => page.replace(/^(演练|过程稿)/, "")).join("");

/** Z9 leaves once the round is open, without having taken a paper. */
function aRoundThatOneLeft(): Meeting {
  const meeting = aMeeting({ applicants: 2 }).readyToVote().roundOpened("A1");
  meeting.does({ type: "leave", expertId: personId("Z9") });
  meeting.cast(...["Z1", "Z2", "Z3", "Z4", "Z5", "Z6", "Z7", "Z8"]);
  meeting.does({ type: "closeRound", reason: null });
  meeting.does({ type: "tallyRound", counts: meeting.countsOf(8) });
  return meeting.does({ type: "announceOutcomes" });
}

test("who leaves in a round without voting is named beside its numbers, in minutes and report", async () => {
  const meeting = aRoundThatOneLeft();
  const minutes = await textOf(meeting, { kind: "minutes" });
  expect(minutes).toContain("专家9在第1轮表决时离场。");
  expect(minutes).toContain(
    "到会专家9，发出表决票8，收回8，未收回0。专家9在本轮开始后离场、未投票",
  );
  const [report = ""] = await pagesOf(meeting, { kind: "tallyReport", round: 1 });
  expect(report).toContain("本轮开始后离场、未投票，不计入出席：专家9");
});

describe("会议记录", () => {
  const voted = anEventfulDayVoted();
  const minutes = () => textOf(voted, { kind: "minutes" });

  test("says who was there session by session, who was late, who called the recess and resumed", async () => {
    const text = await minutes();
    for (const said of [
      "第1场：实到委员9人：专家1、",
      "专家911-1209:30迟到签到。",
      "专家1宣布休会。",
      "第2场，专家1宣布复会：实到委员8人",
      "未到1人：专家7。",
      "工作人员：秘书甲、核对人乙、监督员丙。",
    ]) {
      expect(text).toContain(said);
    }
  });

  test("leaves out what was taken back, and says that it was", async () => {
    const text = await minutes();
    expect(text).not.toContain("离场；");
    expect(text).toContain("撤销：专家7的“离场”，理由：点错了人。");
  });

  test("has each decision on 回避 with its reason and who decided", async () => {
    expect(await minutes()).toContain("专家6与申报人申报人2：回避，理由：大学同学（专家1决定）。");
  });

  test("lists defenses as they were called, with who was late, absent and put off", async () => {
    const text = await minutes();
    const order = ["A1", "A2", "A5", "A7", "A8", "A3"].map((id) => text.indexOf(`${id}申报人`));
    expect(order.every((at) => at >= 0)).toBe(true);
    expect(text).toContain("已答辩；迟到，排至末位");
    expect(text).toContain("叫号未到，自动放弃");
    expect(text).toContain("缓；突发疾病");
  });

  test("keeps a void round with its reason, and tells the outcomes of the one that counts", async () => {
    const text = await minutes();
    expect(text).toContain(
      "第1轮（在评审电脑上投票）：专家1主持，监票人专家3，计票人专家4，表决事项2项。",
    );
    expect(text).toContain("本轮作废，原因：主任委员作废：票箱被移动。");
    expect(text).toContain("第2轮");
    expect(text).toContain("同意6／计票基数8（出席8−回避0），6×3≥8×2，通过");
  });

  test("tells corrections with reason and people, and never anybody's score or vote", async () => {
    const text = await minutes();
    for (const said of [
      "更正：专家3更正对申报人申报人1的评分，理由：合计加错，专家1同意。",
      "更正：申报人申报人8的答辩结论由合格改为不合格，理由：核对发现业绩不实，专家2、",
      "更正：申报人申报人1的答辩记录，理由：第二问记错了人，秘书甲记录。",
      "更正说明：申报人申报人1姓名应为“申报人壹”，依据：与身份证不一致。",
    ]) {
      expect(text).toContain(said);
    }
    const facts = text.replace(/评审规则：.*?自动放弃。/, "").replace(/材料包[0-9a-f-]+/g, "");
    expect(facts).not.toMatch(/(?<!\d)(90|76|70)(?!\d)/);
    expect(text).not.toMatch(/专家\d[^。；]*(同意票|投同意|不同意\d)/);
  });

  test("prints the rules, names what goes with it, and has lines for those who sign", async () => {
    const text = await minutes();
    expect(text).toContain("评审规则：法定人数为委员会人数的2/3；");
    expect(text).toContain("附件：会议签到表、");
    expect(text).toContain("计票结果报告单、评审结果汇总表。");
    for (const label of [
      "主持人（专家1）",
      "秘书（秘书甲）",
      "监票人（专家3）",
      "监督员（监督员丙）",
    ]) {
      expect(text).toContain(label);
    }
    expect(text).toContain("专家1宣布会议结束，会议日志锁定。未办完的事项：A6缓，未答辩。");
  });

  test("says where the clock was set back, once, and nothing of it where it wasn't", async () => {
    const source = formSourceOf(voted);
    const records = source.records.map((record) => {
      if (record.at === undefined || record.seq < 20) return record;
      return { ...record, at: new Date(Date.parse(record.at) - 86_400_000).toISOString() };
    });
    const made = makeReport({ ...source, records }, { kind: "minutes" }, circumstances);
    if (!made.ok) throw new Error(made.error.code);
    const text = (await textOfPages(made.value)).join("").replace(/\s/g, "");
    expect(
      text.match(/评审电脑的时钟：第\d+条记录的时间11-11\d\d:\d\d早于前一条的11-12/g),
    ).toHaveLength(1);
    expect(await minutes()).not.toContain("评审电脑的时钟");
  });

  test("of a round that is open there is no number", async () => {
    const open = aMeeting().readyToVote().roundOpened("A1", "A2").cast("Z1", "Z2");
    const text = await textOf(open, { kind: "minutes" });
    expect(text).toContain("会议记录（过程稿）");
    expect(text).toContain("表决事项2项，未结束。");
    expect(text).not.toContain("发出表决票");
  });

  test("before anybody came there is nothing to record", () => {
    const made = makeReport(formSourceOf(aMeeting()), { kind: "minutes" }, circumstances);
    expect(made.ok ? "made" : made.error.code).toBe("REPORT_EMPTY");
  });
});

describe("更正 on the papers that it is about", () => {
  const day = anEventfulDay();
  const of = (id: string) => ({ applicantId: applicantId(id) });

  test("答辩评分表: the sheet that was corrected has what it was and why; others don't", async () => {
    const pages = await pagesOf(day, { kind: "scoreSheets", ...of("A1") });
    const [corrected = "", ...more] = pages.filter((page) => page.includes("专家（Z3"));
    expect(more).toEqual([]);
    for (const said of ["76更正", "90改为76，理由：合计加错，本人、专家1确认"]) {
      expect(corrected).toContain(said);
    }
    for (const page of pages.filter((one) => one !== corrected)) {
      expect(page).not.toContain("更正90");
    }
  });

  test("答辩情况登记表: a corrected conclusion and a corrected record", async () => {
    const [conclusion = ""] = await pagesOf(day, { kind: "defenseRecord", ...of("A8") });
    expect(conclusion).toContain("■不合格");
    expect(conclusion).toContain("结论：合格改为不合格，理由：核对发现业绩不实，专家2、");
    const [record = ""] = await pagesOf(day, { kind: "defenseRecord", ...of("A1") });
    expect(record).toContain("提问和回答，理由：第二问记错了人，秘书甲记录");
    const [untouched = ""] = await pagesOf(day, { kind: "defenseRecord", ...of("A2") });
    expect(untouched).not.toMatch(/更正[^说]/);
  });

  test("a blank form has none", async () => {
    for (const kind of ["scoreSheets", "defenseRecord"] as const) {
      expect(await textOf(day, { kind, blank: true, ...of("A1") })).not.toMatch(/更正[^处说]/);
    }
  });

  test("a name's 更正说明 stands on score sheets, blank ones too, and below the ballot's table", async () => {
    const note = "姓名应为“申报人壹”";
    for (const blank of [true, false]) {
      const pages = await pagesOf(day, { kind: "scoreSheets", blank, ...of("A1") });
      expect(pages.every((page) => page.includes(`更正说明${note}`))).toBe(true);
    }
    day.does({ type: "closeDiscussion", note: "逐人讨论" });
    const papers = await pagesOf(day, { kind: "ballotPapers" });
    const named = papers.filter((page) => page.includes("申报人1"));
    expect(named.length).toBeGreaterThan(0);
    expect(named.every((page) => page.includes(`更正说明：1.申报人1，${note}。`))).toBe(true);
    expect(new Set(named).size).toBe(1);
  });

  test("a name's 更正说明 stands below the lists of the order, the panel's results and the count too", async () => {
    const voted = anEventfulDayVoted();
    for (const kind of ["defenseOrder", "panelResults", "tallyReport"] as const) {
      const text = await textOf(voted, { kind });
      expect(text).toContain("更正说明：1.申报人1，姓名应为“申报人壹”。");
    }
  });
});

test("会议签到表: a leaving that was taken back isn't told", async () => {
  expect(await textOf(anEventfulDay(), { kind: "attendance" })).not.toContain("离11-12");
});

test("a later page tells whose it is, so that a loose one isn't anybody's", async () => {
  const answer = "负责数据建模和迁移脚本，有会议纪要和提交记录可查。".repeat(4);
  const rows = Array.from({ length: 9 }, () => ({ expertId: null, question: "分工如何", answer }));
  const meeting = aMeeting().everyoneCheckedIn().called("A1");
  meeting.does({ type: "recordAnswers", applicantId: applicantId("A1"), rows });
  meeting.does({ type: "endDefense", applicantId: applicantId("A1") });
  const choice = { kind: "defenseRecord", applicantId: applicantId("A1") } as const;
  const [first = "", second = ""] = await pagesOf(meeting, choice);
  expect(first).not.toContain("（续）");
  expect(second).toContain("答辩情况登记表A1申报人1（续）");
});

test("§9.20 会议记录 of a meeting that went on at the spare says so, session by session and among the remarks", async () => {
  const meeting = aMeeting({ applicants: 1 }).everyoneCheckedIn();
  meeting.does({
    ...{ type: "moveMeeting", toStation: "44".repeat(32), takenAt: null, passedOver: [] },
    ...{ taken: { seq: 21, hash: "ab".repeat(32) }, reason: "电脑摔坏，不能开机" },
  });
  meeting.everyoneCheckedIn().does({ type: "resumeMeeting" });
  const text = await textOf(meeting, { kind: "minutes" });
  for (const said of [
    "评审电脑故障，会议转到备用电脑，全体人员重新签到。",
    "第2场，专家1宣布复会：实到委员9人",
    "接着U盘副本第21条继续，理由：电脑摔坏，不能开机。全体人员重新签到，未计票的表决轮次作废。",
    "专家1核对后复会，同意在备用电脑上继续。",
  ])
    expect(text).toContain(said);
  expect(text).not.toContain("迟到签到");
});
