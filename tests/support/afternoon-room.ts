import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import type { Manifest } from "../../src/core/bundle/manifest.ts";
import type { Hands } from "./hands.ts";
import { pinOf } from "./meeting-day.ts";
import { picturesFolder } from "./sample-window.ts";

/** What happens in the room, one act after the other, whatever hands do it. */
export function aRoom(page: Page, hands: Hands, manifest: Manifest, prefix: string) {
  const people = [...manifest.experts, ...manifest.staff];
  const isExpert = (name: string) => manifest.experts.some((one) => one.name === name);
  const pinOfName = (name: string) => {
    const person = people.find((one) => one.name === name);
    if (!person) throw new Error(`Nobody is called ${name}`);
    return pinOf(person.id);
  };
  const dialog = () => page.locator(".ant-modal:visible").last();
  const button = (name: string | RegExp, within: Page | Locator = page) =>
    within.getByRole("button", { name, exact: typeof name === "string" });
  // Fifteen decisions are as many PINs tried.
  const done = () =>
    page.locator(".ant-modal:visible").waitFor({ state: "detached", timeout: 120_000 });
  const row = (name: string) => page.getByRole("group", { name, exact: true });
  const press = (name: string | RegExp) => hands.press(button(name).first());

  /** Everybody whom the dialog names types the own PIN; then it is confirmed. */
  const enterPins = async (confirm: string | RegExp) => {
    for (const field of await dialog().locator(".pin").all()) {
      const label = (await field.locator("label").textContent()) ?? "";
      const person = people.find(({ name }) => label.includes(` ${name} `));
      await hands.write(field.locator("input"), pinOf(person?.id ?? "nobody"));
    }
    await hands.confirm(button(confirm, dialog()));
    await done();
  };

  const room = {
    ...{ page, dialog, button, row, press, enterPins },
    picture: async (name: string) => {
      await mkdir(picturesFolder, { recursive: true });
      await page.waitForTimeout(250);
      await page.screenshot({ path: join(picturesFolder, `${prefix}-${name}.png`) });
    },
    goTo: (step: string) =>
      hands.press(
        page.getByRole("navigation", { name: "会议流程" }).getByRole("button", { name: step }),
      ),
    opensMeeting: () => press(/^打开会议/),
    checksIn: async (name: string, related?: { readonly to: string; readonly how: string }) => {
      await hands.press(row(name).getByRole("button", { name: "签到" }));
      const pin = pinOfName(name);
      await hands.write(page.getByLabel("设置 PIN", { exact: true }), pin);
      await hands.write(page.getByLabel("再输入一遍 PIN"), pin);
      if (isExpert(name)) await room.declares(related);
      await hands.confirm(button("确认签到", dialog()));
      await done();
    },
    declares: async (related?: { readonly to: string; readonly how: string }) => {
      await hands.tick(page.getByRole("checkbox", { name: "本人承诺做到以上各条" }));
      const relations = dialog().getByRole("radiogroup", { name: "回避声明" });
      await hands.pick(relations, related ? "有，填写如下" : "没有需要回避的申报人");
      if (!related) return;
      await hands.choose(page.getByRole("combobox", { name: "申报人 1" }), related.to);
      await hands.write(page.getByLabel("关系 1"), related.how);
    },
    checksInAgain: async (name: string) => {
      await hands.press(row(name).getByRole("button", { name: "签到" }));
      await enterPins("确认签到");
    },
    calls: async (name: string) => {
      await hands.press(
        page.getByRole("region", { name: "下一位" }).getByRole("button", { name: `点名 ${name}` }),
      );
      await page.getByRole("region", { name: "正在答辩" }).getByText(name).first().waitFor();
    },
    /** Identity, statement, questions, and one question with its answer. */
    defends: async (asker: string, question: string, answer: string) => {
      await press("身份核对无误");
      await press("开始陈述");
      await press("开始提问");
      await page.getByRole("timer").getByText("提问剩余").waitFor();
      await hands.choose(page.getByRole("combobox", { name: "第 1 问提问专家" }), asker);
      await hands.write(page.getByLabel("第 1 问", { exact: true }), question);
      await hands.write(page.getByLabel("第 1 问回答要点"), answer);
      await press("保存记录");
      await page.getByText("已保存").waitFor();
    },
    ends: async (name: string) => {
      await press("结束答辩");
      await page.getByRole("heading", { name: `录分：${name}` }).waitFor();
    },
    /** One person's reading of the paper sheets; gives the key presses that it took. */
    reads: async (entry: "第一遍" | "第二遍", totals: readonly number[]) => {
      const before = hands.presses();
      const submit = button(`提交${entry}`);
      await submit.waitFor();
      const numbers = totals.map(String);
      await hands.column(page.locator("form .score-input:visible"), numbers, submit);
      await enterPins("提交");
      return hands.presses() - before;
    },
    /** Both read the same: gives the key presses of both. */
    readsTwice: async (totals: readonly number[]) => {
      const first = await room.reads("第一遍", totals);
      const second = await room.reads("第二遍", totals);
      await page.getByLabel("已确定的评分").waitFor();
      return first + second;
    },
  };
  return room;
}

export type Room = ReturnType<typeof aRoom>;
