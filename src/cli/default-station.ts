import { homedir } from "node:os";
import { join } from "node:path";

/**
 * The station's folder when none is named: where Electron would keep it (its `userData`), so that
 * both windows open the same station.
 */
export function defaultStationFolder(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  home: string = homedir(),
): string {
  return join(settingsFolder(platform, env, home), "vivaseal", "station");
}

function settingsFolder(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  if (platform === "win32") return env["APPDATA"] ?? join(home, "AppData", "Roaming");
  if (platform === "darwin") return join(home, "Library", "Application Support");
  const configured = env["XDG_CONFIG_HOME"];
  return configured === undefined || configured === "" ? join(home, ".config") : configured;
}
