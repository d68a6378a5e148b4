import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createFolderClaims } from "../../src/desk/files/folder-claim.ts";
import { codeOf } from "../support/journal-fixture.ts";
import { builtProduct, startStdioDesk } from "../support/stdio-desk.ts";
import { aVenue, must, passphrase, type Venue } from "../support/venue.ts";

let venue: Venue;
beforeAll(async () => {
  await builtProduct();
  venue = await aVenue();
}, 240_000);
afterAll(() => venue.remove());

const claimsLeft = async () =>
  (await readdir(venue.stationFolder)).filter((name) => name.startsWith("desk"));

test("of two desks on one folder the second is refused, until the first has ended or was killed", async () => {
  const [first, second] = [startStdioDesk(venue), startStdioDesk(venue)];
  must(await first.desk["station.unlock"]({ passphrase }));
  expect(codeOf(await second.desk["station.unlock"]({ passphrase }))).toBe("FOLDER_OPEN_ELSEWHERE");
  must(await second.desk["station.status"]({}));
  await first.kill();
  must(await second.desk["station.unlock"]({ passphrase }));

  const third = startStdioDesk(venue);
  expect(codeOf(await third.desk["station.unlock"]({ passphrase }))).toBe("FOLDER_OPEN_ELSEWHERE");
  expect(await second.end()).toBe(0);
  must(await third.desk["station.unlock"]({ passphrase }));
  expect(await third.end()).toBe(0);
  expect(await claimsLeft()).toEqual([]);
}, 240_000);

test.runIf(process.platform === "linux")(
  "what an earlier run of the system, or a process whose number another one has now, left doesn't count",
  async () => {
    const folder = venue.stationFolder;
    const otherRun = `desk-00000000-0000-4000-8000-000000000000-${process.pid}-1.open`;
    await writeFile(join(folder, otherRun), "");
    const claims = createFolderClaims();
    must(await claims.claim(folder));
    const [own] = await claimsLeft();
    const reused = own!.replace(/-\d+\.open$/, "-1.open");
    await claims.release();
    await writeFile(join(folder, reused), "");
    must(await claims.claim(folder));
    expect(await claimsLeft()).toEqual([own]);
    await claims.release();
  },
);

test("a desk that has the folder may claim it again, another one of the same process may not", async () => {
  const [mine, other] = [createFolderClaims(), createFolderClaims()];
  must(await mine.claim(venue.stationFolder));
  must(await mine.claim(venue.stationFolder));
  expect(codeOf(await other.claim(venue.stationFolder))).toBe("FOLDER_OPEN_ELSEWHERE");
  await mine.release();
  must(await other.claim(venue.stationFolder));
  await other.release();
});
