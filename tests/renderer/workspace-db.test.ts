import "fake-indexeddb/auto";
import { afterEach, expect, test } from "vitest";
import { err, ok } from "../../src/core/result.ts";
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
  expect(after.tables.map((table) => table.name).sort()).toEqual(["frames", "layout", "reading"]);
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
  const replica = openReplica(db);
  const position = { meetingId: "m", path: "materials/A1/01.pdf", page: 7, zoom: 1 };
  await replica.keepReading(position);
  expect(await replica.readingAt("m", "materials/A1/01.pdf")).toEqual(position);

  db.close();
  expect(await replica.readingAt("m", "materials/A1/01.pdf")).toBeNull();
});
