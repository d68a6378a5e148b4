import { z } from "zod";
import { err, ok, type Result } from "../core/result.ts";
import {
  refusal,
  sentenceOf,
  type Outcome,
  type Refusal,
  type RefusalCode,
} from "../core/refusals/refusal.ts";

export type RpcId = string | number | null;

/** A request; one without `id` is a notification, which gets no answer. */
export interface RpcRequest {
  readonly id: RpcId | undefined;
  readonly method: string;
  readonly params: unknown;
}

export interface RpcError {
  readonly code: number;
  /** The Chinese sentence. */
  readonly message: string;
  readonly data: {
    readonly code: RefusalCode;
    readonly details: Refusal["details"];
    readonly zh: string;
    readonly en: string;
  };
}

export type RpcAnswer =
  | { readonly jsonrpc: "2.0"; readonly id: RpcId; readonly result: unknown }
  | { readonly jsonrpc: "2.0"; readonly id: RpcId; readonly error: RpcError };

const idForm = z.union([z.string().max(200), z.number(), z.null()]);

/** `params` is one object: the contract's methods take names, not places. */
const requestForm = z.strictObject({
  jsonrpc: z.literal("2.0"),
  id: idForm.optional(),
  method: z.string().max(200),
  params: z.record(z.string(), z.unknown()).optional(),
});

/** Codes of JSON-RPC 2.0, §5.1; every other refusal is the desk's own: -32000. */
export const rpcCodes: Partial<Record<RefusalCode, number>> = {
  REQUEST_NOT_JSON: -32700,
  REQUEST_NOT_RPC: -32600,
  REQUEST_TOO_LONG: -32600,
  METHOD_UNKNOWN: -32601,
  INPUT_MALFORMED: -32602,
  DESK_FAULT: -32603,
};

/** Reads one line; on failure, the answer to give. Batches (arrays) are refused. */
export function readRequest(line: Uint8Array): Result<RpcRequest, RpcAnswer> {
  const json = parseJson(line);
  if (!json.ok) return err(answerError(null, refusal("REQUEST_NOT_JSON")));
  const parsed = requestForm.safeParse(json.value);
  if (!parsed.success) return err(answerError(idOf(json.value), refusal("REQUEST_NOT_RPC")));
  const { id, method, params } = parsed.data;
  return ok({ id, method, params: params ?? {} });
}

export function answerOf(id: RpcId, outcome: Outcome<unknown>): RpcAnswer {
  if (!outcome.ok) return answerError(id, outcome.error);
  return { jsonrpc: "2.0", id, result: outcome.value ?? null };
}

export function answerError(id: RpcId, refused: Refusal): RpcAnswer {
  const { code, details } = refused;
  const zh = sentenceOf(refused, "zh");
  const data = { code, details, zh, en: sentenceOf(refused, "en") };
  return { jsonrpc: "2.0", id, error: { code: rpcCodes[code] ?? -32000, message: zh, data } };
}

function parseJson(line: Uint8Array): Result<unknown, undefined> {
  try {
    return ok(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(line)) as unknown);
  } catch {
    return err(undefined);
  }
}

/** The id of a request that is otherwise no good, where it has a usable one. */
function idOf(value: unknown): RpcId {
  const read = z.object({ id: idForm }).safeParse(value);
  return read.success ? read.data.id : null;
}
