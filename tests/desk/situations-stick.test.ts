import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Manifest } from "../../src/core/bundle/manifest.ts";
import { personId } from "../../src/core/ids.ts";
import { createNodeFileLayer } from "../../src/desk/files/node-file-layer.ts";
import { initKeyring, openKeyring } from "../../src/desk/keys/keyring.ts";
import { readSource } from "../../src/desk/roster/read-source.ts";
import { sealBundle } from "../../src/desk/sealed/bundle-writer.ts";
import { memorySource } from "../../src/desk/sealed/byte-ports.ts";
import { writeSealedFile } from "../../src/desk/sealed/sealed-output.ts";
import { codeOf } from "../support/journal-fixture.ts";
import { aDay } from "../support/meeting-day.ts";
import { textOfPages } from "../support/pdf-text.ts";
import { aRunningDesk } from "../support/running-desk.ts";
import { fonts, sourceFolder } from "../support/source-folder.ts";
import { aVenue, bundleName, cheapLogN, must, passphrase, putOnStick } from "../support/venue.ts";
import type { Venue } from "../support/venue.ts";

/* What a stick may bring that it shouldn't, in the words of who plugs it in. */

const files = createNodeFileLayer();
let venue: Venue;
let run: ReturnType<typeof aRunningDesk>;
beforeEach(async () => {
  venue = await aVenue({ experts: 5, applicants: 2 });
  run = aRunningDesk(venue);
  must(await run.desk["station.unlock"]({ passphrase }));
});
afterEach(async () => {
  await run.close();
  await venue.remove();
});

const load = (fileName: string) => run.desk["bundle.load"]({ driveId: "folder-1", fileName });

/** Another issue, or another bundle, on the stick. */
async function onTheStick(name: string, changes: Partial<Manifest>, signer = venue.office.signer) {
  const manifest = { ...venue.manifest, ...changes };
  const materials = [...venue.materials].map(([path, bytes]) => {
    return { path, source: memorySource(bytes) };
  });
  const to = join(venue.stickFolder, name);
  must(await writeSealedFile(files, to, (out) => sealBundle({ manifest, signer, materials, out })));
}

async function anotherOffice(name: string) {
  const place = { files, folder: join(venue.folder, name), role: "office" as const };
  must(await initKeyring({ ...place, passphrase, logN: cheapLogN }, name));
  return must(await openKeyring({ ...place, passphrase }));
}

describe("§9.21 the wrong stick", () => {
  test("§9.21 another city's bundle for this very laptop is refused, and nothing of it is kept", async () => {
    const other = await anotherOffice("邻市评委会办公室");
    await onTheStick("邻市.vsbundle", { office: other.card.keys }, other.signer);

    expect(codeOf(await load("邻市.vsbundle"))).toBe("OFFICE_NOT_TRUSTED");
    expect(must(await run.desk["meetings.list"]({}))).toEqual([]);
  });

  test("§9.21 a bundle of this office for another laptop is refused, and doesn't hinder the right one", async () => {
    const laptop = { files, folder: join(venue.folder, "laptop2"), role: "station" as const };
    must(await initKeyring({ ...laptop, passphrase, logN: cheapLogN }, "二号评审电脑"));
    const { card } = must(await openKeyring({ ...laptop, passphrase }));
    await onTheStick("二号.vsbundle", { stations: [card.keys] });

    expect(codeOf(await load("二号.vsbundle"))).toBe("NOT_FOR_THIS_STATION_OR_DAMAGED");
    expect(codeOf(await load(bundleName))).toBe("ok");
  });

  test("§9.21 an older issue of this meeting is refused with both serial numbers", async () => {
    await onTheStick("第3号.vsbundle", { serial: 3 });
    must(await load("第3号.vsbundle"));

    expect(await load(bundleName)).toMatchObject({
      error: { code: "BUNDLE_SERIAL_LOWER", details: { incoming: 1, known: 3 } },
    });
  });

  test("§9.21 last year's official bundle is doubted, and nobody is called until the chair has said why it goes on", async () => {
    await onTheStick(bundleName, { kind: "official" });
    const day = aDay(run.desk, venue);
    await day.opened();
    for (const id of ["GZ1", "Z1"].map(personId)) await day.checkedIn(id);

    expect(codeOf(await day.act(callFirst()))).toBe("VALIDITY_DOUBTED");
    await day.does({ type: "acceptValidity", reason: "评审会顺延，办公室已来函" }, "Z1");
    expect(codeOf(await day.act(callFirst()))).toBe("ok");
  });
});

const callFirst = () =>
  ({
    type: "callApplicant",
    applicantId: venue.manifest.applicants[0]!.id,
    overrideReason: null,
  }) as const;

describe("§9.22 altered, or a wrong clock", () => {
  test("§9.22 a stick whose bundle was altered by one bit is refused, and nothing of it is kept", async () => {
    const altered = new Uint8Array(await readFile(join(venue.stickFolder, bundleName)));
    altered[700] = (altered[700] ?? 0) ^ 1;
    await putOnStick(venue, "改.vsbundle", altered);

    expect(codeOf(await load("改.vsbundle"))).toBe("SEALED_FILE_DAMAGED");
    expect(must(await run.desk["meetings.list"]({}))).toEqual([]);
  });

  test("§9.22 a laptop whose clock stands before the sealing is found out, and the chair says why it goes on", async () => {
    await run.close();
    run = aRunningDesk(venue, { clock: { now: () => new Date(2019, 0, 1, 9) } });
    await onTheStick(bundleName, { kind: "official" });
    const day = aDay(run.desk, venue);
    await day.opened();
    for (const id of ["GZ1", "Z1"].map(personId)) await day.checkedIn(id);

    expect(codeOf(await day.act(callFirst()))).toBe("CLOCK_BEHIND_SEALING");
    await day.does({ type: "acceptValidity", reason: "电池没电，日期已核对" }, "Z1");
    expect(codeOf(await day.act(callFirst()))).toBe("ok");
  });
});

test("§9.25 one person in two specialties: both applications are void, and both rows are named", async () => {
  const folder = await sourceFolder(({ set }) => {
    for (const row of [3, 6]) set("申报人", row, "身份证号", "511902198904150001");
  });
  const read = await readSource({ folder, fonts });
  const faults = read.ok ? [] : read.error.faults;
  expect(faults.map(({ code, row }) => `${code} ${row}`)).toEqual([
    "ID_NUMBER_TWICE 3",
    "ID_NUMBER_TWICE 6",
  ]);
});

test("§9.31 a rehearsal says so on every page of its forms", async () => {
  must(await load(bundleName));
  const day = aDay(run.desk, venue);
  await day.opened();
  await day.checkedIn(personId("GZ1"));
  for (const kind of ["attendance", "minutes"] as const) {
    const { fileName } = must(await run.desk["report.export"]({ kind, driveId: "folder-1" }));
    const pdf = new Uint8Array(await readFile(join(venue.stickFolder, fileName)));
    for (const page of await textOfPages(pdf)) expect(page).toContain("演练");
  }
});
