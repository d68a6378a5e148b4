import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { aLaptop } from "./afternoon-power.ts";
import { aRoom, type Room } from "./afternoon-room.ts";
import { chromiumPath, noChromium } from "./chromium.ts";
import type { Hands } from "./hands.ts";
import { passphrase } from "./venue.ts";

/** The sample's people in this afternoon. */
const staff = ["梁晓燕", "冉文静", "周子涵"];
const firstPanel = ["马俊杰", "马晓燕", "袁国栋", "邓浩然"];
const secondPanel = ["胡雨桐", "刘丽", "蒲欣怡", "孙晓燕"];
const lateExpert = "张浩然";
/** 邓浩然 works where this applicant does. */
const recusedFor = "㛃";

/**
 * A whole afternoon of the sample at one laptop, end to end in the browser host: two panels in turn,
 * a recusal, a late expert, an absentee, a power cut, a recess, sheets read twice, a correction,
 * opinions and the discussion. Pictures go to out/pictures, named after the hands.
 */
export function describeAfternoon(
  way: string,
  prefix: string,
  handsOf: (page: Page) => Hands,
): void {
  const title = `an afternoon of two panels, ${way}`;
  describe.skipIf(chromiumPath === undefined)(
    chromiumPath === undefined ? `${title} (${noChromium})` : title,
    () => {
      let laptop: Awaited<ReturnType<typeof aLaptop>>;
      let hands: Hands;
      let room: Room;
      const takeSeats = () => {
        hands = handsOf(laptop.page());
        room = aRoom(laptop.page(), hands, laptop.manifest, prefix);
      };
      const unlocks = async () => {
        await hands.write(room.page.getByLabel("口令"), passphrase);
        await hands.confirm(room.button("解锁"));
        await room.opensMeeting();
        await room.page.getByRole("navigation", { name: "会议流程" }).waitFor();
      };

      beforeAll(async () => {
        laptop = await aLaptop();
        takeSeats();
      });
      afterAll(async () => {
        await laptop.close();
      });

      afterEach(async ({ task }) => {
        if (task.result?.state === "fail") await room.picture("failed");
      });

      test("everyone but a late expert checks in with a PIN and declares, one of them a relation", async () => {
        await unlocks();
        for (const name of staff) await room.checksIn(name);
        for (const name of [...firstPanel, ...secondPanel]) {
          const isTeacher = name === "袁国栋";
          await room.checksIn(name, ...(isTeacher ? [{ to: "苟鹏", how: "硕士研究生导师" }] : []));
        }
        await room.page.getByText("实到 8／应到 9").waitFor();
        await room.picture("01-checked-in");
      });

      test("the chair decides every hint, one of them against a recusal", async () => {
        await room.goTo("回避");
        await room.press("全部选“回避”");
        const sure = room.page.getByRole("radiogroup", { name: /^孙晓燕与.*的决定$/ }).first();
        if ((await sure.count()) > 0) {
          await hands.pick(sure, "不回避");
          const reason = room.page.getByRole("textbox", { name: /^孙晓燕与.*的理由$/ }).first();
          await hands.write(reason, "已调离该单位三年");
        }
        await room.picture("02-recusals");
        await room.press(/^确认 \d+ 条决定$/);
        await room.picture("03-recusal-pin");
        await room.enterPins("确认决定");
        await room.page.getByText(recusedFor).first().waitFor();
      });

      test("the first panel draws lots and hears its first", async () => {
        await room.goTo("答辩");
        await room.press("抽签登记…");
        for (const [index, name] of ["胡佳怡", "吴明远", recusedFor].entries()) {
          const field = room.page.getByRole("spinbutton", { name: `${name}的抽签号` });
          await hands.write(field, String(index + 1));
        }
        await room.picture("04-draws");
        await room.enterPins("登记 3 个签号");
        await room.calls("胡佳怡");
        await room.picture("05-identity");
        await room.defends("马晓燕", "区块链存证怎样防止重放？", "以序号和时间戳，由节点核对。");
        await room.picture("06-defense");
        await room.ends("胡佳怡");
        await room.picture("07-sheets-wait");
        await room.press("← 返回列表");
      });

      test("the second panel takes its turn at once, before any grade of the first", async () => {
        await hands.pick(room.page.getByLabel("轮到的评议组"), "第二组");
        await room.picture("08-second-panel");
        await room.calls("𠮷野");
        await room.defends("刘丽", "模型怎样更新？", "每周增量训练。");
        await room.ends("𠮷野");
        await room.press("← 返回列表");
      });

      test("an expert comes late, and the one whose turn it is doesn't come", async () => {
        await room.goTo("签到");
        await room.checksIn(lateExpert);
        await room.page.getByText("实到 9／应到 9").waitFor();
        await room.goTo("答辩");
        await hands.pick(room.page.getByLabel("轮到的评议组"), "第一组");
        await room.page
          .getByRole("region", { name: "下一位" })
          .getByText("吴明远")
          .first()
          .waitFor();
        await hands.press(room.button("缺席", room.page.getByRole("region", { name: "下一位" })));
        await room.picture("09-absent");
        await room.enterPins("记为缺席");
        await room.picture("10-absentee");
      });

      test("the power fails in the middle of a defense, and it goes on where it was", async () => {
        await room.calls(recusedFor);
        await room.defends("马俊杰", "系统怎样备份？", "双机热备，每日离线备份。");
        await laptop.powerCut();
        takeSeats();
        await room.page.getByLabel("口令").waitFor();
        await room.picture("11-after-the-cut");
        await unlocks();
        await room.goTo("答辩");
        const standing = room.page.getByRole("region", { name: "正在答辩" });
        await standing.getByText(recusedFor).first().waitFor();
        await room.page.getByRole("timer").getByText("提问剩余").waitFor();
        expect(await room.page.getByLabel("第 1 问回答要点").inputValue()).toBe(
          "双机热备，每日离线备份。",
        );
        await room.picture("12-goes-on");
        await room.ends(recusedFor);
        await room.page.getByText("回避，不评分").waitFor();
        await room.picture("13-recused-sheet");
      });

      test("after a recess everyone checks in again before the chair resumes", async () => {
        await room.goTo("签到");
        await room.press("休会");
        await room.enterPins("休会");
        await room.page.getByRole("heading", { name: "签到（第 2 场）" }).waitFor();
        const back = [...staff.slice(0, 2), ...firstPanel.slice(0, 3), ...secondPanel.slice(0, 3)];
        for (const name of back) await room.checksInAgain(name);
        await room.picture("14-recess");
        await room.press("复会（第 2 场）");
        await room.enterPins("复会");
        // Not by the text alone: the reasons of buttons said the same and may still be in the page.
        await room.page.locator(".notice", { hasText: "现在休会" }).waitFor({ state: "detached" });
      });

      test("sheets are read twice, and a misread total is read again", async () => {
        await room.goTo("答辩");
        await room.press("录分 胡佳怡");
        await room.reads("第一遍", [86, 91, 88, 79]);
        await room.picture("15-second-reading");
        await room.reads("第二遍", [86, 97, 88, 79]);
        await room.page.getByRole("alert", { name: "两遍不一致" }).waitFor();
        await room.picture("16-readings-differ");
        await room.press("核对人重录");
        await room.reads("第二遍", [91]);
        await room.page.getByText("已确定的评分（4 位）").waitFor();
        await room.picture("17-graded");
        await room.press("下一位待录分：㛃");
        await room.readsTwice([72, 68, 75, 70]);
        await room.press("下一位待录分：𠮷野");
        await room.readsTwice([90, 88, 92, 86]);
        await room.press("← 返回列表");
        await room.picture("18-list");
      });

      test("a grade is corrected by its expert before the panel leader", async () => {
        await room.goTo("结论");
        await room.press("更正 胡佳怡");
        await hands.choose(
          room.page.getByRole("combobox", { name: "更正哪位专家的评分" }),
          "袁国栋",
        );
        await hands.write(room.dialog().locator(".score-input"), "84");
        await hands.write(room.page.getByLabel(/^更正理由/), "合计时误加一项");
        await room.picture("19-correction");
        await room.enterPins("更正评分");
        await room.page.getByText("84").first().waitFor();
      });

      test("leaders confirm the conclusions, and three of each panel sign its opinions", async () => {
        for (const panel of ["第一组", "第二组"]) {
          await hands.pick(room.page.locator("main .ant-segmented"), panel);
          await room.picture(`20-conclusions-${panel === "第一组" ? 1 : 2}`);
          await room.press(/^确认 [1-9] 人的答辩结论$/);
          await room.enterPins("确认结论");
        }
        for (const panel of ["第一组", "第二组"]) {
          await room.press(`${panel}写评议意见`);
          for (const field of await room.dialog().getByRole("textbox", { name: /./ }).all()) {
            if ((await field.getAttribute("type")) === "password") continue;
            await hands.write(field, "熟悉本专业，能独立解决问题，同意提交表决。");
          }
          await room.picture(`21-opinions-${panel === "第一组" ? 1 : 2}`);
          expect(await room.dialog().locator(".pin").count()).toBe(3);
          await room.enterPins("签名提交");
        }
        await room.picture("22-opinions-signed");
      });

      test("the chair closes the discussion, and the vote can begin", async () => {
        await room.press("结束讨论");
        await hands.write(room.page.getByLabel(/讨论情况/), "逐一讨论。");
        await room.picture("23-discussion");
        await room.enterPins("结束讨论");
        await room.goTo("表决");
        await room.page.getByRole("heading", { name: "开启第 1 轮表决" }).waitFor();
        await room.picture("24-vote");
      });

      test("the page complained of nothing", () => {
        expect(laptop.complaints()).toEqual([]);
      });
    },
  );
}
