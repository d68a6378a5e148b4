import { access, readFile, readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import type { DrivePlace, DrivePlaces } from "./drives.ts";

/** Folders given by hand, each as a drive: for the command line, for tests, for a fixed card reader. */
export function folderDrives(folders: readonly string[]): DrivePlaces {
  const places = folders.map((folder, index) => ({
    id: `folder-${index + 1}`,
    label: basename(folder),
    folder,
  }));
  return { find: () => Promise.resolve(places) };
}

/** The sticks that the system has mounted, after the folders given by hand. */
export function systemDrives(folders: readonly string[], platform: NodeJS.Platform): DrivePlaces {
  const given = folderDrives(folders);
  return {
    find: async () => [...(await given.find()), ...(await mountedPlaces(platform))],
  };
}

/** The folders of this computer where an office keeps what it works on, those that are there. */
export function userFolders(home: string): DrivePlaces {
  const places = [
    { id: "desktop", label: "桌面", folder: join(home, "Desktop") },
    { id: "documents", label: "文档", folder: join(home, "Documents") },
    { id: "downloads", label: "下载", folder: join(home, "Downloads") },
  ];
  return {
    find: async () => {
      const there = await Promise.all(places.map(({ folder }) => isThere(folder)));
      return places.filter((_, index) => there[index]);
    },
  };
}

/** All places, one after the other. */
export function joinedDrives(...all: readonly DrivePlaces[]): DrivePlaces {
  return { find: async () => (await Promise.all(all.map((one) => one.find()))).flat() };
}

const isThere = (folder: string): Promise<boolean> =>
  access(folder).then(
    () => true,
    () => false,
  );

async function mountedPlaces(platform: NodeJS.Platform): Promise<readonly DrivePlace[]> {
  if (platform === "win32") return windowsLetters();
  if (platform === "darwin") return volumes();
  return linuxMounts();
}

/** Where desktops mount sticks; system disks never lie there. */
const stickFolders = ["/media/", "/run/media/", "/mnt/"];

/** Kinds of file systems that no stick has. */
const inMemory: ReadonlySet<string> = new Set(["tmpfs", "ramfs", "overlay", "squashfs", "autofs"]);

async function linuxMounts(): Promise<readonly DrivePlace[]> {
  const table = await readFile("/proc/self/mounts", "utf8").catch(() => "");
  return table
    .split("\n")
    .map((line) => line.split(" "))
    .filter(([, , kind]) => !inMemory.has(kind ?? ""))
    .map(([, folder]) => unescapeMount(folder ?? ""))
    .filter((folder) => stickFolders.some((start) => folder.startsWith(start)))
    .map(placeOf);
}

/** The kernel writes a space in a mount point as \040, and likewise tab, line end and backslash. */
const unescapeMount = (text: string): string =>
  text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)));

async function volumes(): Promise<readonly DrivePlace[]> {
  const names = await readdir("/Volumes").catch(() => []);
  return names.map((name) => placeOf(`/Volumes/${name}`));
}

/** C: is the system's; A: and B: were floppies and can hang. */
async function windowsLetters(): Promise<readonly DrivePlace[]> {
  const roots = [..."DEFGHIJKLMNOPQRSTUVWXYZ".matchAll(/./g)].map(([letter]) => `${letter}:\\`);
  const there = await Promise.all(roots.map(isThere));
  return roots
    .filter((_, index) => there[index])
    .map((folder) => ({ id: folder, label: folder.slice(0, 2), folder }));
}

const placeOf = (folder: string): DrivePlace => ({ id: folder, label: basename(folder), folder });
