import { readdir } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import type { FileLayer } from "../../src/desk/files/file-layer.ts";
import { createNodeFileLayer } from "../../src/desk/files/node-file-layer.ts";
import { codeOf } from "../support/journal-fixture.ts";
import {
  call,
  chosen,
  end,
  identify,
  stationForEachTest,
  until,
  type MirroredStation,
} from "../support/mirror-venue.ts";
import { systemError } from "../support/recording-file-layer.ts";
import { must } from "../support/venue.ts";

let station: MirroredStation;
stationForEachTest((copy) => {
  station = copy;
});

type Step = "write" | "sync" | "rename" | "syncFolder" | "readFile";

/** The stick fails with `code` at each `step` while `isOn`; the station's own disk is sound. */
function faultyStick(step: Step, code: string, isOn: () => boolean): FileLayer {
  const real = createNodeFileLayer();
  const fails = (at: Step, path: string) => {
    if (at === step && isOn() && path.startsWith(station.stick)) throw systemError(code, path);
  };
  return {
    ...real,
    rename: async (from, to) => {
      fails("rename", to);
      await real.rename(from, to);
    },
    syncFolder: async (path) => {
      fails("syncFolder", path);
      await real.syncFolder(path);
    },
    readFile: async (path) => {
      // The id is read at each look, a segment after it was written.
      if (path.endsWith(".vssegment")) fails("readFile", path);
      return real.readFile(path);
    },
    open: async (path, mode) => {
      const file = await real.open(path, mode);
      return {
        ...file,
        writeAt: async (offset, bytes) => {
          // Half of it is on the stick by then.
          if (step === "write" && isOn() && path.startsWith(station.stick))
            await file.writeAt(offset, bytes.subarray(0, bytes.length / 2));
          fails("write", path);
          await file.writeAt(offset, bytes);
        },
        sync: async () => {
          fails("sync", path);
          await file.sync();
        },
      };
    },
  };
}

describe.each<[string, Step, string]>([
  ["is full", "write", "ENOSPC"],
  ["became read-only", "write", "EROFS"],
  ["answers EIO in mid-write", "write", "EIO"],
  ["is pulled in mid-write, so that its file is gone", "rename", "ENOENT"],
  ["is pulled in mid-write, so that its device is gone", "write", "ENODEV"],
  ["fails to sync", "sync", "EIO"],
  ["fails to sync its folder", "syncFolder", "EIO"],
  ["can't be read back", "readFile", "EIO"],
  ["answers what nobody knows", "write", "EREMOTEIO"],
])("a stick that %s", (_, step, code) => {
  test("stops nothing, is told with how far it lags, and goes on afterwards by itself", async () => {
    let failing = false;
    const { desk, day, close } = await station.started({
      files: faultyStick(step, code, () => failing),
    });
    const { upTo } = await chosen(desk);
    failing = true;
    await day.does(call("A1"));
    const status = await until(desk, "troubled");
    expect(status.refusal?.code).toMatch(/^DISK_/);
    expect(status).toMatchObject({ upTo, behind: 1 });
    await day.does(identify("A1"));
    failing = false;
    expect(await until(desk, "synced")).toMatchObject({ behind: 0, refusal: null });
    const names = await readdir(await station.folder());
    expect(names.filter((name) => !/^(mirror\.id|[0-9-]+\.vssegment)$/.test(name))).toEqual([]);
    await close();
  });
});

test("a full stick is told as full", async () => {
  let full = false;
  const files = faultyStick("write", "ENOSPC", () => full);
  const { desk, day, close } = await station.started({ files });
  await chosen(desk);
  full = true;
  await day.does(call("A1"));
  expect((await until(desk, "troubled")).refusal?.code).toBe("DISK_FULL");
  await close();
});

describe("a stick that never answers", () => {
  /** From the moment it hangs, nothing on the stick is answered until it is pulled. */
  function hangingStick() {
    const real = createNodeFileLayer();
    let pull: (error: Error) => void = () => undefined;
    const pulled = new Promise<never>((_, reject) => {
      pull = reject;
    });
    pulled.catch(() => undefined);
    let hangs = false;
    const orHang = async <T>(path: string, work: () => Promise<T>): Promise<T> =>
      hangs && path.startsWith(`${station.stick}/`) ? pulled : work();
    const files: FileLayer = {
      ...real,
      open: (path, mode) => orHang(path, () => real.open(path, mode)),
      readFile: (path) => orHang(path, () => real.readFile(path)),
      stat: (path) => orHang(path, () => real.stat(path)),
      list: (path) => orHang(path, () => real.list(path)),
    };
    let now = 0;
    return {
      files,
      /** Six seconds go by from one reading to the next while it hangs. */
      steady: () => (now += hangs ? 6_000 : 0),
      hang: () => {
        hangs = true;
      },
      pull: () => {
        hangs = false;
        pull(systemError("ENODEV", station.stick));
      },
    };
  }

  test("holds up no acknowledgement, and is told as slow", async () => {
    const stick = hangingStick();
    const { desk, day, close } = await station.started({
      files: stick.files,
      steady: stick.steady,
    });
    const { upTo } = await chosen(desk);
    stick.hang();
    await day.does(call("A1"));
    await day.does(identify("A1"));
    await day.does(end("A1"));
    expect(await until(desk, "slow")).toMatchObject({ upTo, behind: 3 });
    await day.does(call("A2"));
    // Nor the end of the meeting.
    await close();
  });

  test("once it is pulled and answers again, the mirror goes on", async () => {
    const stick = hangingStick();
    const { desk, day, close } = await station.started({
      files: stick.files,
      steady: stick.steady,
    });
    await chosen(desk);
    stick.hang();
    await day.does(call("A1"));
    await until(desk, "slow");
    stick.pull();
    expect(await until(desk, "synced")).toMatchObject({ behind: 0 });
    await close();
  });

  test("another one can be taken meanwhile", async () => {
    const stick = hangingStick();
    const places = [
      { id: "one", label: "one", folder: station.stick },
      { id: "two", label: "two", folder: `${station.stick}-two` },
    ];
    await createNodeFileLayer().makeFolder(`${station.stick}-two`);
    const drives = { find: () => Promise.resolve(places) };
    const { desk, day, close } = await station.started({ files: stick.files, drives });
    must(await desk["mirror.choose"]({ driveId: "one" }));
    await until(desk, "synced");
    stick.hang();
    await day.does(call("A1"));
    must(await desk["mirror.choose"]({ driveId: "two" }));
    places.shift();
    expect(await until(desk, "synced")).toMatchObject({ driveLabel: "two", behind: 0 });
    expect((await station.withStickAt(`${station.stick}-two`).segments()).length).toBeGreaterThan(
      0,
    );
    await close();
  });
});

test("an unknown failure of a stick while it is chosen is a refusal and no fault of the desk", async () => {
  const files = faultyStick("write", "EREMOTEIO", () => true);
  const { desk, day, close } = await station.started({ files });
  expect(codeOf(await desk["mirror.choose"]({ driveId: "folder-1" }))).toBe("DISK_FAILED");
  await day.does(call("A1"));
  await close();
});
