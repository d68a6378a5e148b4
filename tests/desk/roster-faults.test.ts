import { expect, test, describe } from "vitest";
import { findingSentence } from "../../src/desk/roster/fault.ts";
import { readSource } from "../../src/desk/roster/read-source.ts";
import { fonts, type RosterEdit, sourceFolder } from "../support/source-folder.ts";

/** Code, sheet, row and column of every fault of the edited sample. */
async function faultsOf(edit: (roster: RosterEdit) => void) {
  const read = await readSource({ folder: await sourceFolder(edit), fonts });
  return read.ok
    ? []
    : read.error.faults.map(({ code, sheet, row, column }) =>
        [code, sheet, row ?? "", column ?? ""].join(" ").trim(),
      );
}

async function warningsOf(edit: (roster: RosterEdit) => void) {
  const read = await readSource({ folder: await sourceFolder(edit), fonts });
  const { warnings } = read.ok ? read.value : read.error;
  return warnings
    .filter(({ code }) => code !== "SAME_UNIT")
    .map(({ code, row, column }) => [code, row ?? "", column ?? ""].join(" "));
}

const people = "申报人";
const experts = "评审专家";
const staff = "工作人员";
const rules = "评审规则";
const meeting = "评审信息";

type Case = readonly [rule: string, edit: (roster: RosterEdit) => void, faults: readonly string[]];

const formCases: readonly Case[] = [
  [
    "a missing sheet",
    ({ workbook, sheet }) => workbook.removeWorksheet(sheet(rules).id),
    ["SHEET_MISSING 评审规则"],
  ],
  [
    "a missing column, once and not per row",
    ({ dropColumn }) => dropColumn(people, "身份证号"),
    ["COLUMN_MISSING 申报人 1 身份证号"],
  ],
  [
    "a heading that stands twice",
    ({ sheet }) => (sheet(staff).getCell(1, 5).value = "姓名"),
    ["COLUMN_TWICE 工作人员 1 姓名"],
  ],
  [
    "a missing item",
    ({ sheet }) => sheet(rules).spliceRows(4, 1),
    ["ITEM_MISSING 评审规则  计票基数"],
  ],
  [
    "an item that stands twice",
    ({ sheet }) => sheet(rules).addRow(["计票基数", "出席"]),
    ["ITEM_TWICE 评审规则 20 计票基数"],
  ],
  [
    "a sheet without rows",
    ({ sheet }) => {
      for (const row of [2, 3, 4]) sheet(staff).getRow(row).values = [];
    },
    ["SHEET_EMPTY 工作人员"],
  ],
];

