import type { Invoke } from "./channel.ts";

/** What a host puts on the page's `window`: the one door between screens and desk. */
export interface Bridge {
  readonly host: "electron" | "browser";
  readonly invoke: Invoke;
}

/** The name under which it stands there. */
export const bridgeName = "vivaseal";

/** The one channel between Electron's two processes: arguments are a method's name and its input. */
export const deskChannel = "desk";
