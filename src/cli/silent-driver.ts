import type { BrowserType } from "playwright-core";

/**
 * Variables that make the driver write what crosses its pipe (marks and PINs among it) to stderr or
 * to a file, stop in an inspector, or reach for another browser than the one it is told.
 */
const talkative = /^(DEBUG|DEBUG_.*|PWDEBUG.*|PW_.*|PWTEST_.*|PLAYWRIGHT_.*|SELENIUM_.*)$/i;

/**
 * The driver of the browser, loaded with no such variable in `environment`, which must be the
 * process's own: the driver reads it while it loads, so nothing may import it before.
 */
export async function loadSilentDriver(environment: NodeJS.ProcessEnv): Promise<BrowserType> {
  for (const name of Object.keys(environment)) {
    if (talkative.test(name)) Reflect.deleteProperty(environment, name);
  }
  return (await import("playwright-core")).chromium;
}
