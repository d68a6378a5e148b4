import { expect, test } from "vitest";
import { applicantId, panelId, personId } from "../../src/core/ids.ts";
import type {
  ApplicantResult,
  MotionResult,
  RestorationResult,
  ResultDocument,
} from "../../src/core/result/result-document.ts";
import type { Ruleset } from "../../src/core/rules/ruleset.ts";
import {
  arithmeticSentence,
  meanText,
  resultsSummaryOf,
} from "../../src/desk/reports/results-summary-of.ts";

const twoThirds = { numerator: 2, denominator: 3 };

const rules: Ruleset = {
  quorum: twoThirds,
  passShare: twoThirds,
  base: "presentLessRecused",
  recusedCountTowardQuorum: true,
  abstentionAllowed: true,
  gradeEntry: "paper",
  scoreKind: "total",
  combination: "meanTotal",
  dropExtremes: false,
  excellentFrom: 85,
  passFrom: 60,
  tie: "lower",
  minimumGraders: 3,
  defenseMinutes: 20,
  statementMinutes: 10,
  absence: "abandoned",
  maxRounds: 1,
  resumableRounds: false,
  signers: 2,
};

const motion: MotionResult = {
  round: 1,
  present: 9,
  recused: 1,
  base: 8,
  issued: 8,
  returned: 8,
  notReturned: 0,
  approve: 6,
  reject: 1,
  abstain: 1,
  spoiled: 0,
  unreadable: 0,
  needed: 6,
  passed: true,
};

function anApplicant(id: string, changes: Partial<ApplicantResult> = {}): ApplicantResult {
  return {
    applicantId: applicantId(id),
    name: "𠮷野",
    employer: "通江县人民医院",
    level: "engineer",
    specialty: "人工智能",
    panel: panelId("第二组"),
    entrustedBy: "",
    stage: "examNotPassed",
    reading: {
      ...{ verdict: "pass", verdictReason: null, corrected: false },
      ...{ readers: [], originals: [], veto: null },
    },
    drawNumber: null,
    late: false,
    identity: null,
    override: null,
    postponed: null,
    withdrawn: null,
    answers: [],
    grades: [],
    sum: null,
    counted: 0,
    conclusion: null,
    conclusionReason: null,
    gradeCorrections: [],
    conclusionCorrections: [],
    opinion: null,
    recused: [],
    struckGrades: [],
    motion: null,
    ...changes,
  };
}

const votedOn = anApplicant("SZ2", {
  stage: "passed",
  grades: [
    { expertId: personId("ZJ001"), total: 88, grade: "excellent", source: "paper" },
    { expertId: personId("ZJ003"), total: 84, grade: "pass", source: "paper" },
  ],
  sum: 172,
  counted: 2,
  conclusion: "excellent",
  entrustedBy: "通江县行政审批和数据局",
  recused: [personId("ZJ005")],
  motion,
});

function aResult(applicants: readonly ApplicantResult[]): ResultDocument {
  const person = (id: string, name: string, role: "chair" | "member" | "supervisor") => ({
    ...{ personId: personId(id), name, role, reserve: false },
    ...{ sessionKey: null, presentAtEnd: true },
  });
  const people = [
    person("ZJ001", "马俊杰", "chair"),
    person("ZJ007", "张浩然", "member"),
    person("ZJ004", "刘丽", "member"),
    person("GZ3", "周子涵", "supervisor"),
  ];
  return {
    format: "vivaseal-result",
    version: "1.0",
    bundle: { id: "b", serial: 1, kind: "rehearsal", hash: "00" },
    meeting: {
      year: 2024,
      title: "2024年度职称评审",
      officeName: "办公室",
      committeeName: "委员会",
      committeeSize: 9,
      part: "defenseAndVote",
      venue: "4楼",
      startsOn: "2024-11-11",
      endsOn: "2024-11-12",
      qualifiedBy: "2024-12-31",
    },
    rules,
    rulesHash: "00",
    station: { name: "s", recipient: "r", signingKey: "k" },
    exportedAt: "2024-11-12T09:30:00Z",
    journal: { lines: 1, head: "ab" },
    attendance: {
      expected: 9,
      checkedIn: 9,
      quorum: 6,
      people,
      sessions: [],
      pinResets: [],
      declared: [],
      joined: [],
    },
    applicants,
    review: null,
    rounds: [
      {
        ...{
          round: 1,
          session: 1,
          status: "announced",
          voidReason: null,
          way: "station",
          motions: [],
        },
        ...{ papers: [], counts: [] },
        chairId: personId("ZJ001"),
        scrutineerId: personId("ZJ007"),
        tellerId: personId("ZJ004"),
        ...{ presentAtOpening: 9, present: 9, issued: 9, returned: 9, closeReason: null },
      },
    ],
    annotations: [],
    restorations: [],
    moves: [],
    lockNote: null,
    unsignedForms: [],
    files: [],
  };
}

test("an applicant who was voted on has grades, tally and arithmetic", () => {
  const [row] = resultsSummaryOf(aResult([votedOn]), []).rows;

  expect(row).toMatchObject({
    order: 1,
    level: "工程师",
    stage: "已表决",
    scores: [
      { code: "ZJ001", score: "88" },
      { code: "ZJ003", score: "84" },
    ],
    mean: "172／2＝86.00",
    conclusion: "优秀",
    votes: { approve: 6, reject: 1, abstain: 1, notReturned: 0 },
    arithmetic: "同意 6／计票基数 8（出席 9 − 回避 1），6×3 ≥ 8×2，通过",
    outcome: "通过",
    note: "委托评审：通江县行政审批和数据局；回避 1 人",
  });
});

