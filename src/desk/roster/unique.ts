import type { FaultCode } from "./fault-kinds.ts";
import type { FindingLog } from "./fault.ts";
import type { Located } from "./table.ts";

/** Faults every row whose key a row above it already has; empty keys are another fault. */
export function checkUnique<T>(
  rows: readonly Located<T>[],
  keyOf: (value: T) => string,
  code: FaultCode,
  place: { readonly sheet: string; readonly column: string },
  log: FindingLog,
): void {
  const firstRow = new Map<string, number>();
  for (const { row, value } of rows) {
    const key = keyOf(value);
    const before = firstRow.get(key);
    if (key === "") continue;
    if (before === undefined) firstRow.set(key, row);
    else log.fault(code, { ...place, row }, { found: key, wanted: before });
  }
}
