import type { FaultCode } from "./fault-kinds.ts";
import type { FindingLog } from "./fault.ts";
import { listed } from "./roster-words.ts";
import type { Located } from "./table.ts";

interface ColumnPlace {
  readonly sheet: string;
  readonly column: string;
}

/** Faults every row whose key a row above it already has; empty keys are another fault. */
export function checkUnique<T>(
  rows: readonly Located<T>[],
  keyOf: (value: T) => string,
  code: FaultCode,
  place: ColumnPlace,
  log: FindingLog,
): void {
  for (const [key, [first, ...others]] of rowsByKey(rows, keyOf))
    for (const row of others) log.fault(code, { ...place, row }, { found: key, wanted: first });
}

/** Faults every row whose key another row has too, the first of them as well. */
export function checkShared<T>(
  rows: readonly Located<T>[],
  keyOf: (value: T) => string,
  code: FaultCode,
  place: ColumnPlace,
  log: FindingLog,
): void {
  for (const [key, sharing] of rowsByKey(rows, keyOf))
    for (const row of sharing.length > 1 ? sharing : []) {
      const wanted = listed(sharing.filter((other) => other !== row).map(String));
      log.fault(code, { ...place, row }, { found: key, wanted });
    }
}

type RowNumbers = readonly [first: number, ...others: readonly number[]];

function rowsByKey<T>(
  rows: readonly Located<T>[],
  keyOf: (value: T) => string,
): ReadonlyMap<string, RowNumbers> {
  const byKey = new Map<string, RowNumbers>();
  for (const { row, value } of rows) {
    const key = keyOf(value);
    const before = byKey.get(key);
    if (key !== "") byKey.set(key, before ? [...before, row] : [row]);
  }
  return byKey;
}
