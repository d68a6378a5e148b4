import { entryNameKey, entryNameProblem } from "../sealed/entry-name.ts";

/**
 * A folder of its own for each 委托单位: under its name where that is one on every system and no
 * other has it, as 委托单位 with a free number otherwise.
 */
export function countyFolders(counties: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const take = (name: string): boolean => {
    const isFree = !taken.has(entryNameKey(name));
    taken.add(entryNameKey(name));
    return isFree;
  };
  // Real names first, so that a number never takes one of them.
  const own = new Set(counties.filter((county) => isFolderName(county) && take(county)));
  return new Map(
    counties.map((county, index) => {
      if (own.has(county)) return [county, county];
      let number = index + 1;
      while (!take(`委托单位${number}`)) number += 1;
      return [county, `委托单位${number}`];
    }),
  );
}

const isFolderName = (name: string): boolean =>
  !name.includes("/") && entryNameProblem(name) === undefined;
