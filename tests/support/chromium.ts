import { findBrowser, thisMachine } from "../../src/cli/find-browser.ts";

const found = findBrowser(thisMachine);

/** The installed Chrome or Chromium that browser tests drive, or undefined where there is none. */
export const chromiumPath: string | undefined = found.ok ? found.value : undefined;

/** What a skipped browser test says. */
export const noChromium = "not run: no Chrome or Chromium (CHROME_PATH, usual names)";
