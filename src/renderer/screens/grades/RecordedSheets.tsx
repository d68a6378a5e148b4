import type { Applicant } from "../../../core/bundle/manifest.ts";
import { gradesMayBeSeen } from "../../../core/meeting/grades/graders.ts";
import { nameOf } from "../../../core/meeting/people/person-name.ts";
import { useMeetingState } from "../../store/session-context.ts";
import { scoreText } from "../../view/grades-view.ts";

/** Whose grades are recorded; what they are is shown once all have handed in. */
export function RecordedSheets({ applicant }: { readonly applicant: Applicant }) {
  const state = useMeetingState();
  const recorded = [...(state.applicants.get(applicant.id)?.grades ?? [])];
  if (recorded.length === 0) return null;
  const seen = gradesMayBeSeen(state, applicant);
  return (
    <section className="panel" aria-label="已确定的评分">
      <h2 className="panel-head">已确定的评分（{recorded.length} 位）</h2>
      <div className="row row-wrap">
        {recorded.map(([expertId, { score }]) => (
          <span key={expertId} className="tag tag-good recorded">
            {nameOf(state, expertId)}　<b>{seen ? scoreText(score, state.facts.rules) : "已交"}</b>
          </span>
        ))}
      </div>
    </section>
  );
}
