import { expect, test } from "vitest";
import type { FileLayer } from "../../src/desk/files/file-layer.ts";
import { initKeyring, openKeyring, trustCard, type Keyring } from "../../src/desk/keys/keyring.ts";
import { findViolation } from "../support/crash-states.ts";
import { DiskModel, type DiskImage, type DiskStep } from "../support/disk-model.ts";
import {
  createRecordingFileLayer,
  emptyDisk,
  type RecordingOptions,
} from "../support/recording-file-layer.ts";
import { cheapLogN, must, passphrase } from "../support/venue.ts";

const place = (files: FileLayer, role: "office" | "station") =>
  ({ files, folder: `/station/${role}`, role, passphrase, logN: cheapLogN }) as const;

/** What the keys of a station come to: its own card and whom it trusts. */
const described = ({ card, trustedCards }: Keyring): string =>
  [card, ...trustedCards].map(({ checkCode }) => checkCode.hex).join(" ");

/** What a power failure takes from keys that a desk has unlocked; `undefined` where nothing. */
async function violation(
  image: DiskImage,
  before: readonly DiskStep[],
  options: RecordingOptions = {},
): Promise<string | undefined> {
  const layer = createRecordingFileLayer(image, { ...options, before });
  const opened = await openKeyring(place(layer.files, "station"));
  if (!opened.ok) return undefined;
  layer.mark(described(opened.value));
  const check = async (state: DiskImage, [known]: readonly string[]) => {
    if (known === undefined) return undefined;
    const again = await openKeyring(place(createRecordingFileLayer(state).files, "station"));
    if (!again.ok) return again.error.code;
    return described(again.value) === known ? undefined : "not the keys that were unlocked";
  };
  return findViolation(image, layer.history, check, { from: before.length });
}

test("keys that a killed desk was making are durable once the next one has unlocked them", async () => {
  const { files, history } = createRecordingFileLayer();
  must(await initKeyring(place(files, "station"), "一号评审电脑"));

  for (const steps of history.keys())
    expect(await violation(emptyDisk, history.slice(0, steps)), `${steps}`).toBeUndefined();
});

test("trust that a killed desk was writing is durable once the next one relies on it, and the sync is needed", async () => {
  const making = createRecordingFileLayer();
  const office = must(await initKeyring(place(making.files, "office"), "评委会办公室"));
  must(await initKeyring(place(making.files, "station"), "一号评审电脑"));
  const card = await making.files.readFile("/station/office/office.vscard");
  const disk = new DiskModel(emptyDisk);
  for (const step of making.history) disk.apply(step);
  const image = disk.cached();
  const trusting = createRecordingFileLayer(image);
  must(await trustCard(place(trusting.files, "station"), card, office.checkCode.hex));
  const withoutSync: (string | undefined)[] = [];
  for (const steps of trusting.history.keys()) {
    const before = trusting.history.slice(0, steps);
    expect(await violation(image, before), `${steps}`).toBeUndefined();
    withoutSync.push(await violation(image, before, { dropSync: 1 }));
  }

  expect(withoutSync.join()).toContain("not the keys that were unlocked");
});
