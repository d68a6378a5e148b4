import type { Readable, Writable } from "node:stream";
import type { Invoke } from "../contract/channel.ts";
import { refusal } from "../core/refusals/refusal.ts";
import { readLines, type Line } from "./bounded-lines.ts";
import { answerError, answerOf, readRequest, type RpcAnswer, type RpcRequest } from "./json-rpc.ts";

/** Longest line that is read, in bytes without its line end. */
export const longestLineBytes = 16 * 1024 * 1024;

/** Exit codes of the host: the input ended; a bug stopped it. */
export type StdioExit = 0 | 70;

export interface StdioNeeds {
  readonly invoke: Invoke;
  /** Puts the desk away; called once, before the host settles. */
  readonly close: () => Promise<void>;
  readonly input: Readable;
  /** Carries JSON lines and nothing else. */
  readonly output: Writable;
  /** Told of a bug, without what was asked. */
  readonly onFault: (fault: unknown) => void;
}

/**
 * Serves a desk as JSON-RPC 2.0, one object a line, in the order received: the next line is not
 * looked at before the answer to this one is handed to `output`. Settles with the exit code when the
 * input ends or a bug stopped the desk.
 */
export async function serveStdio(needs: StdioNeeds): Promise<StdioExit> {
  // A reader that went away shows at the next write, as its error.
  needs.output.on("error", () => needs.input.destroy());
  try {
    return await answerLines(needs);
  } finally {
    await needs.close();
  }
}

async function answerLines(needs: StdioNeeds): Promise<StdioExit> {
  for await (const line of readLines(needs.input, longestLineBytes)) {
    const answer = await answerLine(needs, line);
    if (answer.line !== undefined && !(await send(needs.output, answer.line))) return 0;
    if (answer.stop) return 70;
  }
  return 0;
}

interface LineAnswer {
  /** Undefined for a notification. */
  readonly line: RpcAnswer | undefined;
  readonly stop: boolean;
}

async function answerLine(needs: StdioNeeds, line: Line): Promise<LineAnswer> {
  if (line.tooLong) {
    const refused = refusal("REQUEST_TOO_LONG", { limit: longestLineBytes });
    return { line: answerError(null, refused), stop: false };
  }
  const request = readRequest(line.bytes);
  return request.ok ? carryOut(needs, request.value) : { line: request.error, stop: false };
}

async function carryOut(needs: StdioNeeds, request: RpcRequest): Promise<LineAnswer> {
  const { id } = request;
  try {
    const outcome = await needs.invoke(request.method, request.params);
    return { line: id === undefined ? undefined : answerOf(id, outcome), stop: false };
  } catch (fault) {
    needs.onFault(fault);
    return { line: answerError(id ?? null, refusal("DESK_FAULT")), stop: true };
  }
}

/** Gives false where the reader is gone. */
function send(output: Writable, answer: RpcAnswer): Promise<boolean> {
  return new Promise((resolve) => {
    output.write(`${JSON.stringify(answer)}\n`, (error) => resolve(!error));
  });
}
