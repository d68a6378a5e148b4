import type { Locator, Page } from "playwright-core";

/** A finger on the screen: touch events alone, from which the browser makes its own clicks. */
export async function aFinger(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setTouchEmulationEnabled", { enabled: true });
  return {
    touch: async (place: Locator): Promise<void> => {
      // Waits until it is in view, enabled and still, as a person would.
      await place.click({ trial: true });
      const box = await place.boundingBox();
      if (!box) throw new Error("Nothing to touch");
      const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [at] });
      await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    },
  };
}
