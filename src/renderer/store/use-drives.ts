import { useCallback, useEffect, useState } from "react";
import type { Drive } from "../../contract/answers.ts";
import { useSession, useSessionStore } from "./session-context.ts";
import { useAsking } from "./use-asking.ts";

/** The sticks at hand, for an office also folders of its computer; `null` until they are known. */
export function useDrives() {
  const { desk } = useSessionStore();
  const list = useSession(({ side }) => (side === "office" ? "office.drives" : "drives.list"));
  const { busy, refusal, ask } = useAsking();
  const [drives, setDrives] = useState<readonly Drive[] | null>(null);
  const refresh = useCallback(() => {
    void ask(() => desk[list]({})).then((found) => {
      if (found) setDrives(found);
    });
  }, [ask, desk, list]);
  useEffect(refresh, [refresh]);
  return { drives, busy, refusal, refresh };
}
