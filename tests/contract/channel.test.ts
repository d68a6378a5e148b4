import { describe, expect, test } from "vitest";
import { createDeskClient, serveDesk, type Invoke } from "../../src/contract/channel.ts";
import { table, type Desk } from "../../src/contract/table.ts";
import { ok } from "../../src/core/result.ts";
import { refuse, sentenceOf } from "../../src/core/refusals/refusal.ts";

/** A desk that answers every call with what it was asked. */
function echoDesk(): { readonly desk: Desk; readonly asked: readonly unknown[] } {
  const asked: unknown[] = [];
  const methods = Object.keys(table).map((name) => [
    name,
    (input: unknown) => {
      asked.push([name, input]);
      return Promise.resolve(ok({ name, input }));
    },
  ]);
  return { desk: Object.fromEntries(methods) as Desk, asked };
}

/** What every channel does to a call: only plain data crosses. */
const overJson =
  (invoke: Invoke): Invoke =>
  async (method, input) =>
    JSON.parse(JSON.stringify(await invoke(method, JSON.parse(JSON.stringify(input))))) as Awaited<
      ReturnType<Invoke>
    >;

const secret = "topsecret-93";

describe("a call", () => {
  test("reaches its method, validated, and its answer comes back", async () => {
    const { desk, asked } = echoDesk();
    const client = createDeskClient(overJson(serveDesk(desk)));
    const input = { driveId: "folder-1", fileName: "评审 𠮷.vsbundle" };
    expect(await client["bundle.load"](input)).toEqual(ok({ name: "bundle.load", input }));
    expect(asked).toEqual([["bundle.load", input]]);
  });

  test("of every method reaches the method of that name", async () => {
    const { desk } = echoDesk();
    const client = createDeskClient((name) => Promise.resolve(ok(name)));
    expect(Object.keys(client)).toEqual(Object.keys(desk));
    for (const name of Object.keys(table) as (keyof Desk)[]) {
      const call = client[name] as (input: unknown) => Promise<unknown>;
      expect(await call({})).toEqual(ok(name));
    }
  });

  test("without input counts as one with an empty object", async () => {
    const { desk, asked } = echoDesk();
    const invoke = serveDesk(desk);
    await invoke("drives.list", undefined);
    await invoke("drives.list", null);
    expect(asked).toEqual([
      ["drives.list", {}],
      ["drives.list", {}],
    ]);
  });
});

describe("what is no method", () => {
  test.each(["", "station.erase", "constructor", "__proto__", "toString"])(
    "%j is refused",
    async (method) => {
      expect(await serveDesk(echoDesk().desk)(method, {})).toEqual(
        refuse("METHOD_UNKNOWN", { method }),
      );
    },
  );

  test("is named by its beginning only", async () => {
    const answer = await serveDesk(echoDesk().desk)("x".repeat(1_000_000), {});
    expect(JSON.stringify(answer).length).toBeLessThan(300);
  });
});

describe("a malformed input", () => {
  const commandId = "8f5f7a9e-9d40-4c55-8a43-111111111111";
  const act = (request: object, pins: unknown = []): object => ({ commandId, request, pins });
  const cases: readonly (readonly [method: string, input: unknown, where: string])[] = [
    ["station.unlock", { passphrase: [secret] }, "passphrase"],
    ["station.unlock", { passphrase: "", [secret]: 1 }, "passphrase"],
    ["station.unlock", secret, "input"],
    ["station.unlock", { passphrase: "p", other: secret }, "input"],
    ["bundle.load", { driveId: "d", fileName: `../${secret}` }, "fileName"],
    ["bundle.load", { driveId: "d", fileName: `..\\${secret}` }, "fileName"],
    ["bundle.load", { driveId: "d", fileName: ".." }, "fileName"],
    ["meeting.records", { afterSeq: -1, note: secret }, "afterSeq"],
    ["meeting.open", { meetingId: secret }, "meetingId"],
    ["meeting.act", act({ type: secret }), "request.type"],
    [
      "meeting.act",
      act({ type: "confirmEmptyBox", projectorChecked: true }, [{ personId: "GZ1", pin: 123456 }]),
      "pins.0.pin",
    ],
    [
      "meeting.act",
      act({
        type: "castPaper",
        expertId: "E1",
        paper: "t",
        marks: [{ applicantId: "A1", mark: secret }],
      }),
      "request.marks.0.mark",
    ],
  ];

  test.each(cases)("of %s is refused before the desk sees it: %j", async (method, input, where) => {
    const { desk, asked } = echoDesk();
    const answer = await serveDesk(desk)(method, input);
    expect(answer).toEqual(refuse("INPUT_MALFORMED", { method, where }));
    expect(asked).toEqual([]);
  });

  test.each(cases)("of %s is named by its place, never by its value: %j", async (method, input) => {
    const answer = await serveDesk(echoDesk().desk)(method, input);
    const said = answer.ok ? "" : sentenceOf(answer.error, "zh") + sentenceOf(answer.error, "en");
    expect(JSON.stringify(answer) + said).not.toContain(secret);
    expect(JSON.stringify(answer) + said).not.toContain("123456");
  });
});
