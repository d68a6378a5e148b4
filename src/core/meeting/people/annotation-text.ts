import { factWords } from "../../words.ts";
import { annotatedFacts, type AnnotatedSubject } from "./people-events.ts";
import type { Annotation } from "./people-state.ts";

/** `姓名应为“张皓然”`, the last note on each fact; empty where there is none. */
export function annotationText(
  annotations: readonly Annotation[],
  subject: AnnotatedSubject,
  subjectId: string,
): string {
  const own = annotations.filter((one) => one.subject === subject && one.subjectId === subjectId);
  return annotatedFacts
    .flatMap((fact) => {
      const last = own.findLast((one) => one.fact === fact);
      return last ? [`${factWords[fact]}应为“${last.correct}”`] : [];
    })
    .join("，");
}
