import { Button } from "antd";
import { useEffect, useRef, useState } from "react";

/** Long enough that nobody sees the list change right after a cast, ms. */
const neutralFor = 2_000;

/** After the cast: nothing of it. */
export function CastScreen({ onLeave }: { readonly onLeave: () => void }) {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), neutralFor);
    return () => clearTimeout(timer);
  }, []);
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (over) back.current?.focus();
  }, [over]);
  return (
    <main className="ballot-screen ballot-done" role="status">
      <h1>表决票已投入票箱</h1>
      <p>请离开评审电脑，由下一位专家前来领票。</p>
      <Button ref={back} type="primary" size="large" disabled={!over} onClick={onLeave}>
        返回
      </Button>
    </main>
  );
}
