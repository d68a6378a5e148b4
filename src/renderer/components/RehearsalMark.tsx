/** 演练 over the whole screen, dialogs and ballot papers too. It takes no clicks. */
export function RehearsalMark() {
  return <div className="rehearsal-mark" aria-hidden="true" data-testid="rehearsal-mark" />;
}
