import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { longestLineBytes, serveStdio, type StdioExit } from "../../src/cli/stdio-host.ts";
import type { Invoke } from "../../src/contract/channel.ts";
import { ok } from "../../src/core/result.ts";
import { refuse } from "../../src/core/refusals/refusal.ts";

interface Answer {
  readonly id: unknown;
  readonly result?: unknown;
  readonly error?: {
    readonly code: number;
    readonly message: string;
    readonly data: { readonly code: string; readonly en: string };
  };
}

interface Served {
  readonly exit: StdioExit;
  readonly answers: readonly Answer[];
  readonly closed: number;
  readonly faults: readonly unknown[];
}

const echo: Invoke = (method, input) => Promise.resolve(ok({ method, input }));
const request = (id: unknown, method: string, params?: unknown): string =>
  JSON.stringify({ jsonrpc: "2.0", id, method, params });

async function serve(chunks: readonly (string | Uint8Array)[], invoke = echo): Promise<Served> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const written: Buffer[] = [];
  output.on("data", (chunk: Buffer) => written.push(chunk));
  const faults: unknown[] = [];
  let closed = 0;
  const serving = serveStdio({
    invoke,
    close: () => Promise.resolve(void (closed += 1)),
    input,
    output,
    onFault: (fault) => faults.push(fault),
  });
  for (const chunk of chunks) input.write(chunk);
  input.end();
  const exit = await serving;
  const lines = Buffer.concat(written).toString("utf8").split("\n");
  expect(lines.pop()).toBe("");
  return { exit, answers: lines.map((line) => JSON.parse(line) as Answer), closed, faults };
}

const codesOf = ({ answers }: Served): readonly unknown[] =>
  answers.map(({ id, error }) => [id, error?.code, error?.data.code]);

describe("what it answers", () => {
  test("gives a method's value as the result, under the request's id", async () => {
    const served = await serve([`${request(1, "station.status", {})}\n`]);
    expect(served.answers).toEqual([
      { jsonrpc: "2.0", id: 1, result: { method: "station.status", input: {} } },
    ]);
    expect(served).toMatchObject({ exit: 0, closed: 1 });
  });

  test("gives a refusal with its stable code and its sentence in both languages", async () => {
    const served = await serve([request("a", "meeting.act")], () =>
      Promise.resolve(refuse("STATION_LOCKED")),
    );
    expect(served.answers[0]?.error).toEqual({
      code: -32000,
      message: "评审电脑尚未解锁。请由秘书输入口令解锁后再操作。",
      data: {
        code: "STATION_LOCKED",
        details: {},
        zh: "评审电脑尚未解锁。请由秘书输入口令解锁后再操作。",
        en: "The station is locked. Let the secretary unlock it with the passphrase first.",
      },
    });
  });

  test("uses JSON-RPC's own codes where the request is at fault", async () => {
    const served = await serve(
      [
        "{not json\n",
        Buffer.from([0x22, 0xff, 0x22, 0x0a]),
        "[]\n",
        `${JSON.stringify({ jsonrpc: "1.0", id: 3, method: "x" })}\n`,
        `${JSON.stringify({ jsonrpc: "2.0", id: 4, method: "x", params: [1] })}\n`,
        `${request(5, "unknown")}\n`,
        `${request(6, "malformed")}\n`,
      ],
      (method) =>
        Promise.resolve(
          method === "unknown"
            ? refuse("METHOD_UNKNOWN", { method })
            : refuse("INPUT_MALFORMED", { method, where: "input" }),
        ),
    );
    expect(codesOf(served)).toEqual([
      [null, -32700, "REQUEST_NOT_JSON"],
      [null, -32700, "REQUEST_NOT_JSON"],
      [null, -32600, "REQUEST_NOT_RPC"],
      [3, -32600, "REQUEST_NOT_RPC"],
      [4, -32600, "REQUEST_NOT_RPC"],
      [5, -32601, "METHOD_UNKNOWN"],
      [6, -32602, "INPUT_MALFORMED"],
    ]);
  });

  test("carries a notification out and answers nothing", async () => {
    const seen: string[] = [];
    const served = await serve(
      [`${JSON.stringify({ jsonrpc: "2.0", method: "a" })}\n`],
      (method) => {
        seen.push(method);
        return refuseLocked();
      },
    );
    expect(seen).toEqual(["a"]);
    expect(served.answers).toEqual([]);
  });

  test("answers null where a method gives nothing", async () => {
    const served = await serve([request(1, "a")], () => Promise.resolve(ok(undefined)));
    expect(served.answers[0]).toEqual({ jsonrpc: "2.0", id: 1, result: null });
  });
});

describe("the lines", () => {
  test("are carried out one after the other, in the order received", async () => {
    const steps: string[] = [];
    const slowFirst: Invoke = async (method) => {
      steps.push(`${method} begins`);
      await new Promise((resolve) => setTimeout(resolve, method === "a" ? 30 : 0));
      steps.push(`${method} ends`);
      return ok(null);
    };
    const served = await serve([`${request(1, "a")}\n${request(2, "b")}\n`], slowFirst);
    expect(steps).toEqual(["a begins", "a ends", "b begins", "b ends"]);
    expect(served.answers.map(({ id }) => id)).toEqual([1, 2]);
  });

  test("may be cut anywhere by the pipe, even inside a character", async () => {
    const bytes = Buffer.from(`\r\n${request(1, "评审𠮷")}\r\n\n${request(2, "b")}`);
    const served = await serve([...bytes].map((byte) => Uint8Array.of(byte)));
    expect(served.answers.map(({ result }) => result)).toEqual([
      { method: "评审𠮷", input: {} },
      { method: "b", input: {} },
    ]);
  });

  test("are refused past the limit, and the next one is read as usual", async () => {
    const exactly = (length: number): string => {
      const bare = request(1, "a", { text: "" }).length;
      return request(1, "a", { text: "x".repeat(length - bare) });
    };
    const served = await serve([
      `${exactly(longestLineBytes + 1)}\n`,
      `${exactly(longestLineBytes)}\n`,
      `${request(2, "b")}\n`,
    ]);
    expect(codesOf(served)).toEqual([
      [null, -32600, "REQUEST_TOO_LONG"],
      [1, undefined, undefined],
      [2, undefined, undefined],
    ]);
  });
});

describe("the end", () => {
  test("of a bug is an answer, no further line carried out, the desk closed, exit 70", async () => {
    const seen: unknown[] = [];
    const served = await serve([`${request(1, "a")}\n${request(2, "b")}\n`], (method) => {
      seen.push(method);
      throw new Error("mark: reject");
    });
    expect(codesOf(served)).toEqual([[1, -32603, "DESK_FAULT"]]);
    expect(JSON.stringify(served.answers)).not.toContain("reject");
    expect(seen).toEqual(["a"]);
    expect(served).toMatchObject({ exit: 70, closed: 1 });
    expect(served.faults).toHaveLength(1);
  });

  test("of the reader ends the host, the desk closed", async () => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    output.destroy();
    let closed = 0;
    const serving = serveStdio({
      invoke: echo,
      close: () => Promise.resolve(void (closed += 1)),
      input,
      output,
      onFault: () => undefined,
    });
    input.write(`${request(1, "a")}\n`);
    expect(await serving).toBe(0);
    expect(closed).toBe(1);
  });
});

const refuseLocked = (): ReturnType<Invoke> => Promise.resolve(refuse("STATION_LOCKED"));
