import { describe, expect, test } from "vitest";
import type { BaseCondition } from "../../src/core/bundle/base-conditions.ts";
import type { Applicant } from "../../src/core/bundle/manifest.ts";
import { checkBaseConditions } from "../../src/core/rules/base-conditions.ts";
import { educationOf } from "../../src/core/rules/education.ts";
import { standingWords } from "../../src/core/words.ts";
import { aSmallManifest } from "../support/small-manifest.ts";

const [someone] = aSmallManifest().applicants;
if (!someone) throw new Error("No applicant");

/** 本科, 助理工程师 since 2020, for 工程师; the day that counts is 2024-12-31. */
const anApplicant = (changes: Partial<Applicant> = {}): Applicant => ({
  ...someone,
  ...{ firstApplication: false, education: "本科", degree: "学士", graduatedOn: "2014-06-30" },
  ...{ currentTitle: "助理工程师", currentTitleOn: "2020-12-20", yearsInField: 8 },
  ...{ currentTitleIssuer: "巴中市人力资源和社会保障局", qualification: "" },
  ...changes,
});

const aCondition = (changes: Partial<BaseCondition> = {}): BaseCondition => ({
  ...{ level: "engineer", specialty: "", appliesTo: "everyone", education: null },
  ...{ yearsSinceGraduation: null, currentTitles: [], yearsInTitle: null, yearsInField: null },
  ...{ other: "", document: "某办发〔2022〕8号", clause: "第六条" },
  ...changes,
});

const bachelorFour = aCondition({
  ...{ education: "bachelor", currentTitles: ["助理工程师"], yearsInTitle: 4 },
});

function checked(applicant: Applicant, ...conditions: readonly BaseCondition[]) {
  const found = checkBaseConditions(conditions, applicant, "2024-12-31");
  if (!found) throw new Error("No conditions");
  return found;
}

/** Each demand of the best row as a clerk reads it. */
const said = (applicant: Applicant, ...conditions: readonly BaseCondition[]) =>
  checked(applicant, ...conditions).rows[0]?.demands.map(
    ({ about, standing, reason }) => `${about} ${standingWords[standing]}：${reason}`,
  );

describe("facts beside 基本条件", () => {
  test("without the sheet nothing is said", () => {
    expect(checkBaseConditions([], anApplicant(), "2024-12-31")).toBeNull();
  });

  test("each demand is told with its fact and its threshold", () => {
    expect(said(anApplicant(), bachelorFour)).toEqual([
      "学历学位 符合：名册填“本科／学士”，要求本科及以上",
      "现职称 符合：现职称助理工程师，要求助理工程师",
      "任现职年限 符合：任助理工程师满 4 年（2020-12-20 至 2024-12-31），要求满 4 年",
    ]);
  });

  test("a day short of four years isn't four years; on the day itself it is", () => {
    const since = (day: string) => checked(anApplicant({ currentTitleOn: day }), bachelorFour);
    expect(since("2020-12-31").standing).toBe("met");
    expect(since("2021-01-01").standing).toBe("notMet");
  });

  test("one row that is met is enough, and it comes first", () => {
    const doctor = aCondition({ education: "doctor" });
    const { standing, rows } = checked(anApplicant(), doctor, bachelorFour);
    expect(standing).toBe("met");
    expect(rows.map((row) => row.standing)).toEqual(["met", "notMet"]);
    expect(rows[0]?.condition).toBe(bachelorFour);
  });

  test("in a row everything has to be met: what is unclear can't mend what isn't", () => {
    const row = aCondition({ education: "doctor", other: "论文 2 篇" });
    expect(checked(anApplicant(), row).standing).toBe("notMet");
    expect(checked(anApplicant(), { ...row, education: "bachelor" }).standing).toBe("unclear");
  });

  test("rows of another level or 子专业 aren't held against anybody", () => {
    const elsewhere = [
      aCondition({ level: "technician", yearsInField: 50 }),
      aCondition({ specialty: "区块链", yearsInField: 50 }),
    ];
    expect(checked(anApplicant(), bachelorFour, ...elsewhere).rows).toHaveLength(1);
    const none = checked(anApplicant(), ...elsewhere);
    expect(none).toEqual({ standing: "unclear", rows: [] });
  });

  test("the 破格 way is for 破格 applicants alone, beside the ordinary one", () => {
    const exceptional = aCondition({ appliesTo: "exceptional", yearsInField: 5 });
    const early = { currentTitleOn: "2023-12-20" };
    const rows = (changes: Partial<Applicant>) =>
      checked(anApplicant({ ...early, ...changes }), bachelorFour, exceptional);
    expect(rows({ exceptional: false })).toMatchObject({ standing: "notMet", rows: [{}] });
    expect(rows({ exceptional: true })).toMatchObject({ standing: "met", rows: [{}, {}] });
  });

  test("past a level goes only who is outside the public sector and applies for the first time", () => {
    const skip = aCondition({
      ...{ appliesTo: "nonPublicFirst", education: "bachelor", yearsInField: 5 },
    });
    const rows = (status: string, firstApplication: boolean) =>
      checked(anApplicant({ status, firstApplication, currentTitle: "无" }), skip).rows.length;
    expect(rows("非公有制", true)).toBe(1);
    expect(rows("自由职业", true)).toBe(1);
    expect(rows("事业单位", true)).toBe(0);
    expect(rows("非公有制", false)).toBe(0);
  });
});

