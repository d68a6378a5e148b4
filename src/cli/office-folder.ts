import { dirname, join } from "node:path";
import type { Given } from "./arguments.ts";
import type { CommandContext } from "./command.ts";

/**
 * The office's folder of a desk: the one that is named, else `office` beside the station's. Keys
 * that lie there already are not taken up without a word.
 */
export async function officeFolderOf(
  given: Given,
  station: string,
  { files, terminal }: Pick<CommandContext, "files" | "terminal">,
): Promise<string> {
  const named = given.optional("office");
  if (named !== undefined) return named;
  const beside = join(dirname(station), "office");
  const facts = await files.stat(beside).catch(() => undefined);
  if (facts?.kind === "folder") {
    terminal.tell(
      `没有用 --office 指定评委会办公室，用旁边的文件夹：${beside}\nNo --office is given; the office's folder is the one beside the station's: ${beside}`,
    );
  }
  return beside;
}
