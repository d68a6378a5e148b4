import { Button } from "antd";
import { useState } from "react";
import type { MoveOffer } from "../../../contract/journal-answers.ts";
import type { Outcome } from "../../../core/refusals/refusal.ts";
import { useSessionStore } from "../../store/session-context.ts";
import type { Asking } from "../../store/use-asking.ts";
import { BeginAnewDialog, type Doubt } from "./BeginAnewDialog.tsx";

interface OpenMeetingButtonProps {
  readonly meetingId: string;
  /** Whether it was begun on this computer; then nothing is looked for. */
  readonly started: boolean;
  /** The accessible name, where the text alone says too little. */
  readonly label: string;
  readonly asking: Asking;
  readonly large?: boolean;
}

/**
 * 打开会议. Beginning one anew asks first where a stick holds a mirror of this very meeting: by
 * mistake there would be two meetings.
 */
export function OpenMeetingButton(props: OpenMeetingButtonProps) {
  const { meetingId, started, label, asking, large = false } = props;
  const store = useSessionStore();
  const [looking, setLooking] = useState(false);
  const [doubt, setDoubt] = useState<Doubt | null>(null);
  const open = () => void asking.ask(() => store.openMeeting(meetingId));
  const begin = async () => {
    setLooking(true);
    const found = await doubtAbout(store.desk["journal.findToMove"]({ meetingId }));
    setLooking(false);
    setDoubt(found);
    if (!found) open();
  };
  return (
    <>
      <Button
        type="primary"
        autoFocus={!large}
        {...(large ? { size: "large" as const } : {})}
        disabled={asking.busy}
        loading={looking}
        aria-label={label}
        onClick={started ? open : () => void begin()}
      >
        打开会议
      </Button>
      {doubt ? (
        <BeginAnewDialog
          doubt={doubt}
          onMove={() => store.move(meetingId)}
          onBegin={() => {
            setDoubt(null);
            open();
          }}
          onCancel={() => setDoubt(null)}
        />
      ) : null}
    </>
  );
}

/** How long a stick may take to answer, in ms. */
const patience = 8_000;

async function doubtAbout(looking: Promise<Outcome<MoveOffer>>): Promise<Doubt | null> {
  const tired = new Promise<"slow">((resolve) => {
    setTimeout(() => resolve("slow"), patience);
  });
  const found = await Promise.race([looking, tired]);
  if (found === "slow") return found;
  return found.ok && found.value.copies.length > 0 ? "held" : null;
}
