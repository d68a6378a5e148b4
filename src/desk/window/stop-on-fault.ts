import type { Invoke } from "../../contract/channel.ts";
import { refuse } from "../../core/refusals/refusal.ts";

/**
 * The top boundary of a window's desk. Only a bug throws; after one, no state in memory is to be
 * trusted, so `stop` is called once and this and every later request is refused with DESK_FAULT.
 */
export function stopOnFault(invoke: Invoke, stop: (fault: unknown) => void): Invoke {
  let faulted = false;
  // Requests may be under way side by side: only the first fault stops the desk.
  const stopOnce = (fault: unknown): void => {
    if (faulted) return;
    faulted = true;
    stop(fault);
  };
  return async (method, input) => {
    if (faulted) return refuse("DESK_FAULT");
    try {
      return await invoke(method, input);
    } catch (fault) {
      stopOnce(fault);
      return refuse("DESK_FAULT");
    }
  };
}

/**
 * A fault as it may be shown or printed: its kind and where it arose. Its message is left out,
 * because it may quote a mark, a PIN or a name.
 */
export function describeFault(fault: unknown): string {
  if (!(fault instanceof Error)) return "fault of unknown kind";
  const frames = (fault.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return [fault.name, ...frames].join("\n");
}
