import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { format } from "prettier";
import { z } from "zod";
import { rpcCodes } from "../../src/cli/json-rpc.ts";
import { longestLineBytes } from "../../src/cli/stdio-host.ts";
import { meetingRequest } from "../../src/contract/requests/meeting-request.ts";
import { table } from "../../src/contract/table.ts";
import { refusalCatalog } from "../../src/core/refusals/catalog.ts";
import { notationOf, type InputSchema } from "./json-schema-notation.ts";

/** docs/CONTRACT.md, made from the contract alone. */
export async function contractDocument(): Promise<string> {
  const parts = [introduction, methods(), requests(), answers(), errors()];
  return format(parts.join("\n\n"), { parser: "markdown", printWidth: 100 });
}

const introduction = `# The contract

Everything that a screen or a script may ask of the desk. Made from \`src/contract\` by
\`tests/contract/contract-document.test.ts\`, which fails when this file is stale; \`npx vitest run --config tests/vitest.config.ts --project contract -u\` writes it anew.

The same methods are served over three channels: Electron's IPC, the browser host's pipe, and stdin and stdout of \`vivaseal desk --stdio --station DIR [--drive DIR...]\`. The rest of this section is about the last.

- JSON-RPC 2.0, UTF-8, one object a line: \`{"jsonrpc":"2.0","id":1,"method":"station.status","params":{}}\`. \`params\` is one object and may be left out where a method takes none; batches are refused.
- Requests are carried out one after the other, in the order received. An answer that acknowledges a record comes after that record is synced to disk.
- \`{"jsonrpc":"2.0","id":1,"result":…}\` carries what the method gives; a refusal is \`{"jsonrpc":"2.0","id":1,"error":{"code":-32000,"message":"…","data":{"code":"STATION_LOCKED","details":{},"zh":"…","en":"…"}}}\`. \`message\` is the Chinese sentence, \`data.code\` the stable code.
- A request without \`id\` is a notification: it is carried out and gets no answer.
- A line has at most ${longestLineBytes} bytes; a longer one is refused and skipped.
- stdout carries nothing but these lines. The end of stdin closes the desk, exit code 0. After an internal fault (\`DESK_FAULT\`) the desk has stopped, exit code 70.

In the inputs below, \`string(1..100)\` and \`integer(0..)\` give bounds (of a string in UTF-16 units), \`[…, …](0..50)\` an array and its length, \`uuid\` a UUID as text, \`name?\` a field that may be left out. An object takes no other field than those named.`;

function methods(): string {
  const sections = Object.entries(table).map(([name, { says, input, gives }]) => {
    const shown = name === "meeting.act" ? actNotation(input) : notationOf(schemaOf(input));
    return `### ${name}\n\n${says}\n\n- Takes: \`${shown}\`\n- Gives: \`${gives}\``;
  });
  return ["## Methods", ...sections].join("\n\n");
}

/** The requests have a section of their own; here the envelope is enough. */
function actNotation(input: z.ZodType): string {
  const { properties = {}, ...rest } = schemaOf(input);
  const fields = Object.entries(properties).map(([name, field]) =>
    name === "request" ? "request: MeetingRequest" : `${name}: ${notationOf(field)}`,
  );
  if (rest.required?.length !== fields.length) throw new Error("meeting.act has optional fields");
  return `{ ${fields.join(", ")} }`;
}

function requests(): string {
  const lines = meetingRequest.options.map((option) => {
    const schema = schemaOf(option);
    return `- \`${String(schema.properties?.["type"]?.const)}\`: \`${notationOf(schema)}\``;
  });
  const head =
    "## MeetingRequest\n\nWhat `meeting.act` carries out, told apart by `type`. Whose PINs a request needs is in `src/core/meeting/authority.ts`; a missing one is refused by name.";
  return [head, lines.join("\n")].join("\n\n");
}

function answers(): string {
  const source = fileURLToPath(new URL("../../src/contract/answers.ts", import.meta.url));
  const types = readFileSync(source, "utf8")
    .replace(/^import .*;\n/gm, "")
    .trim();
  return `## Answers\n\nAs \`src/contract/answers.ts\` has them. \`Manifest\`, \`JournalRecord\` and \`MeetingEvent\` are specified in [FORMAT.md](FORMAT.md).\n\n\`\`\`ts\n${types}\n\`\`\``;
}

function errors(): string {
  const codes = Object.entries(rpcCodes).map(([code, number]) => `- \`${number}\`: \`${code}\``);
  const refusals = Object.entries(refusalCatalog)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([code, { zh, en }]) => `- \`${code}\`\n  - ${zh}\n  - ${en}`);
  const head =
    "## Errors\n\nEvery refusal that the product can give; `{…}` is filled from `details`. Over stdio these have JSON-RPC's own codes, all others `-32000`:";
  return [head, codes.join("\n"), "### Codes", refusals.join("\n")].join("\n\n");
}

const schemaOf = (input: z.ZodType): InputSchema =>
  z.toJSONSchema(input, { io: "input" }) as InputSchema;
