import { readFile, realpath } from "node:fs/promises";
import { sep } from "node:path";

/** Type of the file system that holds `folder`, as `ext4`; `unknown` where the system doesn't say. */
export async function fileSystemOf(folder: string): Promise<string> {
  try {
    const place = await realpath(folder);
    const mounts = (await readFile("/proc/mounts", "utf8")).split("\n").map((line) => {
      const [, at = "", type = ""] = line.split(" ");
      return { at, type };
    });
    const holding = mounts.filter(
      ({ at }) => at !== "" && (place === at || place.startsWith(at.endsWith(sep) ? at : at + sep)),
    );
    return holding.sort((a, b) => b.at.length - a.at.length)[0]?.type ?? "unknown";
  } catch {
    return `unknown (${process.platform})`;
  }
}
