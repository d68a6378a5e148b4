import { useCallback, useEffect, useState } from "react";
import type { Drive } from "../../contract/answers.ts";
import { useSessionStore } from "./session-context.ts";
import { useAsking } from "./use-asking.ts";

/** The sticks at hand; `null` until they are known. */
export function useDrives() {
  const { desk } = useSessionStore();
  const { busy, refusal, ask } = useAsking();
  const [drives, setDrives] = useState<readonly Drive[] | null>(null);
  const refresh = useCallback(() => {
    void ask(() => desk["drives.list"]({})).then((found) => {
      if (found) setDrives(found);
    });
  }, [ask, desk]);
  useEffect(refresh, [refresh]);
  return { drives, busy, refusal, refresh };
}
