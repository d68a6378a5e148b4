import type { BaseCondition } from "../../../core/bundle/base-conditions.ts";
import type { Applicant } from "../../../core/bundle/manifest.ts";
import { checkBaseConditions, type ConditionCheck } from "../../../core/rules/base-conditions.ts";
import type { DemandCheck, Standing } from "../../../core/rules/condition-demands.ts";
import { conditionScopeWords, standingWords } from "../../../core/words.ts";
import { useMeeting } from "../../store/session-context.ts";

/** The applicant's facts beside 基本条件; nothing where the bundle states no conditions. */
export function BaseConditions({ applicant }: { readonly applicant: Applicant }) {
  const { baseConditions = [], meeting } = useMeeting().manifest;
  const checked = checkBaseConditions(baseConditions, applicant, meeting.qualifiedBy);
  if (!checked) return null;
  const { standing, rows } = checked;
  return (
    <section className="conditions" aria-label="基本条件">
      <p>
        <b>基本条件</b> <StandingTag standing={standing} /> {openDemands(rows)}
      </p>
      {rows.length === 0 ? (
        <p>“基本条件”表没有适用于这名申报人的条件。</p>
      ) : (
        <details>
          <summary>依据和理由（{rows.length} 种条件）</summary>
          <p className="hint">按名册比对，供审查参考，不代替评议组的结论。</p>
          {rows.map((row, index) => (
            <Condition key={index} checked={row} />
          ))}
        </details>
      )}
    </section>
  );
}

/** What stands in the way in the row that comes closest; empty where it is met. */
const openDemands = ([best]: readonly ConditionCheck[]): string =>
  (best?.demands ?? [])
    .filter(({ standing }) => standing !== "met")
    .map(({ about, standing }) => `${about}${standingWords[standing]}`)
    .join("，");

function Condition({ checked }: { readonly checked: ConditionCheck }) {
  const { condition, standing, demands } = checked;
  return (
    <div className="condition">
      <p>
        <StandingTag standing={standing} /> {placeOf(condition)}
      </p>
      <ul>
        {demands.map((demand) => (
          <Demand key={demand.about} demand={demand} />
        ))}
      </ul>
    </div>
  );
}

function Demand({ demand: { about, standing, reason } }: { readonly demand: DemandCheck }) {
  return (
    <li>
      <b>
        {about}：{standingWords[standing]}
      </b>
      。{reason}。
    </li>
  );
}

/** Which document says so, and where; and of whom, where it isn't of everyone. */
function placeOf({ document, clause, appliesTo, specialty }: BaseCondition): string {
  const whom = [appliesTo === "everyone" ? "" : conditionScopeWords[appliesTo], specialty].filter(
    (text) => text !== "",
  );
  return `${document}${clause}${whom.length === 0 ? "" : `（${whom.join("、")}）`}`;
}

const tones: Readonly<Record<Standing, string>> = { met: "good", notMet: "bad", unclear: "wait" };

function StandingTag({ standing }: { readonly standing: Standing }) {
  return <span className={`tag tag-${tones[standing]}`}>{standingWords[standing]}</span>;
}
