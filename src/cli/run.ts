import { sentenceOf } from "../core/refusals/refusal.ts";
import type { Sentence } from "../core/refusals/sentence.ts";
import { readArguments, usageLine, type Given } from "./arguments.ts";
import { nearestCommand } from "./nearest-command.ts";
import type { Answer, Command, CommandContext, NotDone } from "./command.ts";

/** 0 done, 1 refused, 2 called in a way that no command knows, 70 a bug stopped the desk. */
export type ExitCode = 0 | 1 | 2 | 70;

/** Runs the command that `args` name. Whatever it answers is printed; nothing is thrown but bugs. */
export async function runCommand(
  commands: readonly Command[],
  args: readonly string[],
  context: CommandContext,
): Promise<ExitCode> {
  const { print, tell } = context.terminal;
  const command = commandOf(commands, args);
  if (!command) {
    const asked = args.length === 0 || args[0] === "--help" || args[0] === "help";
    const near = commands.filter(({ words }) => words.split(" ")[0] === args[0]);
    const shown = overview(near.length > 0 ? near : commands);
    if (asked) print(shown);
    else tell(`${shown}\n\n${unknownText(args, near, nearestCommand(commands, args))}`);
    return asked ? 0 : 2;
  }
  const rest = args.slice(command.words.split(" ").length);
  const given = readArguments(command.form, rest);
  if (!given.ok) return misused(command, argumentSentence(given.error), context);
  if (given.value.flag("help")) {
    print(helpOf(command));
    return 0;
  }
  return finish(command, given.value, await command.run(given.value, context), context);
}

/** Names what isn't known: the second word where the first begins some command. */
function unknownText(
  args: readonly string[],
  near: readonly Command[],
  nearest: Command | undefined,
): string {
  const [first = "", second] = args;
  if (near.length > 0 && second === undefined)
    return `“${first}”后面还要说明做什么。\n“${first}” needs a second word.`;
  const word = near.length > 0 ? `${first} ${second ?? ""}` : first;
  const shown = word.slice(0, 100);
  const meant = nearest
    ? `是不是要用“${nearest.words}”？ Did you mean “${nearest.words}”?`
    : "请看上面有哪些命令。 The commands are above.";
  return `没有“${shown}”这个命令。 There is no command “${shown}”.\n${meant}`;
}

function commandOf(commands: readonly Command[], args: readonly string[]): Command | undefined {
  return commands.find(({ words }) =>
    words.split(" ").every((word, index) => args[index] === word),
  );
}

function finish(command: Command, given: Given, answer: Answer, context: CommandContext): ExitCode {
  const { print } = context.terminal;
  const asJson = given.flag("json");
  if (!answer.ok) return notDone(command, asJson, answer.error, context);
  const { lines, json } = answer.value;
  if (asJson && json) print(JSON.stringify({ ok: true, ...json }));
  else if (lines.length > 0) print(lines.join("\n"));
  return 0;
}

function notDone(
  command: Command,
  asJson: boolean,
  failure: NotDone,
  context: CommandContext,
): ExitCode {
  if (failure.kind === "misused") return misused(command, failure.sentence, context);
  const { refusal, lines = [], json = {} } = failure;
  const zh = sentenceOf(refusal, "zh");
  const en = sentenceOf(refusal, "en");
  const { print, tell } = context.terminal;
  tell([...lines, `${refusal.code}: ${zh}`, en].join("\n"));
  if (asJson) print(JSON.stringify({ ok: false, ...refusal, zh, en, ...json }));
  return refusal.code === "DESK_FAULT" ? 70 : 1;
}

function misused(command: Command, { zh, en }: Sentence, context: CommandContext): ExitCode {
  context.terminal.tell(
    [zh, en, `用法 Usage: ${usageLine(command.words, command.form)}`].join("\n"),
  );
  return 2;
}

function argumentSentence(which: string): Sentence {
  return {
    zh: `命令的参数缺少或不对：${which}。请按下面的用法重新输入。`,
    en: `Of the command's arguments this is missing or doesn't fit: ${which}. Call it as below.`,
  };
}

function overview(commands: readonly Command[]): string {
  return [
    "用法 Usage: vivaseal COMMAND ...",
    "",
    ...commands.flatMap(({ words, form, says }) => [
      usageLine(words, form),
      `    ${says.zh}`,
      `    ${says.en}`,
    ]),
    "",
    ...conventions,
  ].join("\n");
}

function helpOf({ words, form, says }: Command): string {
  return [`用法 Usage: ${usageLine(words, form)}`, says.zh, says.en, "", ...conventions].join("\n");
}

const conventions = [
  "口令取自 --passphrase-file 文件或环境变量 VIVASEAL_PASSPHRASE，从不写在命令行里。",
  "The passphrase comes from --passphrase-file or VIVASEAL_PASSPHRASE, never from an argument.",
  "退出码 Exit codes: 0 完成 done, 1 拒绝 refused, 2 用法不对 usage",
];
