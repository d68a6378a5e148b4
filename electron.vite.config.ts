import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The bench runs built, like the product. */
const bench = at("./tests/bench/bench.ts");

/** One build for the three hosts: `out/main` (shell and commands), `out/preload`, `out/renderer`. */
export default defineConfig({
  main: {
    build: {
      outDir: at("./out/main"),
      target: "node20.19",
      rolldownOptions: {
        input: {
          index: at("./src/main/index.ts"),
          vivaseal: at("./src/cli/vivaseal.ts"),
          "crypto-worker": at("./src/desk/crypto/crypto-worker.ts"),
          ...(existsSync(bench) ? { bench } : {}),
        },
        output: {
          format: "es",
          entryFileNames: "[name].js",
          chunkFileNames: "chunks/[name]-[hash].js",
        },
      },
    },
  },
  preload: {
    build: {
      outDir: at("./out/preload"),
      // A sandboxed preload can require nothing but electron, and no ES module.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at("./src/preload/index.ts") },
        output: { format: "cjs", entryFileNames: "[name].cjs" },
      },
    },
  },
  renderer: {
    root: at("./src/renderer"),
    base: "./",
    plugins: [react()],
    worker: { format: "es" },
    build: {
      outDir: at("./out/renderer"),
      target: "chrome120",
      // Inlined assets would be data: addresses, which the page's policy stops for fonts and workers.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4_000,
      rolldownOptions: { input: { index: at("./src/renderer/index.html") } },
    },
  },
});
