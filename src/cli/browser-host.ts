import { join } from "node:path";
import type { BrowserContext, Page, Route } from "playwright-core";
import type { Invoke } from "../contract/channel.ts";
import { ok } from "../core/result.ts";
import { refuse, type Outcome } from "../core/refusals/refusal.ts";
import { isOwnUrl } from "../desk/window/own-origin.ts";
import { answerPage } from "../desk/window/page-assets.ts";
import { freshNonce } from "../desk/window/page-policy.ts";
import { bridgeScript } from "./bridge-script.ts";
import { prepareProfile, wipeProfile } from "./browser-profile.ts";
import { watchForDevTools } from "./devtools-watch.ts";
import { loadSilentDriver } from "./silent-driver.ts";

/** Origin of the page. IndexedDB belongs to it: renaming it orphans the replica. */
export const browserOrigin = "https://vivaseal.local";

export interface BrowserHostNeeds {
  readonly invoke: Invoke;
  /** The built screens. */
  readonly rendererFolder: string;
  /** Kept between runs, for IndexedDB alone. */
  readonly profileFolder: string;
  readonly executablePath: string;
  readonly headless: boolean;
  /** Where it is told why the host closed the window by itself. */
  readonly tell: (line: string) => void;
}

export interface BrowserHost {
  readonly page: Page;
  /** Settles when the window is gone, closed by whomever, and the profile wiped. */
  readonly closed: Promise<void>;
  readonly close: () => Promise<void>;
}

/** What the page sees of the binding is a call of strings; the bridge makes it the contract's. */
const bindingName = "__vivasealInvoke";

/** Said when the window was closed because of them. An open round is void then: the safe side. */
const devToolsSeen =
  "浏览器的开发者工具被打开，能看到评分、票面和 PIN，窗口已关闭；正在进行的表决轮次作废，请重新打开窗口。 The browser's developer tools were opened, which can see marks and PINs: the window was closed and an open round is void. Open the window again.";

/**
 * Shows the screens in an installed browser, in a window of its own, joined to the desk through
 * the browser's pipe: no port is open, the browser reaches no network, and every request is answered
 * from `rendererFolder` or aborted. Refused with BROWSER_NOT_STARTED.
 */
export async function openBrowserHost(needs: BrowserHostNeeds): Promise<Outcome<BrowserHost>> {
  await prepareProfile(needs.profileFolder);
  const context = await launch(needs);
  if (!context.ok) return context;
  const closed = afterClose(context.value, needs.profileFolder);
  await watchForDevTools(context.value, () => {
    needs.tell(devToolsSeen);
    context.value.close().catch(gone);
  });
  const page = await showPage(context.value, needs);
  const close = async (): Promise<void> => {
    await context.value.close();
    await closed;
  };
  return ok({ page, closed, close });
}

/** A browser that hangs at its start is left after this long, and started once more. */
const startMs = 45_000;

async function launch(needs: BrowserHostNeeds): Promise<Outcome<BrowserContext>> {
  const first = await tryLaunch(needs);
  return first ?? (await tryLaunch(needs)) ?? notStarted(needs);
}

const notStarted = ({ executablePath }: BrowserHostNeeds) =>
  refuse("BROWSER_NOT_STARTED", { file: executablePath });

async function tryLaunch(needs: BrowserHostNeeds): Promise<Outcome<BrowserContext> | undefined> {
  const { executablePath, headless, profileFolder } = needs;
  const chromium = await loadSilentDriver(process.env);
  try {
    const context = await chromium.launchPersistentContext(profileFolder, {
      executablePath,
      timeout: startMs,
      headless,
      args: [...browserArguments],
      // Crash dumps would go to the user's folder, past the wiping.
      env: { ...process.env, BREAKPAD_DUMP_LOCATION: join(profileFolder, "crashes") },
      // Its bar would say that tests control the browser.
      ignoreDefaultArgs: ["--enable-automation"],
      chromiumSandbox: !isRoot(),
      viewport: headless ? { width: 1366, height: 768 } : null,
      locale: "zh-CN",
      acceptDownloads: false,
      serviceWorkers: "block",
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    return ok(context);
  } catch {
    return undefined;
  }
}

const waitingPage = "<title>Vivaseal</title><p>正在打开… Opening…</p>";

const browserArguments: readonly string[] = [
  // The page comes once its requests are answered here; before, it would be asked of the proxy.
  `--app=data:text/html;charset=utf-8,${encodeURIComponent(waitingPage)}`,
  "--window-size=1366,768",
  "--start-maximized",
  "--lang=zh-CN",
  // Whatever the routes should miss goes to a proxy that isn't there, on this machine. (Resolver
  // rules would do, but a browser warns of them in a bar.)
  "--proxy-server=127.0.0.1:1",
  "--proxy-bypass-list=<-loopback>",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-domain-reliability",
  "--disable-client-side-phishing-detection",
  "--disable-sync",
  "--no-first-run",
  "--no-pings",
  "--disable-breakpad",
  "--disable-crash-reporter",
  "--disable-spell-checking",
  "--disable-gpu-shader-disk-cache",
  "--disk-cache-size=1",
  "--media-cache-size=1",
];

/** Chromium's sandbox refuses to run as root. */
const isRoot = (): boolean => process.getuid?.() === 0;

async function showPage(context: BrowserContext, needs: BrowserHostNeeds): Promise<Page> {
  await context.exposeBinding(bindingName, (source, method: unknown, input: unknown) =>
    source.frame === source.page.mainFrame() && isOwnUrl(browserOrigin, source.frame.url())
      ? carry(needs.invoke, method, input)
      : JSON.stringify(refuse("CALLER_NOT_OURS")),
  );
  await context.addInitScript({ content: bridgeScript(bindingName, browserOrigin) });
  await context.route("**/*", (route) => answerRoute(route, needs.rendererFolder));
  const [first] = context.pages();
  const page = first ?? (await context.newPage());
  context.on("page", (other) => void other.close().catch(gone));
  page.once("close", () => void context.close().catch(gone));
  await page.goto(`${browserOrigin}/`);
  return page;
}

/** Outcomes cross as JSON text, the same bytes on every browser. */
async function carry(invoke: Invoke, method: unknown, input: unknown): Promise<string> {
  if (typeof method !== "string" || typeof input !== "string") {
    return JSON.stringify(refuse("CALLER_NOT_OURS"));
  }
  return JSON.stringify(await invoke(method, JSON.parse(input)));
}

async function answerRoute(route: Route, rendererFolder: string): Promise<void> {
  const request = route.request();
  if (!isOwnUrl(browserOrigin, request.url()) || request.method() !== "GET") {
    return route.abort("blockedbyclient");
  }
  const { status, headers, body } = await answerPage(rendererFolder, request.url(), freshNonce());
  return route.fulfill({ status, headers, body: Buffer.from(body) });
}

/** Wipes the profile once the browser is gone, however it went. */
function afterClose(context: BrowserContext, profileFolder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    context.once("close", () => {
      // The second close waits for the process to end.
      context
        .close()
        .catch(gone)
        .then(() => wipeProfile(profileFolder))
        .then(resolve, reject);
    });
  });
}

/** What was to be closed is closed already. */
const gone = (): void => undefined;
