import type { SourceFinding } from "../../contract/answers.ts";

/** `申报人 第5行 申报层级`. */
export function placeText({ sheet, row, column }: SourceFinding): string {
  return [sheet, row === null ? "" : `第${row}行`, column ?? ""]
    .filter((part) => part !== "")
    .join(" ");
}

/** All findings as plain text, to be copied, printed or sent on. */
export function findingsText(
  faults: readonly SourceFinding[],
  warnings: readonly SourceFinding[],
): string {
  const list = (head: string, findings: readonly SourceFinding[]) =>
    findings.length === 0
      ? []
      : [
          `${head}（${findings.length}）`,
          ...findings.map(
            (finding, index) =>
              `${index + 1}. ${placeText(finding)}：${finding.what.zh}。${finding.expected.zh}。`,
          ),
          "",
        ];
  return [...list("问题", faults), ...list("提示", warnings)].join("\n");
}

/** Those that hold the wanted text anywhere. */
export function findingsWith(
  findings: readonly SourceFinding[],
  wanted: string,
): readonly SourceFinding[] {
  const text = wanted.trim().toLowerCase();
  if (text === "") return findings;
  return findings.filter((finding) =>
    [placeText(finding), finding.found, finding.what.zh, finding.expected.zh, finding.code]
      .join("\n")
      .toLowerCase()
      .includes(text),
  );
}
