import { useSyncExternalStore } from "react";

/** The window's inner height in CSS pixels. */
export function useWindowHeight(): number {
  return useSyncExternalStore(listen, () => window.innerHeight);
}

function listen(changed: () => void): () => void {
  window.addEventListener("resize", changed);
  return () => window.removeEventListener("resize", changed);
}
