import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

/** The only thing in the profile that outlives a run: the replica and the screens' own state. */
const kept = "IndexedDB";

/**
 * Settings that the browser starts with, each time anew: it offers, stores, asks and fetches
 * nothing by itself.
 */
const preferences = {
  translate: { enabled: false },
  credentials_enable_service: false,
  credentials_enable_autosignin: false,
  profile: {
    password_manager_enabled: false,
    exit_type: "Normal",
    default_content_setting_values: {
      clipboard: 2,
      geolocation: 2,
      media_stream_camera: 2,
      media_stream_mic: 2,
      notifications: 2,
      popups: 2,
    },
  },
  autofill: { profile_enabled: false, credit_card_enabled: false },
  browser: { enable_spellchecking: false, check_default_browser: false },
  spellcheck: { dictionaries: [], use_spelling_service: false },
  session: { restore_on_startup: 5 },
  net: { network_prediction_options: 2 },
  safebrowsing: { enabled: false },
  search: { suggest_enabled: false },
  download: { prompt_for_download: true },
};

/**
 * Leaves nothing of an earlier run in `folder` but the page's IndexedDB, so that no cache, history
 * or typed text of it stays on the disk; to be called before the browser starts and after it ended.
 */
export async function wipeProfile(folder: string): Promise<void> {
  const profile = join(folder, "Default");
  await mkdir(profile, { recursive: true });
  // A browser that is just ending may still write; most often the first pass finds the last of it.
  for (let pass = 0; pass < 20; pass += 1) {
    const removed = [
      ...(await removeAllBut(folder, "Default")),
      ...(await removeAllBut(profile, kept)),
    ];
    if (pass > 0 && removed.length === 0) return;
    await setTimeout(50);
  }
}

/**
 * Wipes `folder` and lays out what the browser needs before its first start. A browser writes the
 * state of form fields to its session files while it runs, so that a crash keeps them: a file
 * stands where that folder would be, and it can't.
 */
export async function prepareProfile(folder: string): Promise<void> {
  await wipeProfile(folder);
  const profile = join(folder, "Default");
  await writeFile(join(profile, "Preferences"), JSON.stringify(preferences));
  await writeFile(join(profile, "Sessions"), "");
}

async function removeAllBut(folder: string, keep: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => name !== keep);
  await Promise.all(
    names.map((name) => rm(join(folder, name), { recursive: true, force: true, maxRetries: 3 })),
  );
  return names;
}
