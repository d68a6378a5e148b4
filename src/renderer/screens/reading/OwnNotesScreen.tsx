import { Button } from "antd";
import type { ApplicantId } from "../../../core/ids.ts";
import { nameOf } from "../../../core/meeting/people/person-name.ts";
import { RefusalNote } from "../../components/RefusalNote.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import { useKeptPages } from "../../store/use-kept-pages.ts";
import { NoteBesideMaterials } from "./NoteBesideMaterials.tsx";
import type { NotesAtHand } from "./OwnNotesRoute.tsx";

interface OwnNotesScreenProps extends NotesAtHand {
  readonly onLook: (id: ApplicantId) => void;
  readonly onLeave: () => void;
}

/** An expert's own notes; what is typed is kept as it is typed, sealed under the own PIN. */
export function OwnNotesScreen(props: OwnNotesScreenProps) {
  const { expertId, applicantId, opened, onLook, onLeave } = props;
  const state = useMeetingState();
  const { texts, setText, allKept, refusal, keepNow } = useKeptPages(opened);
  const leave = async () => {
    if (await keepNow()) onLeave();
  };
  return (
    <main className="notes-screen" aria-label="本人的阅读笔记">
      <header className="notes-head">
        <div className="grow">
          <h1>{nameOf(state, expertId)} 的阅读笔记</h1>
          <p className="hint" role="status">
            {allKept ? "已保存。" : "正在保存……"}只有本人 PIN 能打开，不计入评审结果。
          </p>
        </div>
        <Button type="primary" size="large" onClick={() => void leave()}>
          收起笔记，离开
        </Button>
      </header>
      <RefusalNote refusal={refusal} />
      <NoteBesideMaterials
        key={applicantId}
        expertId={expertId}
        applicantId={applicantId}
        texts={texts}
        onText={setText}
        onLook={onLook}
      />
    </main>
  );
}
