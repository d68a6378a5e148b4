import { useCallback, useEffect, useState } from "react";
import { useSessionStore } from "../../store/session-context.ts";
import { fromTheStart, type Viewing } from "../../view/viewing.ts";

/** Where the reading of this material stopped last time; keeping it marks the material as opened. */
export function useReading(bundle: string, material: number) {
  const { memory } = useSessionStore();
  const [start, setStart] = useState<Viewing | null>(null);
  useEffect(() => {
    let wanted = true;
    void memory.positionIn(bundle, material).then((position) => {
      if (wanted) setStart(position ?? fromTheStart);
    });
    return () => {
      wanted = false;
    };
  }, [bundle, material, memory]);
  const keep = useCallback(
    ({ page, zoom, turn }: Viewing) =>
      void memory.keepPosition({ bundle, material, page, zoom, turn }),
    [bundle, material, memory],
  );
  return { start, keep };
}
