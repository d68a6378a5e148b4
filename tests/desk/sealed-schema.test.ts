import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { jsonSchemas } from "../../src/desk/sealed/json-schemas.ts";

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
