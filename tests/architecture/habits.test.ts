import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { importsOf, type SourceFile } from "../support/import-rules.ts";
import { sourceFiles } from "../support/source-files.ts";

const files = sourceFiles();
const longestFile = 300;

/** A file that only hands on what others export: it hides where a thing is and ties all of them together. */
function isBarrel({ text }: SourceFile): boolean {
  const statements = text.split(";").map((part) => part.trim());
  const handedOn = statements.filter((part) => /^export\s[^]*\sfrom\s/.test(part));
  return handedOn.length > 0 && handedOn.length === statements.filter((part) => part !== "").length;
}

const pathsOf = (found: readonly SourceFile[]): readonly string[] => found.map(({ path }) => path);
const within = (layer: string): readonly SourceFile[] =>
  files.filter(({ path }) => path.startsWith(`${layer}/`));

test("core has no clock and no chance of its own", () => {
  const clockOrChance =
    /\bDate\.now\b|\bnew Date\b|\bDate\(|\bMath\.random\b|\bperformance\.now\b|\bcrypto\b\.|\brandomBytes\b/;
  expect(pathsOf(within("core").filter(({ text }) => clockOrChance.test(text)))).toEqual([]);
});

test("no file is a barrel", () => {
  expect(
    isBarrel({ path: "a.ts", text: 'export * from "./b.ts";\nexport { c } from "./c.ts";\n' }),
  ).toBe(true);
  expect(
    isBarrel({ path: "a.ts", text: 'import { b } from "./b.ts";\nexport const c = b;\n' }),
  ).toBe(false);
  expect(pathsOf(files.filter(isBarrel))).toEqual([]);
});

test(`no file is longer than ${longestFile} lines`, () => {
  const long = files.filter(({ text }) => text.split("\n").length - 1 > longestFile);
  expect(pathsOf(long)).toEqual([]);
});

test("nothing is exported by default, and nothing is left to do", () => {
  const unwanted = /^export default\b|\bTODO\b|\bFIXME\b|\bXXX\b/m;
  expect(pathsOf(files.filter(({ text }) => unwanted.test(text)))).toEqual([]);
});

test("no file names itself after nothing in particular", () => {
  const vague = /(^|\/)(utils?|helpers?|common|misc|.*-manager|.*Manager)(\.tsx?|\/)/;
  expect(pathsOf(files).filter((path) => vague.test(path))).toEqual([]);
});

describe("the page", () => {
  test("has no inline script and no address outside itself", () => {
    const html = readFileSync(
      fileURLToPath(new URL("../../src/renderer/index.html", import.meta.url)),
      "utf8",
    );
    expect(html).toContain("__CSP_NONCE__");
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|https?:|\son\w+=/);
  });

  test("sets no HTML from text", () => {
    const raw = /dangerouslySetInnerHTML|\.innerHTML\b|insertAdjacentHTML|\beval\(/;
    expect(pathsOf(within("renderer").filter(({ text }) => raw.test(text)))).toEqual([]);
  });
});

test("files import with their ending, so that no resolver has to guess", () => {
  const bare = files.flatMap(({ path, text }) =>
    importsOf(text)
      .filter(
        (target) => target.startsWith(".") && !/\.(tsx?|json|css|js|mjs)(\?\w+)?$/.test(target),
      )
      .map((target) => `${path}: ${target}`),
  );
  expect(bare).toEqual([]);
});
