import type { ResultsRow, ResultsSummary } from "../../src/desk/reports/results-summary.ts";

const names = [
  "㛃",
  "𠮷野",
  "阿卜杜热西提·买买提",
  "益西卓玛",
  "䶮堃",
  "欧阳子墨",
  "王𬭊",
  "谭海涛",
];
const employers = [
  "恩阳区智慧城市运营有限公司",
  "通江县人民医院",
  "巴中市发展投资集团有限公司",
  "巴中职业技术学院",
];
const levels = ["助理工程师", "工程师", "技术员"];
const specialties = ["云计算", "人工智能", "数字媒体技术", "数字化管理"];

/** A summary of `count` applicants as a meeting in Bazhong might leave it; every fourth never called. */
export function aResultsSummary(
  count: number,
  changes: Partial<ResultsSummary> = {},
): ResultsSummary {
  const levelCount = (level: string) => ({
    level,
    applied: 8,
    called: 6,
    postponed: 0,
    withdrawn: 0,
    abandoned: 0,
    defenseFailed: 1,
    admitted: 5,
    passed: 4,
    notPassed: 1,
    ...{ materialsPassed: 0, returned: 2, vetoed: 0, unread: 0 },
  });
  return {
    review: "2024年度巴中市数智工程技术专业初级、中级职称评审",
    committee: "巴中市数智工程技术专业中级职称评审委员会",
    dates: "2024-11-11 至 2024-11-12",
    venue: "巴中市巴州区江北大道西段74号4楼",
    expected: 9,
    present: 9,
    quorum: 6,
    rules:
      "法定人数为委员会人数的 2/3；计票基数为出席减回避，同意票达到其 2/3 为通过，弃权的计入基数，未投的计入基数；答辩结论按平均分分段，85 分及以上为优秀，60 分及以上为合格，优秀和合格的进入评审程序；未按规定参加答辩的视为自动放弃",
    rows: Array.from({ length: count }, (_, index) => aRow(index)),
    counts: [...levels.map(levelCount), levelCount("合计")],
    lockNote: null,
    notes: [],
    signers: [
      { role: "主任委员", name: "马俊杰" },
      { role: "秘书", name: "梁晓燕" },
      { role: "监票人", name: "张浩然" },
      { role: "计票人", name: "刘丽" },
      { role: "监督员", name: "周子涵" },
    ],
    bundleId: "3f0c2f7e-5c7b-4f0e-9d6a-2f4c1f0f7a11",
    bundleHash: "7d".repeat(32),
    journalHead: "a1b2c3d4e5f60718".repeat(4),
    rehearsal: true,
    reviewOnly: false,
    ...changes,
  };
}

function aRow(index: number): ResultsRow {
  const called = index % 4 !== 3;
  const passed = index % 5 !== 4;
  return {
    order: index + 1,
    applicantId: `SZ2024${String(index + 1).padStart(4, "0")}`,
    name: names[index % names.length] ?? "",
    idNumber: `51190119850125${String(index).padStart(4, "0")}`,
    employer: employers[index % employers.length] ?? "",
    level: levels[index % levels.length] ?? "",
    specialty: specialties[index % specialties.length] ?? "",
    panel: index % 2 === 0 ? "第一组" : "第二组",
    ...(called ? aVote(passed) : neverCalled),
    note: index % 3 === 0 ? "委托评审：恩阳区行政审批和数据局" : "",
  };
}

const neverCalled = {
  stage: "笔试未合格",
  scores: [],
  mean: "",
  conclusion: "",
  votes: null,
  arithmetic: "",
  outcome: "未进入答辩",
};

function aVote(passed: boolean) {
  const approve = passed ? 6 : 5;
  return {
    stage: "已表决",
    scores: [
      { code: "ZJ001", score: "88" },
      { code: "ZJ003", score: "90" },
      { code: "ZJ005", score: "79" },
      { code: "ZJ007", score: "84" },
      { code: "ZJ009", score: "100" },
    ],
    mean: "441／5＝88.20",
    conclusion: "优秀",
    votes: { approve, reject: 1, abstain: 7 - approve, notReturned: 0 },
    arithmetic: passed
      ? "同意 6／计票基数 8（出席 9 − 回避 1），6×3 ≥ 8×2，通过"
      : "同意 5／计票基数 8（出席 9 − 回避 1），5×3 < 8×2，未通过",
    outcome: passed ? "通过" : "未通过",
  };
}