test("an applicant who was never called has a row too, with nothing made up", () => {
  const roster = [{ id: applicantId("SZ1"), idNumber: "511902198904150001" }];
  const [row] = resultsSummaryOf(aResult([anApplicant("SZ1")]), roster).rows;

  expect(row).toMatchObject({
    idNumber: "511902198904150001",
    stage: "笔试未合格",
    ...{ mean: "", conclusion: "", arithmetic: "", votes: null },
    outcome: "未进入答辩",
  });
});

test("applications are counted by level and in all", () => {
  const applicants = [
    votedOn,
    anApplicant("SZ3"),
    anApplicant("SZ4", { level: "technician", stage: "abandoned" }),
    anApplicant("SZ5", { level: "technician", stage: "defenseFailed" }),
    anApplicant("SZ6", { stage: "notPassed" }),
    anApplicant("SZ7", { stage: "postponed" }),
    anApplicant("SZ8", { stage: "withdrawn" }),
  ];

  const noneReviewed = { materialsPassed: 0, returned: 0, vetoed: 0, unread: 0 };
  expect(resultsSummaryOf(aResult(applicants), []).counts).toEqual([
    {
      ...{ level: "技术员", applied: 2, called: 2, abandoned: 1, defenseFailed: 1 },
      ...{ postponed: 0, withdrawn: 0 },
      ...{ ...noneReviewed, admitted: 0, passed: 0, notPassed: 0 },
    },
    {
      ...{ level: "工程师", applied: 5, called: 2, abandoned: 0, defenseFailed: 0 },
      ...{ postponed: 1, withdrawn: 1 },
      ...{ ...noneReviewed, admitted: 2, passed: 1, notPassed: 1 },
    },
    {
      ...{ level: "合计", applied: 7, called: 4, abandoned: 1, defenseFailed: 1 },
      ...{ postponed: 1, withdrawn: 1 },
      ...{ ...noneReviewed, admitted: 2, passed: 1, notPassed: 1 },
    },
  ]);
});

test("those who sign are the round's chair, scrutineer and teller, and the staff", () => {
  expect(resultsSummaryOf(aResult([]), []).signers).toEqual([
    { role: "主任委员", name: "马俊杰" },
    { role: "秘书", name: "" },
    { role: "监票人", name: "张浩然" },
    { role: "计票人", name: "刘丽" },
    { role: "监督员", name: "周子涵" },
  ]);
});

test("a journal that was restored is told: what was wrong, from what, both ends, who consented and why", () => {
  const hash = (letters: string) => letters.repeat(32);
  const restoration: RestorationResult = {
    ...({ source: "mirror", because: "damaged", chairId: personId("ZJ001") } as const),
    ...{ restored: { seq: 57, hash: hash("ab") }, replaced: { seq: 31, hash: hash("0c") } },
    reason: "硬盘故障",
  };
  const lost = { ...restoration, because: "missing", source: "replica", replaced: null } as const;
  const result = { ...aResult([]), restorations: [restoration, lost] };
  expect(resultsSummaryOf(result, []).notes).toEqual([
    "会议日志恢复：日志文件中间损坏，原日志可读到第 31 条（核验码 0c0c 0c0c 0c0c 0c0c），用U盘副本恢复到第 57 条（核验码 abab abab abab abab），由马俊杰同意，原因：硬盘故障",
    "会议日志恢复：日志文件丢失，用浏览器副本恢复到第 57 条（核验码 abab abab abab abab），由马俊杰同意，原因：硬盘故障",
  ]);
});

test.each([
  ["present", { base: 9 }, "同意 6／计票基数 9（出席 9），6×3 ≥ 9×2，通过"],
  [
    "wholeCommittee",
    { base: 11, passed: false },
    "同意 6／计票基数 11（全体委员 11），6×3 < 11×2，未通过",
  ],
  ["validMarks", { base: 8 }, "同意 6／计票基数 8（有效票 8），6×3 ≥ 8×2，通过"],
  [
    "validMarks",
    { base: 0, approve: 0, passed: false },
    "同意 0／计票基数 0（有效票 0），基数为零，未通过",
  ],
] as const)("the arithmetic on the base %s is written out", (base, changes, sentence) => {
  expect(arithmeticSentence({ ...motion, ...changes }, { base, passShare: twoThirds })).toBe(
    sentence,
  );
});

test.each([
  [255, 3, "255／3＝85.00"],
  [254, 3, "254／3≈84.66"],
  [84_996, 1000, "84996／1000≈84.99"],
  [0, 5, "0／5＝0.00"],
])(
  "the mean of %i over %i is cut off, never rounded up into a better grade",
  (sum, graders, text) => {
    expect(meanText(sum, graders)).toBe(text);
  },
);

test("§9.20 a meeting that was moved is told: from where, at which line, what was passed over, who resumed and why", () => {
  const hash = (digits: string) => digits.repeat(32);
  const { station } = aResult([]);
  const move = {
    ...{ fromStation: hash("5a"), toStation: station.signingKey, takenAt: null },
    ...{ taken: { seq: 57, hash: hash("ab") }, passedOver: [], reason: "评审电脑不能开机" },
    resumedBy: personId("ZJ001"),
  };
  const parted = { ...move, passedOver: [{ seq: 61, hash: hash("0c") }], resumedBy: null };
  const { notes } = resultsSummaryOf({ ...aResult([]), moves: [move, parted] }, []);
  const way = `会议转机：由密钥 5a5a5a5a 的电脑转到“${station.name}”，接着U盘副本第 57 条（核验码 abab abab abab abab）`;
  expect(notes).toEqual([
    `${way}，由马俊杰同意复会，原因：评审电脑不能开机`,
    `${way}，另有副本未采用：第 61 条（核验码 0c0c 0c0c 0c0c 0c0c），未经复会，原因：评审电脑不能开机`,
  ]);
});
