import { expect, test } from "vitest";
import { countyFolders } from "../../src/desk/office/county-folders.ts";

const foldersOf = (...counties: readonly string[]) => [...countyFolders(counties).values()];

test("a unit's folder has its name where every system takes it", () => {
  expect(foldersOf("南江县局", "通江县局")).toEqual(["南江县局", "通江县局"]);
});

test("a name that is none gets a number that no other unit is called by", () => {
  expect(foldersOf("委托单位2", "南江/县局")).toEqual(["委托单位2", "委托单位3"]);
  expect(foldersOf("a/b", "委托单位1", "c/d", "委托单位3")).toEqual([
    "委托单位2",
    "委托单位1",
    "委托单位4",
    "委托单位3",
  ]);
});

test("names that are one folder on some system get two", () => {
  expect(foldersOf("ABC医院", "abc医院", "Abc医院")).toEqual(["ABC医院", "委托单位2", "委托单位3"]);
});
