import { execFileSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sentenceOf } from "../../src/core/refusals/refusal.ts";
import { onDisk, onNewFile } from "../../src/desk/files/disk-refusal.ts";
import { checkRoom, diskRoomOf } from "../../src/desk/files/disk-space.ts";
import { createNodeFileLayer } from "../../src/desk/files/node-file-layer.ts";
import { makeFolderDurably, writeFileDurably } from "../../src/desk/files/write-durably.ts";
import { crashPoints, findViolation, legalStates } from "../support/crash-states.ts";
import { SECTOR_BYTES } from "../support/disk-inode.ts";
import type { DiskImage } from "../support/disk-model.ts";
import { codeOf, must } from "../support/journal-fixture.ts";
import {
  createRecordingFileLayer,
  emptyDisk,
  systemError,
  type RecordingFileLayer,
  type RecordingOptions,
} from "../support/recording-file-layer.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "disk-"));
});
afterEach(() => rm(folder, { recursive: true }));

const path = "/station/file";
const oldContent = new Uint8Array(700).fill(1);
const newContent = new Uint8Array(1300).fill(2);
const diskWithOld: DiskImage = {
  ...emptyDisk,
  files: new Map([[path, oldContent]]),
};

async function written(
  image: DiskImage,
  options: RecordingOptions = {},
): Promise<RecordingFileLayer> {
  const layer = createRecordingFileLayer(image, options);
  const done = await writeFileDurably(layer.files, path, newContent);
  if (done.ok) layer.mark("written");
  return layer;
}

const writingViolation = (image: DiskImage, { history }: RecordingFileLayer) =>
  findViolation(image, history, ({ files }, notes) => {
    const found = files.get(path);
    const isNew = found !== undefined && Buffer.compare(found, newContent) === 0;
    const isOld =
      notes.length === 0 &&
      Buffer.compare(found ?? new Uint8Array(), image.files.get(path) ?? new Uint8Array()) === 0;
    return Promise.resolve(isNew || isOld ? undefined : `${found?.length} bytes`);
  });

test.each([
  ["a new file", emptyDisk],
  ["a file that replaces another", diskWithOld],
])(
  "%s written durably is the old or all of the new after any crash, and each sync is needed for that",
  async (_, image) => {
    const layer = await written(image);

    expect(layer.syncCount()).toBe(2);
    expect(await writingViolation(image, layer)).toBeUndefined();
    for (const dropSync of [1, 2])
      expect(await writingViolation(image, await written(image, { dropSync }))).toBeDefined();
  },
);

test("a write that a killed desk left half done is written over", async () => {
  const { history } = await written(diskWithOld);
  for (const steps of history.keys()) {
    const before = history.slice(0, steps);
    const layer = await written(diskWithOld, { before });
    expect(await writingViolation(diskWithOld, layer)).toBeUndefined();
  }
});

test("a folder made durably is there after any crash, and each sync is needed for that", async () => {
  const violation = async (dropSync: number) => {
    const layer = createRecordingFileLayer(emptyDisk, { dropSync });
    must(await makeFolderDurably(layer.files, "/station/a/b"));
    layer.mark("made");
    return findViolation(emptyDisk, layer.history, ({ folders }, notes) =>
      Promise.resolve(
        notes.length === 0 || folders.includes("/station/a/b") ? undefined : "missing",
      ),
    );
  };

  expect(await violation(0)).toBeUndefined();
  expect(await violation(2)).toBeDefined();
  expect(await violation(3)).toBeDefined();
});

test("a folder that a killed desk made is there for good when the next one asks for it, and the sync is needed", async () => {
  const killed = createRecordingFileLayer(emptyDisk);
  await killed.files.makeFolder("/station/a");
  const violation = async (wanted: string, dropSync: number) => {
    const before = killed.history;
    const layer = createRecordingFileLayer(emptyDisk, { before, dropSync });
    must(await makeFolderDurably(layer.files, wanted));
    layer.mark("made");
    return findViolation(emptyDisk, layer.history, ({ folders }, notes) =>
      Promise.resolve(notes.length === 0 || folders.includes(wanted) ? undefined : "missing"),
    );
  };

  for (const wanted of ["/station/a", "/station/a/b"]) {
    expect(await violation(wanted, 0)).toBeUndefined();
    expect(await violation(wanted, 1)).toBeDefined();
  }
});

test("a folder is also made below one whose own parent this user may not read", async () => {
  const { files } = createRecordingFileLayer(emptyDisk);
  const closed = {
    ...files,
    syncFolder: (name: string) =>
      name === "/" ? Promise.reject(systemError("EACCES", name)) : files.syncFolder(name),
  };

  must(await makeFolderDurably(closed, "/station/a"));
  expect(await files.list("/station")).toEqual(["a"]);
});

