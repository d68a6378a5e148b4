import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { ok } from "../core/result.ts";
import { refuse, type Outcome } from "../core/refusals/refusal.ts";
import places from "./browser-places.json" with { type: "json" };

/** The machine as far as looking for a browser goes. */
export interface BrowserSearch {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isThere: (path: string) => boolean;
}

export const thisMachine: BrowserSearch = {
  platform: process.platform,
  env: process.env,
  isThere: existsSync,
};

/**
 * The executable of Chrome, Chromium or Edge: `CHROME_PATH` if set (and then nothing else), else
 * the usual places of the platform in the order of browser-places.json, which the launcher reads
 * too. Refused with BROWSER_MISSING.
 */
export function findBrowser(search: BrowserSearch): Outcome<string> {
  const named = search.env["CHROME_PATH"];
  const candidates = named === undefined || named === "" ? usualPlaces(search) : [named];
  const found = candidates.find((path) => search.isThere(path));
  return found === undefined ? refuse("BROWSER_MISSING") : ok(found);
}

function usualPlaces({ platform, env }: BrowserSearch): readonly string[] {
  if (platform === "win32") {
    const roots = places.win32.roots.map((name) => env[name]).filter((root) => root !== undefined);
    return places.win32.below.flatMap((below) => roots.map((root) => `${root}\\${below}`));
  }
  const folders = (env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const onPath = places.names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return platform === "darwin" ? [...places.darwin, ...onPath] : onPath;
}
