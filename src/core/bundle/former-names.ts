/** 单位曾用名: a unit and a name that it had before. */
export interface FormerName {
  /** The name of now, or a later one. */
  readonly unit: string;
  readonly formerName: string;
}

/** Tells whether two names are of one unit by the table, directly or over several changes of name. */
export function sameUnitBy(table: readonly FormerName[]): (a: string, b: string) => boolean {
  const later = new Map<string, string[]>();
  for (const { unit, formerName } of table) {
    later.set(formerName, [...(later.get(formerName) ?? []), unit]);
  }
  const known = new Map<string, ReadonlySet<string>>();
  const becameOf = (name: string): ReadonlySet<string> => {
    const before = known.get(name);
    if (before) return before;
    // A set grows while it is gone through, so that each name is followed once, in circles too.
    const names = new Set([name]);
    for (const one of names) for (const next of later.get(one) ?? []) names.add(next);
    known.set(name, names);
    return names;
  };
  return (a, b) => {
    if (a === b) return true;
    if (later.size === 0 || a === "" || b === "") return false;
    const other = becameOf(b);
    return [...becameOf(a)].some((name) => other.has(name));
  };
}
