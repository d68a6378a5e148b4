import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createDeskClient, type Invoke } from "../../src/contract/channel.ts";
import type { Desk } from "../../src/contract/table.ts";
import { err, ok } from "../../src/core/result.ts";
import type { Outcome, Refusal } from "../../src/core/refusals/refusal.ts";
import type { Venue } from "./venue.ts";

const root = join(import.meta.dirname, "../..");

/** Builds the product where the build is older than the sources, as `npm test` does. */
export async function builtProduct(): Promise<void> {
  const { prepare } = createRequire(import.meta.url)("../../src/launch/prepare.cjs") as {
    readonly prepare: () => Promise<number>;
  };
  if ((await prepare()) !== 0) throw new Error("The product could not be built");
}

/** `vivaseal desk --stdio` as a process of its own. */
export interface StdioDesk {
  readonly desk: Desk;
  /** The same, for another host's channel. */
  readonly invoke: Invoke;
  /** SIGKILL: nothing in the process gets to run after it. */
  readonly kill: () => Promise<void>;
  /** Ends the input and waits; gives the exit code. */
  readonly end: () => Promise<number | string | null>;
}

/** The host died before it answered. */
export class HostGone extends Error {}

interface RpcLine {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: { readonly data: Refusal };
}

export function startStdioDesk({
  stationFolder,
  stickFolder,
}: Pick<Venue, "stationFolder" | "stickFolder">): StdioDesk {
  const host = join(root, "out", "main", "vivaseal.js");
  const args = [host, "desk", "--stdio", "--station", stationFolder, "--drive", stickFolder];
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  const waiting = new Map<number, Waiting>();
  createInterface({ input: child.stdout }).on("line", (text) => {
    const line = readLine(text);
    if (!line) return;
    const { id, result, error } = line;
    const { code, details } = error?.data ?? {};
    waiting.get(id)?.settle(code && details ? err({ code, details }) : ok(result));
    waiting.delete(id);
  });
  // What is written to a dead host is lost, which `closed` tells.
  child.stdin.on("error", () => undefined);
  // After "close" every answer that was in the pipe has been read.
  const closed = new Promise<number | string | null>((resolve) => {
    child.on("close", (code, signal) => {
      for (const { lose } of waiting.values()) lose(new HostGone());
      waiting.clear();
      resolve(code ?? signal);
    });
  });
  let count = 0;
  const invoke: Invoke = (method, params) => {
    const id = (count += 1);
    if (child.exitCode !== null || child.signalCode !== null) return Promise.reject(new HostGone());
    const answer = new Promise<Outcome<unknown>>((settle, lose) =>
      waiting.set(id, { settle, lose }),
    );
    child.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", id, method, params })}\n`);
    return answer;
  };
  return {
    desk: createDeskClient(invoke),
    invoke,
    kill: async () => {
      child.kill("SIGKILL");
      const end = await closed;
      if (end !== "SIGKILL") throw new Error(`The host ended by itself: ${String(end)}`);
    },
    end: () => {
      child.stdin.end();
      return closed;
    },
  };
}

/** `undefined` for a line that the kill cut short. */
function readLine(text: string): RpcLine | undefined {
  try {
    return JSON.parse(text) as RpcLine;
  } catch {
    return undefined;
  }
}

interface Waiting {
  readonly settle: (outcome: Outcome<unknown>) => void;
  readonly lose: (reason: HostGone) => void;
}