const cellCases: readonly Case[] = [
  [
    "an empty required cell",
    ({ set }) => set(people, 3, "姓名", "　 "),
    ["CELL_EMPTY 申报人 3 姓名"],
  ],
  [
    "an unknown level",
    ({ set }) => set(people, 3, "申报层级", "高级工程师"),
    ["WORD_UNKNOWN 申报人 3 申报层级"],
  ],
  [
    "an unknown specialty",
    ({ set }) => set(people, 3, "子专业", "软件工程"),
    ["WORD_UNKNOWN 申报人 3 子专业"],
  ],
  ["an unknown role", ({ set }) => set(staff, 4, "角色", "司机"), ["WORD_UNKNOWN 工作人员 4 角色"]],
  [
    "an unknown office, without guessing at the chair",
    ({ set }) => set(experts, 2, "职务", "主席"),
    ["WORD_UNKNOWN 评审专家 2 职务"],
  ],
  [
    "an unknown yes-no word",
    ({ set }) => set(people, 3, "破格", "对"),
    ["WORD_UNKNOWN 申报人 3 破格"],
  ],
  [
    "an unknown verdict",
    ({ set }) => set(people, 3, "笔试结论", "优秀"),
    ["WORD_UNKNOWN 申报人 3 笔试结论"],
  ],
  [
    "a missing verdict where the meeting holds the defense",
    ({ set }) => set(people, 3, "笔试结论", null),
    ["CELL_EMPTY 申报人 3 笔试结论"],
  ],
  [
    "an unknown rule value",
    ({ setItem }) => setItem(rules, "计票基数", "大家"),
    ["WORD_UNKNOWN 评审规则 4 计票基数"],
  ],
  [
    "an unknown 适用",
    ({ set }) => set("材料目录", 7, "适用", "部分"),
    ["WORD_UNKNOWN 材料目录 7 适用"],
  ],
  [
    "a date that no calendar has",
    ({ set }) => set(people, 3, "毕业时间", "2014-02-30"),
    ["DATE_MALFORMED 申报人 3 毕业时间"],
  ],
  [
    "a fraction above one",
    ({ setItem }) => setItem(rules, "通过比例", "3/2"),
    ["FRACTION_MALFORMED 评审规则 3 通过比例"],
  ],
  [
    "a fraction that Excel made a date of",
    ({ setItem }) => setItem(rules, "通过比例", new Date("2024-02-03")),
    ["FRACTION_MALFORMED 评审规则 3 通过比例"],
  ],
  [
    "a whole number with a fraction",
    ({ set }) => set("答辩评分标准", 2, "满分", 29.5),
    ["INTEGER_MALFORMED 答辩评分标准 2 满分"],
  ],
  [
    "an id number that Excel rounded",
    ({ set }) => set(people, 3, "身份证号", 511902198904150001),
    ["NUMBER_TOO_LONG 申报人 3 身份证号"],
  ],
  [
    "a formula that failed",
    ({ set }) => set(people, 3, "姓名", { formula: "A1", result: { error: "#REF!" } }),
    ["CELL_UNREADABLE 申报人 3 姓名"],
  ],
  [
    "a character that an earlier program destroyed",
    ({ set }) => set(people, 3, "姓名", "\uFFFD野"),
    ["CHARACTER_LOST 申报人 3 姓名"],
  ],
  [
    "a sign that turns the direction of writing",
    ({ set }) => set(people, 3, "姓名", "王\u202E五"),
    ["CHARACTER_LOST 申报人 3 姓名"],
  ],
  [
    "a text longer than a bundle takes",
    ({ set }) => set(people, 3, "备注", "长".repeat(10_001)),
    ["TEXT_TOO_LONG 申报人 3 备注"],
  ],
  [
    "phone digits of the wrong length",
    ({ set }) => set(experts, 2, "手机后四位", "13800000000"),
    ["PHONE_DIGITS_MALFORMED 评审专家 2 手机后四位"],
  ],
  [
    "a folder name that leads out of the materials",
    ({ set }) => set(people, 3, "材料目录", "../secret"),
    ["FOLDER_NAME_UNSAFE 申报人 3 材料目录"],
  ],
];

