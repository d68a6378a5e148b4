import { mkdir, mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowserHost, type BrowserHost } from "../../src/cli/browser-host.ts";
import { serveDesk } from "../../src/contract/channel.ts";
import type { Manifest } from "../../src/core/bundle/manifest.ts";
import type { PersonId } from "../../src/core/ids.ts";
import { createDesk, type RunningDesk } from "../../src/desk/compose.ts";
import { folderDrives } from "../../src/desk/drives/system-drives.ts";
import { builtRenderer } from "../support/built-renderer.ts";
import { chromiumPath, noChromium } from "../support/chromium.ts";
import { anOffice } from "../support/office-counter.ts";
import { aSecretary } from "../support/secretary.ts";
import { cheapLogN, must } from "../support/venue.ts";

const root = join(import.meta.dirname, "../..");
const stationPassphrase = "评审电脑一号的口令";

/**
 * The whole path on the sample, in the browser host, by clicking and typing alone: from a new
 * station to a result that the office verifies. Pictures go to out/pictures.
 */
describe.skipIf(chromiumPath === undefined)(
  chromiumPath === undefined ? `a whole day (${noChromium})` : "a whole day",
  () => {
    let folder = "";
    let running: RunningDesk;
    let host: BrowserHost;
    let office: Awaited<ReturnType<typeof anOffice>>;
    let secretary: ReturnType<typeof aSecretary>;
    let manifest: Manifest;
    const complaints: string[] = [];

    beforeAll(async () => {
      await builtRenderer();
      folder = await mkdtemp(join(tmpdir(), "vivaseal-day-"));
      const stick = join(folder, "评审U盘");
      await mkdir(stick);
      office = await anOffice(join(folder, "office"), stick);
      running = createDesk({
        stationFolder: join(folder, "station"),
        // The office is another computer.
        officeFolder: join(folder, "no-office"),
        drives: folderDrives([stick]),
        resourcesFolder: join(root, "resources"),
        version: "0.1.0",
        keyringLogN: cheapLogN,
      });
      host = must(
        await openBrowserHost({
          invoke: serveDesk(running.desk),
          rendererFolder: join(root, "out/renderer"),
          profileFolder: join(folder, "profile"),
          executablePath: chromiumPath ?? "",
          headless: true,
          tell: () => undefined,
        }),
      );
      secretary = aSecretary(host.page, join(root, "out/pictures"));
      host.page.on("pageerror", (error) => complaints.push(error.message));
      host.page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) complaints.push(message.text());
      });
    });
    afterAll(async () => {
      await host.close();
      await running.close();
      await rm(folder, { recursive: true, force: true });
    });

    test("a new station gets its keys, and station and office know each other by typed codes", async () => {
      await secretary.picture("00-first-start");
      await secretary.press("评审电脑");
      await secretary.picture("01-new-station");
      await secretary.type("评审电脑名称", "一号答辩室");
      await secretary.type("口令", stationPassphrase).catch(() => undefined);
      await secretary.page.locator("#new-passphrase").fill(stationPassphrase);
      await secretary.page.locator("#new-passphrase-again").fill(stationPassphrase);
      await secretary.press("建立评审电脑");
      const code = secretary.page.getByTestId("check-code");
      await code.waitFor();
      await secretary.press("写到U盘");
      await secretary.pressInDialog("写到U盘");
      await secretary.page.getByText("可以取出U盘").waitFor();
      await office.enrolStation((await code.textContent()) ?? "");

      await office.putCardOnStick();
      await secretary.press("登记办公室");
      await secretary.dialog().getByText("office.vscard").click();
      const wrong = `0000${office.checkCode.slice(4)}`;
      await secretary.page.locator("#office-code").fill(wrong);
      await secretary.page.locator("#office-passphrase").fill(stationPassphrase);
      await secretary.pressInDialog("核对并登记");
      await secretary.dialog().getByText("CHECK_CODE_WRONG").waitFor();
      await secretary.picture("02-check-code-refused");
      await secretary.page.locator("#office-code").fill(office.checkCode.toUpperCase());
      await secretary.page.locator("#office-passphrase").fill(stationPassphrase);
      await secretary.pressInDialog("核对并登记");
      await secretary.dialogGone();
      await secretary.page.getByText("巴中市营商环境和数据局").first().waitFor();
      await secretary.picture("03-home");
    });

    test("the bundle comes off the stick and its meeting opens", async () => {
      manifest = await office.sealSample();
      await secretary.press("载入材料包");
      await secretary.dialog().getByText("2024年度评审.vsbundle").click();
      await secretary.pressInDialog("载入");
      await secretary.dialog().getByText("24").first().waitFor();
      await secretary.picture("04-bundle-loaded");
      await secretary.pressInDialog("打开会议");
      await secretary.page.getByTestId("attendance").waitFor();
    });

    test("everyone checks in with a PIN of their own", async () => {
      const { page } = secretary;
      for (const { id, name } of people(manifest)) {
        await secretary.row(name).getByRole("button", { name: "签到" }).click();
        if (id === "ZJ001") await secretary.picture("05-set-pin");
        await page.getByLabel("设置 PIN", { exact: true }).pressSequentially(pinFor(id));
        await page.getByLabel("再输入一遍 PIN").pressSequentially(pinFor(id));
        if (id.startsWith("ZJ")) {
          await page.getByText("本人承诺做到以上各条").click();
          await page.getByText("没有需要回避的申报人").click();
        }
        if (id === "ZJ001") await secretary.picture("05-declaration");
        await secretary.pressInDialog("确认签到");
        await secretary.dialogGone();
      }
      await page.getByText("实到 9／应到 9").waitFor();
      await secretary.picture("06-check-in");
      await secretary.row("邓浩然").getByRole("button", { name: "离场" }).click();
      await secretary.dialog().getByText("秘书 梁晓燕").waitFor();
      await secretary.picture("06-leaving");
      await secretary.pressInDialog("取消");
      await secretary.dialogGone();
      await secretary.press("下一步：回避");
    });

    test("the chair decides every recusal hint", async () => {
      const { page } = secretary;
      await page.getByRole("heading", { name: "待决定" }).waitFor();
      await secretary.picture("07-recusal-hints");
      await secretary.press("全部选“回避”");
      await secretary.press(/确认 \d+ 条决定/);
      const title = (await secretary.dialog().locator(".ant-modal-title").textContent()) ?? "";
      const total = Number(/\d+/.exec(title)?.[0]);
      expect(total).toBeGreaterThan(1);
      expect(await secretary.dialog().locator(".pin label").first().textContent()).toMatch(
        /^主任委员/,
      );
      await secretary.picture("07-recusal-pins");
      await secretary.enterPins(pinByLabel, "确认决定");
      // Some are done, and the title still says how many were confirmed.
      await page.waitForFunction(
        ([whole, of]) => {
          const text = document.querySelector(".ant-modal")?.textContent ?? "";
          return text.includes(whole) && new RegExp(`已确认 [1-9]\\d*／${of}`).test(text);
        },
        [title, total] as const,
        { polling: 20 },
      );
      await secretary.picture("07-recusal-progress");
      await secretary.dialogGone();
      await secretary.picture("08-recusal-decided");
      await secretary.press("下一步：答辩");
    });

    test("materials are read beside the facts, a broken one is shown as broken", async () => {
      const { page } = secretary;
      await page.getByRole("search").waitFor();
      await secretary.picture("09-applicants");
      await secretary.press("看材料");
      await page.locator("canvas").first().waitFor();
      await page.waitForTimeout(1_500);
      await secretary.picture("10-applicant-material");
      await secretary.press("← 返回列表");
      // The office was handed this file cut short, and sealed it as it was.
      await page.getByLabel("查找申报人").fill("益西卓玛");
      await secretary.press("查看 益西卓玛 的材料");
      await page.getByRole("button", { name: /^04 业绩成果/ }).click();
      await page.getByText("文件本身不完整或已损坏").waitFor();
      await secretary.picture("10-broken-material");
      await secretary.press("← 返回列表");
      await page.getByLabel("查找申报人").fill("");
    });

    test("eighteen are called, and their sheets entered twice by two people", async () => {
      const { page } = secretary;
      // One panel after the other, each in the order drawn: whom the strip offers next.
      const panelPlace = (panel: string | null) =>
        manifest.panels.findIndex(({ id }) => id === panel);
      const draw = (number: number | null) => number ?? 9_999;
      const called = manifest.applicants
        .filter(({ examVerdict }) => examVerdict === "pass")
        .toSorted(
          (a, b) =>
            panelPlace(a.panel) - panelPlace(b.panel) ||
            draw(a.drawNumber) - draw(b.drawNumber) ||
            a.order - b.order,
        );
      expect(called).toHaveLength(18);
      for (const [index, { name }] of called.entries()) {
        await page
          .getByRole("button", { name: `点名 ${name}` })
          .first()
          .click();
        if (index === 1) await secretary.picture("11-identity");
        await secretary.press("身份核对无误");
        if (index === 1) {
          await secretary.press("开始陈述");
          await page.getByLabel("第 1 问", { exact: true }).fill("请说明本人承担的部分。");
          await page.getByLabel("第 1 问回答要点").fill("负责数据建模，说明了做法。");
          await secretary.press("保存记录");
          await page.getByText("已保存").waitFor();
          await secretary.picture("11-defense");
          await secretary.press("缺席");
          await secretary.dialog().getByText("组长").first().waitFor();
          await secretary.picture("11-absence");
          await secretary.pressInDialog("取消");
          await secretary.dialogGone();
        }
        await secretary.press("结束答辩");
        await page.getByRole("heading", { name: `录分：${name}` }).waitFor();
        await enterTotals((field) => totalFor(name, field));
        if (index === 0) await secretary.picture("12-first-reading");
        await secretary.press("提交第一遍");
        if (index === 0) await secretary.picture("12-first-reading-confirmed");
        await secretary.enterPins(pinByLabel, "提交");
        await secretary.dialogGone();
        await page.getByRole("button", { name: "提交第二遍" }).waitFor();
        // Once the checker misreads a sheet: the two are shown side by side and read again.
        await enterTotals((field) => totalFor(name, field) + (index === 0 && field === 0 ? 1 : 0));
        await secretary.press("提交第二遍");
        await secretary.enterPins(pinByLabel, "提交");
        await secretary.dialogGone();
        if (index === 0) {
          await secretary.picture("13-readings-differ");
          await secretary.press("核对人重录");
          await enterTotals(() => totalFor(name, 0));
          await secretary.press("提交第二遍");
          await secretary.enterPins(pinByLabel, "提交");
          await secretary.dialogGone();
        }
        await page.getByLabel("已确定的评分").waitFor();
        if (index === 0) await secretary.picture("14-grades-recorded");
        await secretary.press("← 返回列表");
      }
      await secretary.picture("15-all-defended");
    });

    test("panel leaders confirm the conclusions and the chair closes the discussion", async () => {
      const { page } = secretary;
      await secretary.goTo("结论");
      for (let lists = 0; lists < 6; lists += 1) {
        const confirm = page.getByRole("button", { name: /^确认 [1-9]\d* 人的答辩结论$/ });
        const next = page.getByText(/待确认 \d+/).first();
        if (!(await confirm.isVisible())) {
          if (!(await next.isVisible())) break;
          await next.click();
        }
        if (lists === 0) await secretary.picture("16-conclusions");
        await agreeWhereFewGraded();
        await confirm.click();
        await secretary.enterPins(pinByLabel, "确认结论");
        await secretary.dialogGone();
      }
      expect(await page.getByText(/待确认 \d+/).count()).toBe(0);
      await secretary.press("结束讨论");
      await page.getByLabel(/讨论情况/).fill("逐一讨论，意见见评议组意见。");
      await secretary.picture("17-discussion");
      await secretary.enterPins(pinByLabel, "结束讨论");
      await secretary.dialogGone();
    });

    test("nine experts vote in secret, and the tally shows its arithmetic", async () => {
      const { page } = secretary;
      await secretary.goTo("表决");
      await secretary.choose("监票人", "马晓燕");
      await secretary.choose("计票人", "刘丽");
      await secretary.picture("18-open-round");
      await secretary.press("开启表决");
      await secretary.enterPins(pinByLabel, "开启表决");
      await secretary.dialogGone();
      await secretary.press("确认票箱为空");
      await page.getByLabel(/监票人已查看/).check();
      await secretary.enterPins(pinByLabel, "确认");
      await secretary.dialogGone();
      for (const [index, { id, name }] of committeeOf(manifest).entries()) {
        await secretary.row(name).getByRole("button", { name: "领票" }).click();
        await page.getByLabel(/监票人已查看/).check();
        await secretary.enterPins(() => pinFor(id), "领票");
        await page.getByRole("heading", { name: "表决票", exact: true }).waitFor();
        if (index === 0) await refuseUnmarked();
        for (const [row, motion] of (await page.getByRole("radiogroup").all()).entries()) {
          const mark = (index + row) % 7 === 0 ? "不同意" : row === 3 ? "弃权" : "同意";
          await motion.getByLabel(mark, { exact: true }).check();
        }
        if (index === 0) await secretary.picture("20-ballot-paper");
        await secretary.press("投票");
        await secretary.press("最终确认，投出");
        await page.getByRole("heading", { name: "表决票已投入票箱" }).waitFor();
        if (index === 0) await secretary.picture("21-cast");
        await secretary.press("返回");
        if (index === 4) await secretary.picture("22-hand-over");
      }
      await secretary.press("截止投票");
      await secretary.enterPins(pinByLabel, "截止投票");
      await secretary.dialogGone();
      await secretary.press("核对无误，计票");
      await secretary.enterPins(pinByLabel, "计票");
      await secretary.dialogGone();
      await page
        .getByText(/计票基数 8（出席 9 − 回避 1）/)
        .first()
        .waitFor();
      await secretary.picture("23-tally");
      await secretary.press("宣布结果");
      await secretary.enterPins(pinByLabel, "宣布结果");
      await secretary.dialogGone();
    });

    test("the meeting is locked, its result exported, and the office verifies it", async () => {
      const { page } = secretary;
      await secretary.goTo("结果");
      await secretary.picture("24-results");
      await page.getByText("评审结果汇总表（预览）").click();
      await page.locator("canvas").first().waitFor();
      await page.waitForTimeout(1_500);
      await secretary.picture("25-summary-preview");
      await secretary.press("锁定会议");
      await secretary.picture("26-lock");
      await secretary.enterPins(pinByLabel, "锁定会议");
      await secretary.dialogGone();
      await secretary.press("导出到U盘");
      await secretary.pressInDialog("导出");
      await page.getByText("✓ 可以取出U盘").waitFor();
      await page.getByText("已导出，取出U盘送交办公室").waitFor();
      await page.getByRole("button", { name: "再导出一份" }).waitFor();
      await secretary.picture("27-exported");

      const name = (await readdir(join(folder, "评审U盘"))).find((one) =>
        one.endsWith(".vsresult"),
      );
      const verified = await office.verifyFromStick(name ?? "missing");
      const stages = verified.document.applicants.map(({ stage }) => stage);
      expect(stages.filter((stage) => stage === "passed" || stage === "notPassed").length).toBe(
        verified.document.rounds[0]?.motions.length,
      );
      expect(verified.signedGrades).toBe(0);
      expect(verified.document.attendance.checkedIn).toBe(9);
    });

    test("nothing was complained of by the page, and its profile holds no plaintext", async () => {
      expect(complaints).toEqual([]);
      const stored = await allBytes(join(folder, "profile"));
      for (const { name, idNumber } of manifest.applicants) {
        expect(stored.includes(Buffer.from(idNumber))).toBe(false);
        if ([...name].length > 2) {
          expect(stored.includes(Buffer.from(name))).toBe(false);
          expect(stored.includes(Buffer.from(name, "utf16le"))).toBe(false);
        }
      }
    });

    /** So many are recused from some applicants that the rules don't speak: the panel agrees. */
    async function agreeWhereFewGraded(): Promise<void> {
      const { page } = secretary;
      const agree = page.locator(".ant-select", { hasText: "合议" });
      while ((await agree.count()) > 0) {
        const label = await agree.first().getByRole("combobox").getAttribute("aria-label");
        await secretary.choose(label ?? "", "合格");
        const reason = (label ?? "").replace("的结论", "的理由");
        await page.getByLabel(reason).fill("评分人数不足，合议后认为合格");
      }
    }

    async function enterTotals(totalOf: (field: number) => number): Promise<void> {
      const { page } = secretary;
      const fields = await page.locator("form .score-input:visible").all();
      for (const [index, field] of fields.entries()) {
        await field.fill("");
        await field.pressSequentially(String(totalOf(index)));
      }
    }

    async function refuseUnmarked(): Promise<void> {
      await secretary.press("投票");
      await secretary.page.getByText(/还有 \d+ 项没有选择/).waitFor();
      expect(await secretary.page.getByRole("button", { name: "最终确认，投出" }).count()).toBe(0);
      await secretary.picture("19-ballot-incomplete");
    }

    /** The label of a PIN field says whose it is. */
    function pinByLabel(label: string): string {
      const person = people(manifest).find(({ name }) => label.includes(name));
      if (!person) throw new Error(`Whose PIN: ${label}?`);
      return pinFor(person.id);
    }
  },
);

const committeeOf = (manifest: Manifest) => manifest.experts.filter(({ reserve }) => !reserve);
const people = (manifest: Manifest) => [...committeeOf(manifest), ...manifest.staff];

const pinFor = (id: PersonId): string =>
  String(
    570_000 +
      ([...id].reduce((sum, letter) => sum * 11 + (letter.codePointAt(0) ?? 0), 0) % 90_000),
  );

/** Plausible and fixed: from the name, 55 to 97, the graders of one applicant close together. */
const totalFor = (name: string, field: number): number =>
  55 +
  (([...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) * 13) % 40) +
  (field % 3);

async function allBytes(root: string): Promise<Buffer> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Buffer.concat(
    await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name)))),
  );
}
