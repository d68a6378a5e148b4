import type { Session, WebContents } from "electron";
import { isOwnUrl } from "../desk/window/own-origin.ts";

/** Closes a session: no permission, no device, no download, no request outside the page's origin. */
export function denyInSession(session: Session, origin: string): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  // Chromium fetches dictionaries from the network.
  session.setSpellCheckerEnabled(false);
  session.on("will-download", (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((request, answer) =>
    answer({ cancel: !isOwnUrl(origin, request.url) }),
  );
}

/** Closes a page: no new window, no webview, no way out of the origin. */
export function denyInContents(contents: WebContents, origin: string): void {
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
  contents.on("will-attach-webview", (event) => event.preventDefault());
  contents.on("will-frame-navigate", (event) => {
    if (!event.isMainFrame || !isOwnUrl(origin, event.url)) event.preventDefault();
  });
  contents.on("will-redirect", (event) => event.preventDefault());
}
