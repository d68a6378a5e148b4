import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { memorySource } from "../../src/desk/sealed/byte-ports.ts";
import { jsonSchemas } from "../../src/desk/sealed/json-schemas.ts";
import { resultDocumentSchema } from "../../src/desk/sealed/result-document-schema.ts";
import { openResult } from "../../src/desk/sealed/result-package.ts";
import { aDay } from "../support/meeting-day.ts";
import { aRunningDesk } from "../support/running-desk.ts";
import { aVenue, must } from "../support/venue.ts";

const folder = join(import.meta.dirname, "../../resources/schema");

/** `UPDATE_SCHEMAS=1 npx vitest run … sealed-schema` writes them anew. */
const updating = process.env["UPDATE_SCHEMAS"] === "1";

test.each(Object.entries(jsonSchemas))(
  "resources/schema/%s is what the code checks",
  (name, schema) => {
    const text = `${JSON.stringify(schema, undefined, 2)}\n`;
    if (updating) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    expect(readFileSync(join(folder, name), "utf8")).toBe(text);
  },
);

test("the result of a whole day has the form that the schema states", async () => {
  const venue = await aVenue();
  const { desk, close } = aRunningDesk(venue);
  const day = aDay(desk, venue);
  await day.readyToVote();
  await day.roundOpened("A1", "A2", "A3", "A4");
  for (let expert = 1; expert <= 9; expert += 1) await day.cast(`Z${expert}`, () => "approve");
  await day.finished();
  const exported = must(await desk["result.export"]({ driveId: "folder-1" }));
  await close();
  const bytes = new Uint8Array(readFileSync(join(venue.stickFolder, exported.fileName)));
  const { identity } = venue.office;
  const { document } = must(await openResult({ source: memorySource(bytes), identity }));
  await venue.remove();
  expect(resultDocumentSchema.safeParse(document).error?.issues).toBeUndefined();
});
