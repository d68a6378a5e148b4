import type { Locator, Page } from "playwright-core";
import type { Hands } from "./hands.ts";

/** More stops than any screen has between two things that are used one after the other. */
const mostTabs = 150;
const mostArrows = 40;

/**
 * Hands that never leave the keyboard: Tab, arrows, Space, Enter, Escape, letters. Every place that
 * they come to must show that it has the focus, and lie in the window; where not, `unseen` says so.
 */
export function keyHands(page: Page): Hands & { readonly unseen: readonly string[] } {
  let presses = 0;
  const unseen: string[] = [];
  const press = async (key: string) => {
    await page.keyboard.press(key);
    presses += 1;
  };
  const type = async (text: string) => {
    await page.keyboard.type(text);
    presses += [...text].length;
  };
  /** Tab after Tab, towards it. */
  const reach = async (what: Locator) => {
    await what.waitFor({ state: "attached" });
    for (let tabs = 0; tabs < mostTabs; tabs += 1) {
      const where = await what.evaluate(whereIsFocus);
      if (where.way === "here") {
        if (where.unseen !== null) unseen.push(where.unseen);
        return;
      }
      await press(where.way === "before" ? "Shift+Tab" : "Tab");
    }
    throw new Error(`No key leads to ${String(what)}`);
  };
  const write = async (field: Locator, text: string) => {
    await reach(field);
    await type(text);
  };
  return {
    unseen,
    press: async (what) => {
      await reach(what);
      await press("Enter");
    },
    tick: async (box) => {
      await reach(box);
      await press("Space");
    },
    pick: async (group, option) => {
      const wanted = group.getByRole("radio", { name: option });
      await reach(await stopOf(group));
      for (let arrows = 0; arrows < mostArrows && !(await wanted.isChecked()); arrows += 1) {
        const isFirst = arrows === 0 && (await wanted.evaluate(hasFocus));
        await press(isFirst ? "Space" : "ArrowDown");
      }
    },
    choose: async (box, option) => {
      await reach(box);
      if (await box.isEditable()) await type(option);
      else await press("ArrowDown");
      const active = page.locator(".ant-select-item-option-active:visible");
      await active.waitFor();
      for (let arrows = 0; arrows < mostArrows; arrows += 1) {
        if ((await active.textContent())?.includes(option)) return press("Enter");
        await press("ArrowDown");
      }
      throw new Error(`No key leads to ${option}`);
    },
    write,
    column: async (fields, numbers) => {
      await reach(fields.first());
      for (const number of numbers) {
        await type(number);
        await press("Enter");
      }
      await page.locator("button[type=submit]:focus").waitFor();
      await press("Enter");
    },
    confirm: async (button) => {
      // In a list or a longer text the Enter key has a meaning of its own.
      const submits = await page
        .locator("input:focus")
        .and(page.locator(":not([role=combobox])"))
        .count();
      if (submits === 0) await reach(button);
      await press("Enter");
    },
    presses: () => presses,
  };
}

/** Where Tab stops in a group of radio buttons: at the one that is chosen, else at the first. */
async function stopOf(group: Locator): Promise<Locator> {
  const chosen = group.getByRole("radio", { checked: true });
  return (await chosen.count()) > 0 ? chosen : group.getByRole("radio").first();
}

const hasFocus = (element: Element): boolean => element === document.activeElement;

/** In the page: whether the focus is here, behind or before; and here, whether an eye would see it. */
function whereIsFocus(element: Element): {
  readonly way: "here" | "before" | "after";
  readonly unseen: string | null;
} {
  const focused = document.activeElement ?? document.body;
  if (focused !== element) {
    const isBehind =
      (element.compareDocumentPosition(focused) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    return { way: isBehind ? "before" : "after", unseen: null };
  }
  const marked = [element, ...ancestors(element, 3)].some((one) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    return (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
  });
  const { top, bottom, left, right } = element.getBoundingClientRect();
  // Places lie between pixels.
  const inside = top >= -1 && left >= -1 && bottom <= innerHeight + 1 && right <= innerWidth + 1;
  const name = `${element.tagName} ${element.getAttribute("aria-label") ?? element.textContent}`;
  const faults = [
    ...(marked ? [] : ["no focus ring"]),
    ...(inside ? [] : [`outside the window, ${top} to ${bottom}, ${left} to ${right}`]),
  ];
  return { way: "here", unseen: faults.length === 0 ? null : `${name}: ${faults.join(", ")}` };

  function ancestors(of: Element, count: number): readonly Element[] {
    const parent = count === 0 ? null : of.parentElement;
    return parent ? [parent, ...ancestors(parent, count - 1)] : [];
  }
}
