/** When the desk has nothing else to do. Tests have their own, and know when. */
export interface Pauses {
  /** Runs `work` once, `ms` from now; gives what calls it off. Keeps no process alive. */
  readonly after: (ms: number, work: () => Promise<void>) => () => void;
}

export const systemPauses: Pauses = {
  after: (ms, work) => {
    const timer = setTimeout(() => void work(), ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