const crossCases: readonly Case[] = [
  [
    "an application number that stands twice",
    ({ set }) => set(people, 3, "申报编号", "SZ20240001"),
    ["APPLICANT_ID_TWICE 申报人 3 申报编号"],
  ],
  [
    "an id number that stands twice, however it is written",
    ({ set }) => set(people, 5, "身份证号", "５１190319840323000x"),
    ["ID_NUMBER_TWICE 申报人 4 身份证号", "ID_NUMBER_TWICE 申报人 5 身份证号"],
  ],
  [
    "a folder of two applicants",
    ({ set }) => set(people, 3, "材料目录", "sz20240001"),
    ["FOLDER_TWICE 申报人 3 材料目录", "FOLDER_MISSING 申报人 3 材料目录"],
  ],
  [
    "an expert number that stands twice",
    ({ set }) => set(experts, 12, "专家编号", "ZJ001"),
    ["EXPERT_ID_TWICE 评审专家 12 专家编号"],
  ],
  [
    "an expert number that staff will be given",
    ({ set }) => set(experts, 12, "专家编号", "GZ1"),
    ["EXPERT_ID_RESERVED 评审专家 12 专家编号"],
  ],
  [
    "a lead reader whom the experts' sheet doesn't have",
    ({ set }) => set(people, 3, "主审专家", "ZJ099"),
    ["LEAD_READER_UNKNOWN 申报人 3 主审专家"],
  ],
  [
    "a panel without experts",
    ({ set }) => set(people, 3, "评议组", "第三组"),
    ["PANEL_UNKNOWN 申报人 3 评议组"],
  ],
  [
    "a panel without leader",
    ({ set }) => set(experts, 2, "组长", "否"),
    ["PANEL_LEADER_MISSING 评审专家  组长"],
  ],
  [
    "a panel with two leaders",
    ({ set }) => set(experts, 4, "组长", "是"),
    ["PANEL_LEADERS_SEVERAL 评审专家  组长"],
  ],
  [
    "a leader without a panel",
    ({ set }) => set(experts, 11, "组长", "是"),
    ["LEADER_WITHOUT_PANEL 评审专家 11 组长"],
  ],
  [
    "a committee size that isn't the number of regular experts",
    ({ setItem }) => setItem(meeting, "委员会人数", 11),
    ["COMMITTEE_SIZE_DIFFERS 评审信息  委员会人数"],
  ],
  [
    "a committee without chair",
    ({ set }) => set(experts, 2, "职务", "委员"),
    ["CHAIR_MISSING 评审专家  职务"],
  ],
  [
    "a committee with two chairs",
    ({ set }) => set(experts, 3, "职务", "主任委员"),
    ["CHAIRS_SEVERAL 评审专家  职务"],
  ],
  [
    "a staff without secretary",
    ({ set }) => set(staff, 2, "角色", "监督员"),
    ["SECRETARY_MISSING 工作人员  角色"],
  ],
  [
    "paper entry without a checker",
    ({ set }) => set(staff, 3, "角色", "监督员"),
    ["CHECKER_MISSING 工作人员  角色"],
  ],
  [
    "a checker who is the secretary",
    ({ set }) => set(staff, 3, "姓名", "梁晓燕"),
    ["CHECKER_MISSING 工作人员  角色"],
  ],
  [
    "a rubric that doesn't add up to 100",
    ({ set }) => set("答辩评分标准", 2, "满分", 25),
    ["RUBRIC_TOTAL_WRONG 答辩评分标准  满分"],
  ],
  [
    "a pass line above the excellent line",
    ({ setItem }) => setItem(rules, "合格分数线", 90),
    ["BANDS_INVERTED 评审规则 12 合格分数线"],
  ],
  [
    "a meeting that ends before it starts",
    ({ setItem }) => setItem(meeting, "结束日期", "2024-11-01"),
    ["DATES_INVERTED 评审信息 10 结束日期"],
  ],
];

const applicantCases: readonly Case[] = [
  [
    "a civil servant",
    ({ set }) => set(people, 3, "人员身份", "公务员"),
    ["APPLICANT_BARRED 申报人 3 人员身份"],
  ],
  [
    "a person managed as a civil servant",
    ({ set }) => set(people, 3, "人员身份", "参照公务员法管理的事业单位"),
    ["APPLICANT_BARRED 申报人 3 人员身份"],
  ],
  [
    "a retired person, hired again",
    ({ set }) => set(people, 3, "人员身份", "事业单位退休返聘"),
    ["APPLICANT_BARRED 申报人 3 人员身份"],
  ],
  [
    "a county's applicant whose review isn't entrusted",
    ({ set }) => {
      set(people, 3, "委托评审", "否");
      set(people, 3, "委托单位", null);
    },
    ["COUNTY_NOT_ENTRUSTED 申报人 3 委托评审"],
  ],
  [
    "an entrusted review without the entrusting unit",
    ({ set }) => set(people, 3, "委托单位", null),
    ["CELL_EMPTY 申报人 3 委托单位"],
  ],
  [
    "a county that the committee's 受理范围 leaves out",
    ({ set, sheet }) => {
      sheet(meeting).addRow(["受理范围", "市本级"]);
      for (const row of [22, 23, 25]) set(people, row, "所属县区", "市本级");
    },
    ["COUNTY_NOT_ENTRUSTED 申报人 7 委托评审"],
  ],
  [
    "a public notice of four working days",
    ({ set }) => set(people, 3, "公示起止日期", "2024-09-02至2024-09-05"),
    ["PUBLIC_NOTICE_TOO_SHORT 申报人 3 公示起止日期"],
  ],
  [
    "a public notice of five weekdays with a holiday among them",
    ({ set }) => set(people, 3, "公示起止日期", "2024年4月1日—4月5日"),
    ["PUBLIC_NOTICE_TOO_SHORT 申报人 3 公示起止日期"],
  ],
  [
    "a public notice that ends before it begins",
    ({ set }) => set(people, 3, "公示起止日期", "2024.9.6-2024.9.2"),
    ["PUBLIC_NOTICE_TOO_SHORT 申报人 3 公示起止日期"],
  ],
  [
    "a graduation after the day up to which qualifications count",
    ({ set }) => set(people, 3, "毕业时间", "2025-01-01"),
    ["DATE_AFTER_QUALIFYING 申报人 3 毕业时间"],
  ],
  [
    "a title obtained after the day up to which qualifications count",
    ({ set }) => set(people, 3, "现职称取得时间", "2025-03-01"),
    ["DATE_AFTER_QUALIFYING 申报人 3 现职称取得时间"],
  ],
  [
    "an expert with an applicant's name and unit",
    ({ set }) => {
      set(experts, 12, "姓名", "王𬭊");
      set(experts, 12, "工作单位", "巴中市大数据中心");
    },
    ["PERSON_IS_APPLICANT 评审专家 12 姓名"],
  ],
  [
    "a member of staff with an applicant's name and unit",
    ({ set }) => {
      set(staff, 4, "姓名", "王𬭊");
      set(staff, 4, "单位", "巴中市大数据中心");
    },
    ["PERSON_IS_APPLICANT 工作人员 4 姓名"],
  ],
  [
    "a secretary who is an expert",
    ({ set }) => {
      set(staff, 2, "姓名", "马俊杰");
      set(staff, 2, "单位", "巴中职业技术学院");
    },
    ["SECRETARY_IS_EXPERT 工作人员 2 姓名"],
  ],
  [
    "a county's unentrusted applicant, whatever the row above says,",
    ({ set }) => {
      set(people, 3, "委托评审", "对");
      set(people, 4, "委托评审", "否");
    },
    ["WORD_UNKNOWN 申报人 3 委托评审", "COUNTY_NOT_ENTRUSTED 申报人 4 委托评审"],
  ],
];

