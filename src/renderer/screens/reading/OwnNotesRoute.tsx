import { useState } from "react";
import type { PrivatePagesOpened } from "../../../contract/answers.ts";
import type { ApplicantId, PersonId } from "../../../core/ids.ts";
import { RehearsalMark } from "../../components/RehearsalMark.tsx";
import { useMeeting, useSessionStore } from "../../store/session-context.ts";
import { OwnNotesScreen } from "./OwnNotesScreen.tsx";

/** Whose notes lie open, and on whose materials. */
export interface NotesAtHand {
  readonly expertId: PersonId;
  readonly applicantId: ApplicantId;
  readonly opened: PrivatePagesOpened;
}

interface OwnNotesRouteProps extends NotesAtHand {
  readonly onLeave: () => void;
}

/** One expert alone with the materials and the own notes: nothing else of the meeting is on the screen. */
export function OwnNotesRoute({ expertId, applicantId, opened, onLeave }: OwnNotesRouteProps) {
  const store = useSessionStore();
  const { manifest } = useMeeting();
  const [at, setAt] = useState(applicantId);
  return (
    <>
      <OwnNotesScreen
        expertId={expertId}
        applicantId={at}
        opened={opened}
        onLook={setAt}
        onLeave={() => {
          void store.desk["privatePages.close"]({ token: opened.token });
          onLeave();
        }}
      />
      {manifest.kind === "rehearsal" ? <RehearsalMark /> : null}
    </>
  );
}
