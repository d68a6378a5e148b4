/** After this long without keyboard or mouse the screens lock. */
export const idleLimitMs = 15 * 60_000;
/** The last of it is counted down where everybody sees it. */
export const idleWarningMs = 60_000;

export interface IdleParts {
  readonly now: () => number;
  /** Calls `tick` again and again until what it gives is called. */
  readonly every: (ms: number, tick: () => void) => () => void;
  /** Whether nobody needs to touch anything: a defense is held, a round is open. */
  readonly isHeld: () => boolean;
  /** Seconds left, in the last minute; `null` otherwise. */
  readonly onLeft: (seconds: number | null) => void;
  readonly lock: () => void;
}

export interface IdleWatch {
  /** Somebody is there. */
  readonly touched: () => void;
  readonly stop: () => void;
}

/** Watches for a computer that everybody has left. While it is held the time begins anew. */
export function watchIdle({ now, every, isHeld, onLeft, lock }: IdleParts): IdleWatch {
  let since = now();
  const tick = () => {
    if (isHeld()) since = now();
    const left = idleLimitMs - (now() - since);
    onLeft(left <= idleWarningMs && left > 0 ? Math.ceil(left / 1_000) : null);
    if (left > 0) return;
    since = now();
    lock();
  };
  const stop = every(1_000, tick);
  return {
    touched: () => {
      since = now();
      onLeft(null);
    },
    stop,
  };
}