describe.each([
  ["applications", applicantCases],
  ["form", formCases],
  ["cells", cellCases],
  ["people and rules", crossCases],
])("of the %s", (_, cases) => {
  test.each(cases)("%s is a fault, and the only one", async (_rule, edit, faults) => {
    expect(await faultsOf(edit)).toEqual(faults);
  });
});

test("all faults come at once, each with a sentence in both languages", async () => {
  const folder = await sourceFolder(({ set, setItem }) => {
    set(people, 3, "申报层级", "工程");
    set(people, 9, "姓名", null);
    set(staff, 2, "角色", "司机");
    setItem(rules, "法定人数比例", "三分之二");
  });
  const read = await readSource({ folder, fonts });
  if (read.ok) throw new Error("read");
  expect(read.error.refusal).toEqual({
    code: "ROSTER_FAULTY",
    details: { count: 4 },
  });
  const [first] = read.error.faults;
  expect(findingSentence(first!, "zh")).toBe(
    "“申报人”第3行“申报层级”：“工程”不在可选范围内。请填：技术员、助理工程师、工程师。",
  );
  expect(findingSentence(first!, "en")).toContain("申报人, row 3, 申报层级");
});

test("a roster without a required column has a refusal of its own", async () => {
  const folder = await sourceFolder(({ dropColumn }) => dropColumn(people, "申报层级"));
  expect(await readSource({ folder, fonts })).toMatchObject({
    ok: false,
    error: { refusal: { code: "ROSTER_INCOMPLETE" } },
  });
});

test("experts alone entering grades need no checker", async () => {
  expect(
    await faultsOf(({ set, setItem }) => {
      setItem(rules, "评分方式", "专家录入");
      set(staff, 3, "角色", "监督员");
    }),
  ).toEqual([]);
});

test("a review of materials asks for no verdicts yet", async () => {
  expect(
    await faultsOf(({ set, setItem }) => {
      setItem(meeting, "本次会议环节", "材料审查");
      set(people, 3, "材料审查结论", null);
      set(people, 3, "笔试结论", null);
    }),
  ).toEqual([]);
});

