import { Button } from "antd";
import { useState } from "react";
import { OwnGradesDialog } from "./OwnGradesDialog.tsx";

export function OwnGradesButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" size="large" onClick={() => setOpen(true)}>
        专家本人评分
      </Button>
      {open ? <OwnGradesDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}
