import { describe, expect, test } from "vitest";
import { applicantId, panelId, personId } from "../../src/core/ids.ts";
import { reportKinds, reportWords, type ReportKind } from "../../src/core/report-kinds.ts";
import { makeReport, type ReportChoice } from "../../src/desk/reports/make-report.ts";
import { formSourceOf } from "../support/forms-sample.ts";
import { aMeeting } from "../support/meeting-builder.ts";
import { textOfPages } from "../support/pdf-text.ts";
import { circumstances, pagesOf, type Meeting } from "../support/report-pages.ts";

function bytesOf(meeting: Meeting, choice: ReportChoice): Uint8Array {
  const made = makeReport(formSourceOf(meeting), choice, circumstances);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

const codeOf = (meeting: Meeting, choice: ReportChoice): string => {
  const made = makeReport(formSourceOf(meeting), choice, circumstances);
  return made.ok ? "made" : made.error.code;
};

const recusal = (expert: string, applicant: string) => {
  const pair = { expertId: personId(expert), applicantId: applicantId(applicant) };
  return { type: "decideRecusal", ...pair, recused: true, reason: "亲属" } as const;
};

/** All voted on the station: A1 with eight of nine, the rest likewise, Z9 recused from A2. */
function aDayHeld(): Meeting {
  const meeting = aMeeting().everyoneCheckedIn().does(recusal("Z9", "A2"));
  for (const id of ["A1", "A2", "A3", "A4"]) meeting.defended(id).graded(id, 90);
  meeting.concluded("第一组", "Z1", { A1: "excellent", A3: "excellent" });
  meeting.concluded("第二组", "Z2", { A2: "excellent", A4: "excellent" });
  const signatures = ["Z1", "Z3", "Z5"].map((id) => ({ personId: personId(id), signature: "" }));
  const opinions = [{ applicantId: applicantId("A1"), text: "专业基础扎实，业绩真实" }];
  meeting.does({ type: "signOpinions", panelId: panelId("第一组"), opinions, signatures });
  return meeting.does({ type: "closeDiscussion", note: "其余逐人讨论，未另写评议意见" });
}

function tallied(meeting: Meeting, approvals = 8): Meeting {
  meeting.roundOpened("A1", "A2").cast(...meeting.votersOf());
  meeting.does({ type: "closeRound", reason: null });
  return meeting.does({ type: "tallyRound", counts: meeting.countsOf(approvals) });
}

function locked(meeting: Meeting): Meeting {
  meeting.does({ type: "announceOutcomes" });
  return meeting.does({ type: "lockMeeting", note: "A3、A4 改日表决" });
}

describe("every form", () => {
  const voted = locked(tallied(aDayHeld()));
  const reviewed = aMeeting({ part: "materialsReview" }).everyoneCheckedIn();
  reviewed.does({ type: "lockMeeting", note: "改日审查" });
  const heldFor = (kind: ReportKind) => (kind === "reviewLists" ? reviewed : voted);
  const kinds = reportKinds.map((kind) => ({ kind }));

  test.each(kinds)(
    "$kind has title, review, bundle, journal, page number, 演练",
    async (choice) => {
      const held = heldFor(choice.kind);
      for (const page of await pagesOf(held, choice)) {
        expect(page).toContain("材料包6f9619ff-8b86-4d01-b42d-00cf4fc964ff");
        expect(page).toContain("会议日志a1b2c3d4e5f60718");
        expect(page).toMatch(/第\d+页共\d+页/);
        expect(page).toContain("演练");
      }
      const [first = ""] = await pagesOf(held, choice);
      expect(first).toContain("2024年度职称评审会");
      expect(first).toContain(reportWords[choice.kind]);
      expect(first).not.toContain("过程稿");
    },
  );

  test.each(kinds)("$kind: equal state gives equal bytes", (choice) => {
    const held = heldFor(choice.kind);
    expect(Buffer.from(bytesOf(held, choice)).equals(bytesOf(held, choice))).toBe(true);
  });

  test.each(kinds)("$kind with a name that no font can write is refused", ({ kind }) => {
    const strange = aMeeting({
      ...(kind === "reviewLists" ? { part: "materialsReview" as const } : {}),
      applicant: (applicant) => ({ ...applicant, name: "王😀" }),
      expert: (expert) => ({ ...expert, name: "李😀" }),
    });
    if (kind !== "reviewLists") strange.readyToVote();

    const blank = kind === "tallyReport" || kind === "panelOpinions";
    expect(codeOf(strange, { kind, blank })).toBe("REPORT_GLYPH_MISSING");
  });

  test("what may still change is marked 过程稿 before the lock; what is blank or counted isn't", async () => {
    const running = tallied(aDayHeld());
    const first = async (choice: ReportChoice) => (await pagesOf(running, choice))[0] ?? "";

    for (const kind of ["attendance", "defenseOrder", "scoreSheets", "defenseRecord"] as const) {
      expect(await first({ kind })).toContain(`${reportWords[kind]}（过程稿）`);
      expect(await first({ kind, blank: true })).not.toContain("过程稿");
    }
    expect(await first({ kind: "panelResults" })).toContain("过程稿：会议未锁定");
    expect(await first({ kind: "resultsSummary" })).toContain("评审结果汇总表（过程稿）");
    expect(await first({ kind: "tallyReport" })).not.toContain("过程稿");
  });
});

describe("会议签到表", () => {
  test("names everyone with unit, title, panel and office, and has 实到 and times only when filled", async () => {
    const meeting = aMeeting().checkedIn("GZ1", "Z1", "Z2", "Z3");
    meeting.does({ type: "leave", expertId: personId("Z3") });
    const filled = (await pagesOf(meeting, { kind: "attendance" })).join("");
    const blank = (await pagesOf(meeting, { kind: "attendance", blank: true })).join("");

    for (const text of ["应到9人", "专家9", "专家单位9", "高级工程师", "第二组", "副主任委员"]) {
      expect(filled).toContain(text);
      expect(blank).toContain(text);
    }
    for (const staff of ["秘书甲", "核对人乙", "监督员丙"]) expect(blank).toContain(staff);
    expect(filled).toContain("实到3人");
    expect(filled).toContain("11-1209:30离11-1209:30");
    expect(filled).toContain("未到");
    expect(blank).not.toMatch(/09:30|未到|实到3/);
  });
});

describe("答辩评分表", () => {
  test("blank: one for each expert of the panel who isn't recused, with the rubric and the bands", async () => {
    const pages = await pagesOf(aDayHeld(), { kind: "scoreSheets", blank: true });
    const sheetsOf = (id: string) => pages.filter((page) => page.includes(`申报编号${id}`));

    expect(sheetsOf("A1")).toHaveLength(5);
    expect(sheetsOf("A2")).toHaveLength(4);
    for (const text of ["学识水平", "60", "工作能力", "40", "合计", "100", "□优秀", "签名"]) {
      expect(pages[0]).toContain(text);
    }
    expect(pages[0]).toContain("合计85分及以上为优秀");
    expect(pages.every((page) => page.includes("第1页共1页"))).toBe(true);
  });

  test("blank: a recused expert gets none", async () => {
    const meeting = aMeeting().everyoneCheckedIn().does(recusal("Z1", "A1"));
    const choice = { kind: "scoreSheets", blank: true, applicantId: applicantId("A1") } as const;
    const pages = await pagesOf(meeting, choice);

    expect(pages).toHaveLength(4);
    expect(pages.join("")).not.toContain("专家（Z1");
  });

  test("filled: the recorded total and grade, by whom it was handed in", async () => {
    const choice = { kind: "scoreSheets", applicantId: applicantId("A1") } as const;
    const [first = ""] = await pagesOf(aDayHeld(), choice);

    expect(first).toContain("90");
    expect(first).toContain("■优秀");
    expect(first).toContain("分别录入、核对一致");
  });

  test("filled: nobody's grade can be seen before every grader has handed in", () => {
    const meeting = aMeeting().everyoneCheckedIn().defended("A1");
    const one = { expertId: personId("Z1"), score: { kind: "total", total: 77 } } as const;
    const signature = "00".repeat(64);
    meeting.does({ type: "submitGrade", applicantId: applicantId("A1"), ...one, signature });

    expect(codeOf(meeting, { kind: "scoreSheets" })).toBe("REPORT_EMPTY");
  });

  test("filled, 成绩汇总表: nor on the panel's table", async () => {
    const meeting = aMeeting().everyoneCheckedIn().defended("A1");
    const one = { expertId: personId("Z1"), score: { kind: "total", total: 77 } } as const;
    const signature = "00".repeat(64);
    meeting.does({ type: "submitGrade", applicantId: applicantId("A1"), ...one, signature });

    expect((await pagesOf(meeting, { kind: "panelResults" })).join("")).not.toContain("77");
  });
});

describe("答辩情况登记表", () => {
  test("one for each applicant, with questions, answers, conclusion and the leader's signature", async () => {
    const meeting = aDayHeld();
    const blank = await pagesOf(meeting, { kind: "defenseRecord", blank: true });
    const filled = await pagesOf(meeting, { kind: "defenseRecord", panelId: panelId("第一组") });

    expect(blank).toHaveLength(4);
    for (const text of ["提问专家", "回答要点", "□优秀", "组长（专家1）"]) {
      expect(blank[0]).toContain(text);
    }
    expect(filled).toHaveLength(2);
    expect(filled[0]).toContain("■优秀");
  });
});

describe("答辩情况登记表 with a record", () => {
  const row = (expertId: string | null, question: string, answer: string) => ({
    ...{ expertId: expertId === null ? null : personId(expertId), question, answer },
  });

  test("says who checked which document, when, who asked what, and the answers", async () => {
    const meeting = aMeeting().everyoneCheckedIn().called("A1");
    const rows = [
      row("Z3", "请说明本人承担的部分", "负责数据建模"),
      row(null, "难点何在", "举了两例"),
    ];
    meeting.does({ type: "recordAnswers", applicantId: applicantId("A1"), rows });
    meeting.does({ type: "endDefense", applicantId: applicantId("A1") });
    const choice = { kind: "defenseRecord", applicantId: applicantId("A1") } as const;
    const [page = ""] = await pagesOf(meeting, choice);

    const said = ["■已核验：居民身份证", "核对人：秘书甲", "2024年11月12日09:30至09:30"];
    for (const text of [...said, "专家3", "负责数据建模", "未署名", "举了两例"]) {
      expect(page).toContain(text);
    }
  });

  test("says instead why there was no defense", async () => {
    const meeting = aMeeting().everyoneCheckedIn();
    const a1 = applicantId("A1");
    meeting.does({ type: "postponeDefense", applicantId: a1, reason: "突发疾病" });
    const [page = ""] = await pagesOf(meeting, { kind: "defenseRecord", applicantId: a1 });

    expect(page).toContain("经主任委员同意，缓：突发疾病");
    expect(page).not.toContain("提问专家");
  });
});

describe("答辩顺序表", () => {
  test("follows 抽签号 within each panel and leaves out who may not be called", async () => {
    const meeting = aMeeting({
      applicant: (applicant) => ({
        ...applicant,
        drawNumber: 10 - applicant.order,
        examVerdict: applicant.id === "A4" ? "fail" : "pass",
      }),
    });
    const [first = "", second = ""] = await pagesOf(meeting, { kind: "defenseOrder", blank: true });

    expect(first.indexOf("申报人3")).toBeLessThan(first.indexOf("申报人1"));
    expect(second).toContain("申报人2");
    expect(second).not.toContain("申报人4");
  });
});

describe("答辩成绩汇总表", () => {
  test("experts stand under their codes, never their names, with sum, mean and conclusion", async () => {
    const [, second = ""] = await pagesOf(aDayHeld(), { kind: "panelResults" });

    for (const text of ["Z2", "Z8", "360／4＝90.00", "优秀", "组长（专家2）", "评委："]) {
      expect(second).toContain(text);
    }
    expect(second).not.toContain("专家6");
  });

  test("an expert who is recused stands as 回避", async () => {
    const meeting = aMeeting().everyoneCheckedIn().does(recusal("Z3", "A1"));
    meeting.defended("A1").graded("A1", 90);

    expect((await pagesOf(meeting, { kind: "panelResults" })).join("")).toContain("回避");
  });
});

describe("表决票", () => {
  test("all papers of a kind are the same to the last mark, and number their own pages", async () => {
    const pages = await pagesOf(aDayHeld(), { kind: "ballotPapers" });
    const shared = pages.filter((page) => page.includes("表决票（甲）"));
    const own = pages.filter((page) => page.includes("表决票（乙）"));

    expect([shared.length, own.length]).toEqual([9, 8]);
    expect(new Set(shared).size).toBe(1);
    expect(new Set(own).size).toBe(1);
    expect(shared[0]).toContain("第1页共1页");
    for (const id of ["申报人1", "申报人3", "申报人4"]) expect(shared[0]).toContain(id);
    expect(shared[0]).not.toContain("申报人2");
    expect(own[0]).toContain("申报人2");
  });

  test("says nothing of who gets it, and offers 弃权 only where the rules do", async () => {
    const [first = ""] = await pagesOf(aDayHeld(), { kind: "ballotPapers" });
    const strict = aMeeting({ rules: { abstentionAllowed: false } }).readyToVote();
    const [without = ""] = await pagesOf(strict, { kind: "ballotPapers" });

    expect(first).not.toMatch(/专家\d|Z\d|编号：/);
    expect(first).toContain("弃权");
    expect(first.split("□")).toHaveLength(3 * 3 + 1);
    expect(without).not.toContain("弃权");
    expect(without.split("□")).toHaveLength(4 * 2 + 1);
  });
});

describe("计票结果报告单", () => {
  test("has the papers, every count, the arithmetic and who signs", async () => {
    const text = (await pagesOf(tallied(aDayHeld()), { kind: "tallyReport" })).join("");

    for (const part of [
      ...["第1轮", "应到人数9", "实到人数9", "发出票数9", "收回票数9", "有效票数9", "无效票数0"],
      ...["同意8／计票基数9（出席9−回避0），8×3≥9×2，通过"],
      ...["同意8／计票基数8（出席9−回避1）", "监票人（专家3）", "计票人（专家4）"],
      ...["主任委员（专家1）", "监督员（监督员丙）"],
    ]) {
      expect(text).toContain(part);
    }
  });

  test("a round still open shows nothing; a void one its reason and no count", async () => {
    const meeting = aDayHeld().roundOpened("A1", "A2");
    meeting.cast("Z1", "Z2");
    expect(codeOf(meeting, { kind: "tallyReport" })).toBe("REPORT_EMPTY");

    meeting.does({ type: "voidRound", note: "票箱被移动" });
    const [page = ""] = await pagesOf(meeting, { kind: "tallyReport", round: 1 });
    expect(page).toContain("本轮表决无效");
    expect(page).toContain("主任委员作废：票箱被移动");
    expect(page).toContain("发出票数2收回票数2有效票数—无效票数—");
    expect(page).not.toMatch(/计票基数|同意\d/);
  });

  test("each round has a paper of its own; one can be asked for alone", async () => {
    const meeting = aDayHeld().roundOpened("A1");
    meeting.does({ type: "voidRound", note: "重新表决" });
    tallied(meeting);

    expect(await pagesOf(meeting, { kind: "tallyReport" })).toHaveLength(2);
    const [second = ""] = await pagesOf(meeting, { kind: "tallyReport", round: 2 });
    expect(second).toContain("第2轮");
    expect(codeOf(meeting, { kind: "tallyReport", round: 3 })).toBe("REPORT_EMPTY");
  });

  test("of a paper round it has spoiled papers and unreadable marks", async () => {
    const meeting = aDayHeld().paperRoundOpened("A1", "A3");
    meeting.does({ type: "closeRound", reason: null });
    const marks = { approve: 6, reject: 1, abstain: 0, unreadable: 1 };
    const reading = {
      papers: [{ kind: 1, issued: 9, returned: 9, spoiled: 1 }],
      counts: ["A1", "A3"].map((id) => ({ applicantId: applicantId(id), ...marks })),
    };
    meeting.does({ type: "enterPaperCounts", entry: "first", ...reading });
    meeting.does({ type: "enterPaperCounts", entry: "second", ...reading });
    const [page = ""] = await pagesOf(meeting, { kind: "tallyReport" });

    expect(page).toContain("纸质表决票");
    expect(page).toContain("有效票数8无效票数1");
    expect(page).toContain("61010同意6／计票基数9（出席9−回避0），6×3≥9×2，通过");
  });

  test("blank: the motions to be voted on, every count left open", async () => {
    const [page = ""] = await pagesOf(aDayHeld(), { kind: "tallyReport", blank: true });

    for (const name of ["申报人1", "申报人2", "申报人3", "申报人4"]) expect(page).toContain(name);
    expect(page).toContain("发出票数收回票数");
  });
});

test("a panel, applicant or round that has nothing is refused, not written empty", () => {
  const meeting = aMeeting().everyoneCheckedIn();

  for (const kind of ["scoreSheets", "panelResults", "ballotPapers", "tallyReport"] as const) {
    expect(codeOf(meeting, { kind })).toBe("REPORT_EMPTY");
  }
  const nobody = { kind: "defenseRecord", applicantId: applicantId("A99") } as const;
  expect(codeOf(meeting, nobody)).toBe("REPORT_EMPTY");
});

test("an official draft bears 过程稿 across the page, an official final one nothing", async () => {
  const official = (meeting: Meeting) => {
    const source = formSourceOf(meeting);
    return { ...source, manifest: { ...source.manifest, kind: "official" as const } };
  };
  const wordsOf = async (meeting: Meeting) => {
    const made = makeReport(official(meeting), { kind: "panelResults" }, circumstances);
    return made.ok ? (await textOfPages(made.value)).join("") : "";
  };
  const meeting = tallied(aDayHeld());

  expect(await wordsOf(meeting)).toMatch(/^过程稿/);
  expect(await wordsOf(locked(meeting))).not.toMatch(/过程稿|演练/);
});

test("five hundred applicants and nine experts are no strain", () => {
  const meeting = aMeeting({
    applicants: 500,
    expert: (expert) => ({ ...expert, panel: panelId("第一组"), panelLeader: expert.id === "Z1" }),
    applicant: (applicant) => ({ ...applicant, panel: panelId("第一组") }),
  }).everyoneCheckedIn();
  const source = formSourceOf(meeting);
  const made = (choice: ReportChoice): string => {
    const started = performance.now();
    const outcome = makeReport(source, choice, circumstances);
    const took = Math.round(performance.now() - started);
    return `${choice.kind}: ${outcome.ok ? `${outcome.value.length} bytes` : "none"}, ${took} ms\n`;
  };
  for (const kind of ["attendance", "defenseOrder", "scoreSheets", "defenseRecord"] as const) {
    process.stdout.write(made({ kind, blank: true }));
  }
  process.stdout.write(made({ kind: "panelResults", blank: true }));
});