test("a file that reads back differently is refused", async () => {
  const { files } = createRecordingFileLayer();
  const lying = { ...files, readFile: () => Promise.resolve(oldContent) };

  expect(codeOf(await writeFileDurably(lying, path, newContent))).toBe("DISK_READ_BACK_DIFFERS");
});

test("a full disk keeps the old file and gets back the space of the temporary one", async () => {
  const layer = await written(diskWithOld, { fileLimitBytes: 1000 });

  expect(layer.history.some(({ type }) => type === "marked")).toBe(false);
  expect(await layer.files.list("/station")).toEqual(["file"]);
  expect(await layer.files.readFile(path)).toEqual(oldContent);
});

test.each([
  ["ENOSPC", "DISK_FULL"],
  ["EIO", "DISK_FAILED"],
  ["EROFS", "DISK_READ_ONLY"],
  ["EACCES", "DISK_NOT_ALLOWED"],
  ["ENOENT", "DISK_FILE_MISSING"],
  // An exFAT stick pulled out on Linux, a drive without a medium, a damaged one, a share that is gone.
  ["ENOTCONN", "DISK_FAILED"],
  ["Unknown system error -123", "DISK_FAILED"],
  ["Unknown system error -117", "DISK_FAILED"],
  ["ESTALE", "DISK_FAILED"],
  ["EINVAL", "DISK_FAILED"],
])("%s is refused with %s and the file's name", async (errno, code) => {
  const failed = await onDisk(path, () => Promise.reject(systemError(errno, path)));
  expect(codeOf(failed)).toBe(code);
  expect(failed.ok || failed.error.details["file"]).toBe("file");
});

/** How FAT32 answers a name with `:` or `?` in it. */
const nameRefused = () =>
  Promise.reject(Object.assign(systemError("EINVAL", path), { syscall: "open" }));

test("a name that a stick's format doesn't take is refused as a name, and a new file with its folder", async () => {
  expect(codeOf(await onDisk(path, nameRefused))).toBe("DISK_PATH_UNUSABLE");
  const refused = await onNewFile(path, nameRefused);
  expect(codeOf(refused)).toBe("DISK_FOLDER_UNUSABLE");
  expect(refused.ok || sentenceOf(refused.error, "zh")).toContain("文件名含有该磁盘不收的字符");
});

const roomOf = (freeBytes: number, mostFileBytes?: number) => () =>
  Promise.resolve({ freeBytes, mostFileBytes });

test.each([
  ["on a FAT32 stick", 4 * 1024 ** 3, roomOf(8 * 1024 ** 3, 2 ** 32 - 1), "DISK_FILE_TOO_LARGE"],
  ["on a stick that is smaller", 5000, roomOf(4999), "DISK_FULL"],
  ["on an exFAT stick", 4 * 1024 ** 3, roomOf(8 * 1024 ** 3), "ok"],
  ["of 4 GiB less a byte on FAT32", 2 ** 32 - 1, roomOf(8 * 1024 ** 3, 2 ** 32 - 1), "ok"],
])("a large file %s is told of before it is written", async (_, bytes, room, code) => {
  expect(codeOf(await checkRoom("/stick/a.vsbundle", bytes, room))).toBe(code);
});

test("the room of a real disk is told, and of no folder that isn't there", async () => {
  expect((await diskRoomOf(folder)).freeBytes).toBeGreaterThan(0);
  expect(codeOf(await checkRoom(join(folder, "none", "a"), 1))).toBe("DISK_FOLDER_UNUSABLE");
});

test.runIf(process.platform === "linux")(
  "a file system without a call for flushing folders is no failure",
  async () => {
    await expect(createNodeFileLayer().syncFolder("/proc/self")).resolves.toBeUndefined();
  },
);

test("an error that is nobody's fault but ours stays thrown", async () => {
  const bug = () => Promise.reject(new TypeError("x is undefined"));
  await expect(onDisk(path, bug)).rejects.toThrow("x is undefined");
});

