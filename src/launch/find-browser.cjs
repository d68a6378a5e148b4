"use strict";
const { existsSync } = require("node:fs");
const { delimiter, join } = require("node:path");
const places = require("../cli/browser-places.json");

/** Chrome, Chromium or Edge, by the rule of src/cli/find-browser.ts, before anything is built. */
function findBrowser() {
  const named = process.env.CHROME_PATH;
  return (named ? [named] : usualPlaces()).find((path) => existsSync(path));
}

function usualPlaces() {
  if (process.platform === "win32") {
    const roots = places.win32.roots.map((name) => process.env[name]).filter(Boolean);
    return places.win32.below.flatMap((below) => roots.map((from) => `${from}\\${below}`));
  }
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const onPath = places.names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return process.platform === "darwin" ? [...places.darwin, ...onPath] : onPath;
}

module.exports = { findBrowser };