describe("无法判断, where the roster doesn't tell", () => {
  const firstOf = (changes: Partial<Applicant>, condition: BaseCondition) =>
    said(anApplicant(changes), condition)?.[0];

  test("a day that is missing", () => {
    expect(firstOf({ graduatedOn: "" }, aCondition({ yearsSinceGraduation: 1 }))).toBe(
      "毕业年限 无法判断：名册没有可用的毕业时间，要求满 1 年",
    );
    expect(firstOf({ currentTitleOn: "" }, aCondition({ yearsInTitle: 4 }))).toBe(
      "任现职年限 无法判断：名册没有可用的现职称取得时间，要求满 4 年",
    );
  });

  test("an education that isn't finished or isn't understood, unless the other text is enough", () => {
    const master = aCondition({ education: "master" });
    expect(firstOf({ education: "硕士研究生在读" }, master)).toMatch(/^学历学位 无法判断/);
    expect(firstOf({ education: "其他", degree: "" }, master)).toMatch(/^学历学位 无法判断/);
    expect(firstOf({ education: "其他", degree: "硕士" }, master)).toMatch(/^学历学位 符合/);
    expect(firstOf({ education: "本科", degree: "无" }, master)).toMatch(/^学历学位 不符合/);
  });

  test("too few years since a higher education than is asked for", () => {
    const row = aCondition({ education: "bachelor", yearsSinceGraduation: 5 });
    const recent = { graduatedOn: "2023-06-30" };
    const [, master] = said(anApplicant({ ...recent, education: "硕士研究生" }), row) ?? [];
    const [, bachelor] = said(anApplicant(recent), row) ?? [];
    expect(master).toBe(
      "毕业年限 无法判断：毕业满 1 年（2023-06-30 至 2024-12-31），要求满 5 年；这是较高学历的毕业时间，本科的请看材料",
    );
    expect(bachelor).toMatch(/^毕业年限 不符合/);
  });

  test("a title of another series; one of our own levels that isn't asked for is 不符合", () => {
    const row = aCondition({ currentTitles: ["助理工程师"] });
    expect(firstOf({ currentTitle: "助理统计师" }, row)).toMatch(/^现职称 无法判断.*请核对$/);
    expect(firstOf({ currentTitle: "技术员" }, row)).toMatch(/^现职称 不符合/);
    expect(firstOf({ currentTitle: "无" }, row)).toBe("现职称 不符合：没有现职称，要求助理工程师");
  });

  test("a professional certificate in place of the title is for people to judge", () => {
    const row = aCondition({ currentTitles: ["助理工程师"], yearsInTitle: 4 });
    const holder = anApplicant({ currentTitle: "无", qualification: "软件设计师" });
    expect(said(holder, row)).toEqual([
      "现职称 无法判断：没有现职称，要求助理工程师；持职业资格证书“软件设计师”，可否作为申报条件请核对",
      "任现职年限 无法判断：没有现职称，要求满 4 年；持职业资格证书“软件设计师”，可否作为申报条件请核对",
    ]);
  });

  test("what the roster has no column for", () => {
    expect(firstOf({}, aCondition({ other: "继续教育每年 90 学时" }))).toBe(
      "其他条件 无法判断：继续教育每年 90 学时。名册没有这项情况，请看材料",
    );
  });
});

test("a title granted in Chongqing counts, and it is said that it is one", () => {
  const applicant = anApplicant({ currentTitleIssuer: "重庆市人力资源和社会保障局" });
  expect(said(applicant, bachelorFour)?.[1]).toBe(
    "现职称 符合：现职称助理工程师（重庆颁发，川渝互认），要求助理工程师",
  );
});

test.each([
  ["博士研究生", "doctor"],
  ["硕士研究生", "master"],
  ["第二学士学位", "master"],
  ["大学本科", "bachelor"],
  ["专升本", "bachelor"],
  ["大专", "college"],
  ["中等专科学校", "secondary"],
  ["职业高中", "secondary"],
  ["高中", "below"],
  ["研究生课程班", null],
  ["本科肄业", null],
  ["", null],
])("“%s” reads as %s", (text, education) => {
  expect(educationOf(text)).toBe(education);
});
