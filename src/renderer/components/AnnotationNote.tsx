import { annotationText } from "../../core/meeting/people/annotation-text.ts";
import type { AnnotatedSubject } from "../../core/meeting/people/people-events.ts";
import { useMeetingState } from "../store/session-context.ts";

interface AnnotationNoteProps {
  readonly subject: AnnotatedSubject;
  readonly subjectId: string;
}

/** 更正说明 beside a name; nothing where there is none. */
export function AnnotationNote({ subject, subjectId }: AnnotationNoteProps) {
  const text = annotationText(useMeetingState().annotations, subject, subjectId);
  return text === "" ? null : <span className="tag tag-wait annotation">更正说明：{text}</span>;
}
