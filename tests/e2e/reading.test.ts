import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BaseCondition } from "../../src/core/bundle/base-conditions.ts";
import { personId } from "../../src/core/ids.ts";
import { chromiumPath, noChromium } from "../support/chromium.ts";
import { aMeetingWindow } from "../support/meeting-window.ts";
import { aVenue, type Venue } from "../support/venue.ts";

const titleHeld = {
  ...{ firstApplication: false, currentTitle: "助理工程师", currentTitleOn: "2022-06-30" },
  currentTitleIssuer: "重庆市人力资源和社会保障局",
};

const forEngineers: BaseCondition = {
  ...{ level: "engineer", specialty: "", appliesTo: "everyone", education: "bachelor" },
  ...{ yearsSinceGraduation: null, currentTitles: ["助理工程师"], yearsInTitle: 4 },
  ...{ yearsInField: null, other: "" },
  ...{ document: "某某专业职称申报评审基本条件（某发〔2022〕8号）", clause: "第六条第（三）项" },
};
const baseConditions: readonly BaseCondition[] = [
  forEngineers,
  {
    ...{ ...forEngineers, education: null, yearsInTitle: 2, clause: "第九条" },
    ...{ yearsInField: 5, other: "市级以上奖项 1 项" },
  },
];

/** A meeting that reviews materials, by clicking and typing alone. Pictures go to out/pictures. */
describe.skipIf(chromiumPath === undefined)(
  chromiumPath === undefined ? `a review of materials (${noChromium})` : "a review of materials",
  () => {
    let venue: Venue;
    let window: Awaited<ReturnType<typeof aMeetingWindow>>;
    let secretary: (typeof window)["secretary"];
    beforeAll(async () => {
      venue = await aVenue({
        part: "materialsReview",
        applicants: 6,
        applicant: (one) => ({
          ...one,
          ...{ materialsVerdict: null, examVerdict: null, examScore: "" },
          leadReader: one.id === "A1" ? personId("Z3") : null,
          ...(one.id === "A1" ? titleHeld : {}),
        }),
        baseConditions,
      });
      window = await aMeetingWindow(venue, join(venue.folder, "profile"), (day) =>
        day.everyoneCheckedIn(),
      );
      secretary = window.secretary;
    });
    afterAll(async () => {
      await window.close();
      await venue.remove();
    });

    const confirm = async (button: string) => {
      await secretary.enterPins(window.pinByLabel, button);
      await secretary.dialogGone();
    };

    test("the path has no defense, no conclusions and no vote", async () => {
      const steps = secretary.page.getByRole("navigation", { name: "会议流程" });
      await steps.getByText("待审查 6 人").waitFor();
      expect(await steps.getByRole("button").count()).toBe(4);
      await secretary.goTo("材料");
      await secretary.page.getByRole("heading", { name: "材料审查" }).waitFor();
      await secretary.picture("reading-1-list");
    });

    test("readers give their opinions beside the materials", async () => {
      const { page } = secretary;
      await secretary.press("审查 申报人1 的材料");
      await page.getByText("申报人1的材料").waitFor();
      const conditions = page.getByRole("region", { name: "基本条件" });
      await conditions.getByText("其他条件无法判断").waitFor();
      await secretary.picture("reading-2-conditions");
      await conditions.getByText("依据和理由（2 种条件）").click();
      await conditions.getByText("任现职年限：不符合").waitFor();
      await secretary.picture("reading-2-applicant");
      await secretary.press("填审查意见");
      await page.getByText("不合格", { exact: true }).click();
      await page.getByLabel("理由（必填，写入退回名单）").fill("缺《公示证明》");
      await secretary.picture("reading-3-opinion");
      await confirm("提交审查意见");
      await secretary.press("← 返回列表");
      await secretary.press("审查 申报人3 的材料");
      for (const [expert, verdict] of [
        ["专家5", "合格"],
        ["专家7", "不合格"],
      ] as const) {
        await secretary.press("填审查意见");
        await secretary.choose("审查专家", expert);
        await secretary.dialog().getByText(verdict, { exact: true }).click();
        await page.getByRole("textbox", { name: /^理由/ }).fill("业绩材料第 2 页");
        await confirm("提交审查意见");
      }
    });

    test("an expert's own notes open for the own PIN alone, with nothing else on the screen", async () => {
      const { page } = secretary;
      await secretary.press("阅读笔记");
      await secretary.dialog().getByText("专家5", { exact: true }).click();
      await secretary.enterPins(window.pinByLabel, "打开本人的笔记");
      await secretary.dialogGone();
      await page.getByLabel("笔记", { exact: true }).fill("第 2 页的项目编号与证书对不上，再问");
      await page.getByText("已保存").waitFor();
      expect(await page.getByRole("navigation", { name: "会议流程" }).count()).toBe(0);
      await secretary.picture("reading-3-notes");
      await secretary.press("收起笔记，离开");
      await secretary.press("阅读笔记");
      await secretary.dialog().getByText("专家7", { exact: true }).click();
      await secretary.enterPins(window.pinByLabel, "打开本人的笔记");
      await secretary.dialogGone();
      expect(await page.getByLabel("笔记", { exact: true }).inputValue()).toBe("");
      await secretary.press("收起笔记，离开");
    });

    test("originals are checked and a fraud is vetoed with its evidence", async () => {
      const { page } = secretary;
      await secretary.press("原件核验");
      await page.getByLabel("核验了哪些原件").fill("学历证书");
      await page.keyboard.press("Enter");
      await page.keyboard.press("Escape");
      await secretary.dialog().getByText("一致", { exact: true }).click();
      await secretary.picture("reading-4-originals");
      await confirm("记录核验");
      await secretary.press("← 返回列表");
      await secretary.press("审查 申报人5 的材料");
      await secretary.press("一票否决");
      await page.getByLabel("理由", { exact: true }).fill("论文弄虚作假");
      await page.getByLabel("依据说明").fill("第 1 页所列论文查无此文，已向期刊社核实");
      await secretary.picture("reading-5-veto");
      await confirm("一票否决");
      await secretary.picture("reading-6-vetoed");
      await secretary.press("← 返回列表");
    });

    test("the leader confirms one list, with a reason where the readers disagree", async () => {
      const { page } = secretary;
      await page.locator(".form-actions").getByText("1 人专家意见不一致").first().waitFor();
      await page
        .getByRole("radiogroup", { name: "申报人3 的审查结论" })
        .getByText("合格", { exact: true })
        .click();
      await page.getByLabel("申报人3 的理由").fill("业绩材料第 2 页已补清晰件");
      await secretary.picture("reading-7-verdicts");
      await secretary.press("确认 2 人的审查结论");
      await confirm("确认结论");
      await page.getByText("第一组（已完成）").waitFor();
      await secretary.picture("reading-8-confirmed");
      await secretary.press("审查 申报人1 的材料");
      await secretary.press("更正结论");
      await page.getByLabel("更正理由").fill("公示证明夹在推荐意见里");
      await confirm("更正结论");
      await secretary.picture("reading-9-corrected");
    });
  },
);
