import type { Locator, Page } from "playwright-core";

/** What somebody at the station does with it: by the mouse, or by the keyboard alone. */
export interface Hands {
  /** A button, a step of the path, a line of a list. */
  readonly press: (what: Locator) => Promise<void>;
  readonly tick: (box: Locator) => Promise<void>;
  /** One of a group, by what is written on it. */
  readonly pick: (group: Locator, option: string) => Promise<void>;
  /** One of a list that opens, by what is written on it. */
  readonly choose: (box: Locator, option: string) => Promise<void>;
  readonly write: (field: Locator, text: string) => Promise<void>;
  /** A column of numbers from the top to the button under it. */
  readonly column: (fields: Locator, numbers: readonly string[], submit: Locator) => Promise<void>;
  /** Says yes to a dialog whose fields are filled in. */
  readonly confirm: (button: Locator) => Promise<void>;
  /** Key presses so far; with the mouse only what was typed. */
  readonly presses: () => number;
}

/** Hands that click, and use the keys for nothing but text. */
export function clickingHands(page: Page): Hands {
  let presses = 0;
  const write = async (field: Locator, text: string) => {
    await field.click();
    await page.keyboard.type(text);
    presses += [...text].length;
  };
  return {
    press: (what) => what.click(),
    tick: (box) => box.click(),
    pick: (group, option) => group.getByText(option, { exact: false }).first().click(),
    choose: async (box, option) => {
      await box.click();
      if (await box.isEditable()) await page.keyboard.type(option);
      await page.locator(".ant-select-item-option:visible", { hasText: option }).last().click();
    },
    write,
    column: async (fields, numbers, submit) => {
      for (const [index, field] of (await fields.all()).entries()) {
        await write(field, numbers[index] ?? "");
      }
      await submit.click();
    },
    confirm: (button) => button.click(),
    presses: () => presses,
  };
}