describe("an application is only warned of", () => {
  const cases: readonly Case[] = [
    [
      "a status that no list has",
      ({ set }) => set(people, 3, "人员身份", "村民"),
      ["STATUS_UNKNOWN 3 人员身份"],
    ],
    [
      "an effect of a sanction, which the notice only asks to be stated",
      ({ set }) => set(people, 3, "处分影响期", "是"),
      ["UNDER_SANCTION 3 处分影响期"],
    ],
    [
      "a public notice whose days can't be read",
      ({ set }) => set(people, 3, "公示起止日期", "九月上旬"),
      ["PUBLIC_NOTICE_UNREADABLE 3 公示起止日期"],
    ],
    [
      "a short public notice in a year without known holidays",
      ({ set }) => set(people, 3, "公示起止日期", "2031-09-01至2031-09-04"),
      ["PUBLIC_NOTICE_MAYBE_SHORT 3 公示起止日期"],
    ],
    [
      "an entrusted review of the committee's own county",
      ({ set }) => set(people, 3, "所属县区", "市本级"),
      ["OWN_COUNTY_ENTRUSTED 3 委托评审"],
    ],
    [
      "another county's letter",
      ({ set }) => set(people, 3, "委托单位", "南江县行政审批和数据局"),
      ["ENTRUSTED_BY_OTHER_COUNTY 3 委托单位"],
    ],
  ];
  test.each(cases)("%s", async (_rule, edit, warnings) => {
    expect(await faultsOf(edit)).toEqual([]);
    expect(await warningsOf(edit)).toEqual(warnings);
  });

  test("but not of who denies to be barred, nor of what every office writes", async () => {
    const statuses = ["事业单位（非参公）", "民营企业", "自由职业者", "国有企业", "社会组织"];
    const edit = ({ set }: RosterEdit) =>
      statuses.forEach((status, index) => set(people, index + 2, "人员身份", status));
    expect(await faultsOf(edit)).toEqual([]);
    expect(await warningsOf(edit)).toEqual([]);
  });
});

test("what proves nothing is only a warning", async () => {
  expect(
    await warningsOf(({ set, sheet }) => {
      set(people, 3, "身份证号", "511902198904150002");
      set(experts, 12, "姓名", "王𬭊");
      set(staff, 4, "姓名", "马俊杰");
      sheet(staff).getCell(1, 5).value = "备注";
    }),
  ).toEqual([
    "ID_NUMBER_DOUBTFUL 3 身份证号",
    "COLUMN_UNKNOWN 1 备注",
    "SAME_NAME 12 姓名",
    "STAFF_NAMED_LIKE_EXPERT 4 姓名",
  ]);
});

test("what no report could print is found before it is sealed, each with its cell", async () => {
  expect(
    await faultsOf(({ set, setItem }) => {
      set(people, 3, "姓名", "王😀");
      set(people, 4, "姓名", "王\u200B𬭊");
      set(people, 5, "备注", "第一行\n第二行\t好");
      set(people, 6, "材料目录", "SZ20240005");
      set(experts, 3, "工作单位", "☃\uFE0F研究所\u2060");
      set(experts, 4, "评议组", "第一组");
      set(staff, 2, "姓名", "李\uE000");
      setItem(meeting, "评审名称", "评审会👍");
    }),
  ).toEqual([
    "CHARACTER_UNPRINTABLE 申报人 3 姓名",
    "CHARACTER_UNPRINTABLE 申报人 4 姓名",
    "CHARACTER_UNPRINTABLE 评审专家 3 工作单位",
    "CHARACTER_UNPRINTABLE 工作人员 2 姓名",
    "CHARACTER_UNPRINTABLE 评审信息 3 评审名称",
  ]);
});

test("an unprintable character is named by its code point; a cell has one fault at a time", async () => {
  const folder = await sourceFolder(({ set }) => {
    set(people, 3, "姓名", "王\u200B𬭊");
    set(people, 4, "姓名", "王\uFFFD😀");
  });
  const read = await readSource({ folder, fonts });
  if (read.ok) throw new Error("read");
  const sentences = read.error.faults.map((fault) => findingSentence(fault, "zh"));
  expect(sentences[0]).toContain("有已损坏或看不见的字符");
  expect(sentences[1]).toContain("U+200B");
  expect(sentences).toHaveLength(2);
});

test("a validity that is over is warned of where it matters, since a rehearsal doesn't expire", async () => {
  const folder = await sourceFolder(() => undefined);
  const codes = async (today?: string) => {
    const read = await readSource({ folder, fonts, today });
    const { warnings } = read.ok ? read.value : read.error;
    return warnings.flatMap(({ code, sheet, column }) =>
      code === "VALIDITY_PAST" ? [`${sheet} ${column ?? ""}`] : [],
    );
  };
  expect(await codes("2199-01-01")).toEqual(["评审信息 有效期至"]);
  expect(await codes("2000-01-01")).toEqual([]);
  expect(await codes()).toEqual([]);
});