test("the real layer writes in place, cuts, lists, and tells files from links", async () => {
  const files = createNodeFileLayer();
  const real = join(folder, "a");
  must(await writeFileDurably(files, real, Uint8Array.of(1, 2, 3, 4)));
  const file = await files.open(real, "write");
  await file.writeAt(3, Uint8Array.of(9, 9));
  await file.truncate(4);
  await file.sync();
  expect(await file.readAt(2, 10)).toEqual(Uint8Array.of(3, 9));
  await file.close();
  await symlink(real, join(folder, "link"));

  expect(new Uint8Array(await readFile(real))).toEqual(Uint8Array.of(1, 2, 3, 9));
  expect(await files.list(folder)).toEqual(["a", "link"]);
  expect(await files.stat(real)).toEqual({ kind: "file", sizeBytes: 4 });
  expect((await files.stat(join(folder, "link")))?.kind).toBe("other");
  expect(await files.stat(join(folder, "none"))).toBeUndefined();
});

test("a link laid where the temporary file goes is not written through", async () => {
  const outside = join(folder, "outside");
  await writeFile(outside, "untouched");
  await symlink(outside, join(folder, "file.partial"));
  const target = join(folder, "file");
  must(await writeFileDurably(createNodeFileLayer(), target, newContent));

  expect(await readFile(outside, "utf8")).toBe("untouched");
  expect(await readdir(folder)).toEqual(["file", "outside"]);
});

test("flushing a folder that is missing fails on every system", async () => {
  for (const platform of ["linux", "win32"])
    await expect(createNodeFileLayer(platform).syncFolder(join(folder, "none"))).rejects.toThrow(
      "ENOENT",
    );
});

/** The states after the last step, as "offset:value" of each sector's first byte; for the model's own tests. */
async function statesAfter(
  work: (layer: RecordingFileLayer) => Promise<void>,
  options: RecordingOptions = {},
): Promise<ReadonlySet<string>> {
  const layer = createRecordingFileLayer(diskWithOld, options);
  await work(layer);
  const points = crashPoints(diskWithOld, layer.history, layer.history.length);
  const states = new Set<string>();
  for (const { disk } of points)
    for (const { files } of legalStates(disk))
      states.add(
        [...files]
          .map(([name, content]) => {
            const firsts = content.filter((_, at) => at % SECTOR_BYTES === 0);
            return `${name} ${content.length} ${firsts.join("")}`;
          })
          .sort()
          .join(),
      );
  return states;
}

test("the model of the disk loses unsynced writes by sectors, sizes apart, and keeps synced ones", async () => {
  const bytes = new Uint8Array(900).fill(5);
  const unsynced = await statesAfter(async ({ files }) => {
    await (await files.open(path, "write")).writeAt(0, bytes);
  });
  const synced = await statesAfter(async ({ files }) => {
    const file = await files.open(path, "write");
    await file.writeAt(0, bytes);
    await file.sync();
  });

  expect([...unsynced].sort()).toEqual(
    ["11", "15", "51", "55"]
      .flatMap((sectors) => [`${path} 700 ${sectors}`, `${path} 900 ${sectors}`])
      .sort(),
  );
  expect([...synced]).toEqual([`${path} 900 55`]);
});

test("the model of the disk loses unsynced names one by one", async () => {
  const states = await statesAfter(async ({ files }) => {
    await files.open("/station/new", "create");
    await files.rename(path, "/station/moved");
  });

  expect([...states].sort()).toEqual([
    "/station/file 700 11",
    "/station/file 700 11,/station/new 0 ",
    "/station/moved 700 11",
    "/station/moved 700 11,/station/new 0 ",
  ]);
});

test("in the model of the disk a sync after a failed one brings nothing back, writing anew does", async () => {
  const twice = (isAnew: boolean) =>
    statesAfter(
      async ({ files }) => {
        const file = await files.open(path, "write");
        await file.writeAt(0, Uint8Array.of(5));
        await expect(file.sync()).rejects.toThrow("EIO");
        if (isAnew) await file.writeAt(0, Uint8Array.of(5));
        await file.sync();
      },
      { failSync: 1 },
    );

  expect([...(await twice(false))].sort()).toEqual([`${path} 700 11`, `${path} 700 51`]);
  expect([...(await twice(true))]).toEqual([`${path} 700 51`]);
});

test.runIf(process.platform === "linux")(
  "a pipe or a link under a file's name is refused at once, and nothing is read of it",
  async () => {
    const files = createNodeFileLayer();
    const [pipe, link] = [join(folder, "pipe"), join(folder, "link")];
    execFileSync("mkfifo", [pipe]);
    await writeFile(join(folder, "file"), "x");
    await symlink(join(folder, "file"), link);

    for (const path of [pipe, link, folder]) {
      expect(codeOf(await onDisk(path, () => files.readFile(path)))).toBe("DISK_PATH_UNUSABLE");
      for (const mode of ["read", "write"] as const)
        expect(codeOf(await onDisk(path, () => files.open(path, mode)))).toBe("DISK_PATH_UNUSABLE");
    }
  },
);
