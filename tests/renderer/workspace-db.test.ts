import "fake-indexeddb/auto";
import { afterEach, expect, test } from "vitest";
import { err, ok } from "../../src/core/result.ts";
import { openReadingMemory } from "../../src/renderer/db/reading-memory.ts";
import { openReplica } from "../../src/renderer/db/replica.ts";
import { openWorkspaceDb, schemaSteps, type WorkspaceDb } from "../../src/renderer/db/schema.ts";

const opened: WorkspaceDb[] = [];
let names = 0;
const open = (name: string, upTo?: number): WorkspaceDb => {
  const db = openWorkspaceDb(name, upTo);
  opened.push(db);
  return db;
};
const freshName = () => `workspace-${++names}`;
const frame = (firstSeq: number, lastSeq: number) => ({ firstSeq, lastSeq, base64: "AAEC" });

afterEach(() => {
  for (const db of opened.splice(0)) db.close();
});

test.each(schemaSteps)("what step $version held is still there at the last step", async (step) => {
  const name = freshName();
  const before = open(name, step.version);
  await openReplica(before).keepFrames("m", [frame(1, 2), frame(3, 3)]);
  before.close();

  const after = open(name);
  expect(await openReplica(after).lastFrame("m")).toEqual(ok(frame(3, 3)));
  expect(after.tables.map((table) => table.name).sort()).toEqual([
    "frames",
    "headers",
    "openMaterials",
    "positions",
  ]);
});

test("writes with strict durability", () => {
  expect(open(freshName())._options.chromeTransactionDurability).toBe("strict");
});

test("keeps the meetings' frames apart, and a frame that comes twice once", async () => {
  const db = open(freshName());
  const replica = openReplica(db);
  await replica.keepFrames("a", [frame(1, 4)]);
  await replica.keepFrames("a", [frame(1, 4), frame(5, 9)]);
  await replica.keepFrames("b", [frame(1, 1)]);

  expect(await replica.lastFrame("a")).toEqual(ok(frame(5, 9)));
  expect(await replica.lastFrame("b")).toEqual(ok(frame(1, 1)));
  expect(await replica.lastFrame("c")).toEqual(ok(null));
  expect(await db.frames.count()).toBe(3);
});

test("tells a full store from a failing one, as a value", async () => {
  const failing = open(freshName());
  failing.close();
  expect(await openReplica(failing).lastFrame("a")).toEqual(err("storageFailed"));

  const full = open(freshName());
  full.frames.hook("creating", () => {
    throw new DOMException("no room", "QuotaExceededError");
  });
  expect(await openReplica(full).keepFrames("a", [frame(1, 1)])).toEqual({
    ok: false,
    error: "storageFull",
  });
});

test("remembers where a material's reading stopped, and shrugs where it can't", async () => {
  const db = open(freshName());
  const memory = openReadingMemory(db);
  const position = { bundle: "b 1", material: 4, page: 7, zoom: 1.5, turn: 90 } as const;
  await memory.keepPosition(position);
  await memory.keepPosition({ ...position, material: 9 });
  await memory.keepOpenMaterial("b 1", 2, 9);
  expect(await memory.positionIn("b 1", 4)).toEqual(position);
  expect(await memory.opened("b 1")).toEqual(new Set([4, 9]));
  expect(await memory.openMaterialOf("b 1", 2)).toBe(9);

  expect(await memory.opened("b 2")).toEqual(new Set());
  expect(await memory.positionIn("b 2", 4)).toBeNull();

  db.close();
  expect(await memory.positionIn("b 1", 4)).toBeNull();
  expect(await memory.opened("b 1")).toEqual(new Set());
});

test("drops the tables that once held paths of materials", async () => {
  const name = freshName();
  const before = open(name, 2);
  await before.table("reading").put({ meetingId: "m", path: "materials/赵/01.pdf", page: 1 });
  before.close();
  const after = open(name);
  await after.open();
  expect([...after.backendDB().objectStoreNames]).toEqual([
    ...["frames", "headers", "openMaterials", "positions"],
  ]);
});
