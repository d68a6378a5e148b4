import { useEffect, useState } from "react";

/** Left and right of the page: its margin and the scroll bar. */
const besidePage = 28;

/** Room for a page inside the element, in CSS pixels, as long as it is shown; 0 before that. */
export function useRoom() {
  const [body, setBody] = useState<HTMLElement | null>(null);
  const [room, setRoom] = useState(0);
  useEffect(() => {
    if (!body) return undefined;
    const watch = new ResizeObserver(() => setRoom(body.offsetWidth - besidePage));
    watch.observe(body);
    return () => watch.disconnect();
  }, [body]);
  return { body: setBody, room };
}
