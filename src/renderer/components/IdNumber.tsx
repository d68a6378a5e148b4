import { useState } from "react";
import { maskedIdNumber } from "../view/plain-text.ts";

/** An ID number, hidden but for as long as the button is held down. */
export function IdNumber({ idNumber }: { readonly idNumber: string }) {
  const [shown, setShown] = useState(false);
  if (idNumber === "") return <span className="hint">名册没有填</span>;
  const hide = () => setShown(false);
  return (
    <>
      <span className="number">{shown ? idNumber : maskedIdNumber(idNumber)}</span>{" "}
      <button
        type="button"
        className="hold"
        onPointerDown={() => setShown(true)}
        onPointerUp={hide}
        onPointerLeave={hide}
        onKeyDown={({ key }) => {
          if (key === " " || key === "Enter") setShown(true);
        }}
        onKeyUp={hide}
        onBlur={hide}
      >
        按住显示
      </button>
    </>
  );
}
