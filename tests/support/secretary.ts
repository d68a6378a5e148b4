import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";

/** The hands of whoever sits at the station: clicks and types what a person would, by what is written there. */
export function aSecretary(page: Page, picturesFolder: string) {
  const dialog = () => page.locator(".ant-modal:visible").last();
  const button = (name: string | RegExp, within: Page | Locator = page) =>
    within.getByRole("button", { name, exact: typeof name === "string" });
  const gone = () => page.locator(".ant-modal:visible").waitFor({ state: "detached" });
  return {
    page,
    dialog,
    picture: async (name: string) => {
      await mkdir(picturesFolder, { recursive: true });
      // Let what slides and fades come to rest.
      await page.waitForTimeout(400);
      await page.screenshot({ path: join(picturesFolder, `${name}.png`) });
    },
    press: (name: string | RegExp) => button(name).click(),
    pressInDialog: (name: string | RegExp) => button(name, dialog()).click(),
    type: (label: string | RegExp, text: string) => page.getByLabel(label).fill(text),
    goTo: (step: string) =>
      page
        .getByRole("navigation", { name: "会议流程" })
        .getByRole("button", { name: step })
        .click(),
    row: (name: string) => page.getByRole("group", { name, exact: true }),
    choose: async (label: string, option: string) => {
      await page.getByRole("combobox", { name: label }).click();
      await page.locator(".ant-select-item-option", { hasText: option }).last().click();
    },
    /** Everyone named by the dialog types their PIN, then it is confirmed. */
    enterPins: async (pinOf: (name: string) => string, confirm: string) => {
      const fields = dialog().locator(".pin");
      for (const field of await fields.all()) {
        const label = (await field.locator("label").textContent()) ?? "";
        await field.locator("input").pressSequentially(pinOf(label));
      }
      await button(confirm, dialog()).click();
    },
    dialogGone: gone,
  };
}
