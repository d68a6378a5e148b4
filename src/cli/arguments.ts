import { parseArgs } from "node:util";
import { err, ok, type Result } from "../core/result.ts";
import type { CommandForm, OptionForm } from "./command.ts";

/** Arguments that fit the command's form. Asking for one that the form lacks is a bug and throws. */
export interface Given {
  readonly operand: (name: string) => string;
  /** All values of the last, repeated operand. */
  readonly operands: (name: string) => readonly string[];
  readonly flag: (name: string) => boolean;
  readonly value: (name: string) => string;
  readonly optional: (name: string) => string | undefined;
  readonly values: (name: string) => readonly string[];
}

/** Options that every command takes. */
export const commonOptions = {
  json: { kind: "flag" },
  help: { kind: "flag" },
} as const satisfies CommandForm["options"];

/** Reads what follows a command's words; the failed side names the argument that doesn't fit. */
export function readArguments(form: CommandForm, args: readonly string[]): Result<Given, string> {
  const options = { ...commonOptions, ...form.options };
  const parsed = parse(options, args);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  if (values["help"] === true) return ok(givenOf(form, values, positionals));
  const wrong =
    missingOption(form, values) ?? clashing(form, values) ?? wrongOperand(form, positionals);
  return wrong === undefined ? ok(givenOf(form, values, positionals)) : err(wrong);
}

/** `office seal SOURCE --office DIR …`: how the command is called. */
export function usageLine(words: string, form: CommandForm): string {
  const options = Object.entries(form.options).filter(([name]) => !form.oneOf?.includes(name));
  const oneOf = (form.oneOf ?? []).map((name) => optionText(name, form.options[name]));
  return [
    "vivaseal",
    words,
    ...form.operands,
    ...options.map(([name, option]) => {
      const text = optionText(name, option);
      return option.required === true ? text : `[${text}]`;
    }),
    ...(oneOf.length === 0 ? [] : [`[${oneOf.join(" | ")}]`]),
    "[--json]",
  ].join(" ");
}

type Values = Readonly<Record<string, boolean | string | readonly string[] | undefined>>;

interface Parsed {
  readonly values: Values;
  readonly positionals: readonly string[];
}

function parse(options: CommandForm["options"], args: readonly string[]): Result<Parsed, string> {
  try {
    const { values, positionals } = parseArgs({
      args: repeated(options, args),
      options: Object.fromEntries(
        Object.entries(options).map(([name, { kind }]) => [
          name,
          { type: kind === "flag" ? "boolean" : "string", multiple: kind === "values" } as const,
        ]),
      ),
      allowPositionals: true,
      strict: true,
    });
    return ok({ values: values as Values, positionals });
  } catch (error) {
    // parseArgs tells of arguments that don't fit by errors of its own.
    if (error instanceof TypeError && "code" in error) return err(error.message);
    throw error;
  }
}

/** `--to A B` is `--to A --to B`: a repeated option takes all that follows up to the next option. */
function repeated(options: CommandForm["options"], args: readonly string[]): string[] {
  const expanded: string[] = [];
  let taking: string | undefined;
  args.forEach((argument, index) => {
    const isOption = argument.startsWith("-");
    const first = index > 0 && args[index - 1] === taking;
    if (!isOption && taking !== undefined && !first) expanded.push(taking);
    if (isOption)
      taking = options[argument.replace(/^--/, "")]?.kind === "values" ? argument : undefined;
    expanded.push(argument);
  });
  return expanded;
}

function missingOption(form: CommandForm, values: Values): string | undefined {
  const missing = Object.entries(form.options).find(
    ([name, { required }]) => required === true && isAbsent(values[name]),
  );
  return missing && optionText(...missing);
}

const isAbsent = (value: Values[string]): boolean => value === undefined || value === "";

function clashing(form: CommandForm, values: Values): string | undefined {
  const given = (form.oneOf ?? []).filter((name) => values[name] !== undefined);
  return given.length > 1 ? given.map((name) => `--${name}`).join(" | ") : undefined;
}

function wrongOperand({ operands }: CommandForm, given: readonly string[]): string | undefined {
  const repeats = operands.at(-1)?.endsWith("...") === true;
  const missing = operands.find((_, index) => given[index] === undefined || given[index] === "");
  if (missing !== undefined) return missing;
  return repeats ? undefined : given[operands.length];
}

function givenOf(form: CommandForm, values: Values, positionals: readonly string[]): Given {
  const at = (name: string): number => {
    const index = form.operands.indexOf(name);
    if (index < 0) throw new Error(`No operand ${name}`);
    return index;
  };
  const optional = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === "string" ? value : undefined;
  };
  return {
    operand: (name) => positionals[at(name)] ?? "",
    operands: (name) => positionals.slice(at(name)),
    flag: (name) => values[name] === true,
    value: (name) => optional(name) ?? "",
    optional,
    values: (name) => {
      const value = values[name];
      return Array.isArray(value) ? (value as readonly string[]) : [];
    },
  };
}

function optionText(name: string, option: OptionForm | undefined): string {
  const value = option?.value ?? "VALUE";
  switch (option?.kind) {
    case "value":
      return `--${name} ${value}`;
    case "values":
      return `--${name} ${value}...`;
    default:
      return `--${name}`;
  }
}
