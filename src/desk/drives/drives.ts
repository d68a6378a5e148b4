import { join } from "node:path";
import type { Drive, DriveFile } from "../../contract/answers.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import { onDisk } from "../files/disk-refusal.ts";
import type { FileLayer } from "../files/file-layer.ts";

/** A stick or folder that may be offered: where it is stays on the desk's side. */
export interface DrivePlace {
  readonly id: string;
  readonly label: string;
  readonly folder: string;
}

/** What is plugged in now. */
export interface DrivePlaces {
  readonly find: () => Promise<readonly DrivePlace[]>;
}

const kinds: Readonly<Record<string, DriveFile["kind"]>> = {
  ".vsbundle": "bundle",
  ".vscard": "card",
  ".vsresult": "result",
};

/** Most files of ours that one stick is listed with: a full stick must not fill the screen's memory. */
const mostFiles = 200;

/** The drives with the files of this product in their top folder. A drive that can't be read has none. */
export async function listDrives(
  files: FileLayer,
  places: DrivePlaces,
): Promise<Outcome<readonly Drive[]>> {
  const found = await places.find();
  return ok(
    await Promise.all(
      found.map(async ({ id, label, folder }): Promise<Drive> => ({
        ...{ id, label, writable: true },
        files: await knownFiles(files, folder),
      })),
    ),
  );
}

async function knownFiles(files: FileLayer, folder: string): Promise<readonly DriveFile[]> {
  const names = await onDisk(folder, () => files.list(folder));
  const known: DriveFile[] = [];
  for (const name of names.ok ? names.value : []) {
    const kind = kinds[/\.[a-z]+$/.exec(name)?.[0] ?? ""];
    if (!kind || known.length >= mostFiles) continue;
    const facts = await onDisk(name, () => files.stat(join(folder, name)));
    if (!facts.ok || facts.value?.kind !== "file") continue;
    known.push({ name, kind, sizeBytes: facts.value.sizeBytes });
  }
  return known;
}

/** A drive that is there now. Refuses DRIVE_GONE. */
export async function drivePlace(
  places: DrivePlaces,
  driveId: string,
): Promise<Outcome<DrivePlace>> {
  const place = (await places.find()).find(({ id }) => id === driveId);
  return place ? ok(place) : refuse("DRIVE_GONE");
}

/** Its folder. */
export async function driveFolder(places: DrivePlaces, driveId: string): Promise<Outcome<string>> {
  const place = await drivePlace(places, driveId);
  return place.ok ? ok(place.value.folder) : place;
}

/** Path of a file in a drive's top folder; the name was checked to be a plain one. */
export async function driveFile(
  places: DrivePlaces,
  driveId: string,
  fileName: string,
): Promise<Outcome<string>> {
  const folder = await driveFolder(places, driveId);
  return folder.ok ? ok(join(folder.value, fileName)) : folder;
}
