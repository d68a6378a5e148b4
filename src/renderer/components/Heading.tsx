import type { ReactNode } from "react";

interface HeadingProps {
  readonly title: ReactNode;
  /** What to do here now, in one sentence. */
  readonly hint?: ReactNode;
  readonly children?: ReactNode;
}

/** A screen's title, what to do on it, and its main actions at the right. */
export function Heading({ title, hint, children }: HeadingProps) {
  return (
    <header className="heading">
      <div>
        <h1>{title}</h1>
        {hint ? <p className="hint">{hint}</p> : null}
      </div>
      {children ? <div className="heading-actions">{children}</div> : null}
    </header>
  );
}
