import type { BrowserContext } from "playwright-core";

/**
 * Calls `onSeen` once when the browser opens its developer tools, on whichever page and by whatever
 * way. They read and change what the page holds, so whoever has them open sees marks and PINs.
 * No switch of Chromium forbids them, and the setting that does keeps the driver out as well.
 */
export async function watchForDevTools(context: BrowserContext, onSeen: () => void): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error("The browser can't be asked what it opens");
  let seen = false;
  const look = ({ targetInfo }: { readonly targetInfo: { readonly url: string } }): void => {
    if (seen || !targetInfo.url.startsWith("devtools:")) return;
    seen = true;
    onSeen();
  };
  session.on("Target.targetCreated", look);
  session.on("Target.targetInfoChanged", look);
  await session.send("Target.setDiscoverTargets", { discover: true });
}
