import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const areas = [
  "core",
  "contract",
  "desk",
  "cli",
  "main",
  "renderer",
  "architecture",
  "e2e",
] as const;

export default defineConfig({
  test: {
    root: fileURLToPath(new URL("..", import.meta.url)),
    // Two cores: more workers only fight for them and stretch the timed parts of the end-to-end tests.
    maxWorkers: 2,
    projects: areas.map((name) => ({
      extends: true,
      test: {
        name,
        include: [`tests/${name}/**/*.test.{ts,tsx}`],
        testTimeout: name === "e2e" ? 300_000 : 60_000,
        hookTimeout: 120_000,
      },
    })),
  },
});
