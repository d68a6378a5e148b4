import { Button } from "antd";
import { useState } from "react";
import { nextAction } from "../../../core/meeting/next-action.ts";
import { useMeetingState } from "../../store/session-context.ts";
import { OpenOwnGradesDialog } from "./OpenOwnGradesDialog.tsx";
import type { OwnGrading } from "./OwnGradesRoute.tsx";

interface OwnGradesButtonProps {
  readonly onOpened: (grading: OwnGrading) => void;
}

export function OwnGradesButton({ onOpened }: OwnGradesButtonProps) {
  const { command } = nextAction(useMeetingState());
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        type={command === "submitGrade" ? "primary" : "default"}
        size="large"
        onClick={() => setOpen(true)}
      >
        专家本人评分
      </Button>
      {open ? <OpenOwnGradesDialog onOpened={onOpened} onCancel={() => setOpen(false)} /> : null}
    </>
  );
}
