import type { Round } from "../../../core/meeting/state.ts";
import { useMeetingState } from "../../store/session-context.ts";
import { resumptionText } from "../../../core/meeting/round/resumption-text.ts";
import { voidWords } from "../../../core/words.ts";
import { roundWords } from "../../words/screen-words.ts";
import { papersOf } from "../../../core/meeting/who.ts";
import { TallyTable } from "./TallyTable.tsx";
import { VoidButton } from "./VoidButton.tsx";

/** Every round that is over, void ones with their reason. */
export function PastRounds() {
  const { phase, rounds } = useMeetingState();
  const past = rounds.filter(({ status }) => status === "announced" || status === "void");
  if (past.length === 0) return null;
  return (
    <section className="past-rounds" aria-label="已办结的轮次">
      {past.toReversed().map((round, index) => (
        <details key={round.number} className="panel" open={index === 0}>
          <summary>
            <span className="big">第 {round.number} 轮</span>{" "}
            <span className={round.status === "void" ? "tag tag-bad" : "tag tag-good"}>
              {roundWords[round.status]}
            </span>{" "}
            <span className="hint">
              {round.motions.length} 项，开启时出席 {round.presentAtOpening} 人，发出{" "}
              {papersOf(round).issued} 张，收回 {papersOf(round).returned} 张
            </span>
          </summary>
          {round.status === "void" ? <Voided round={round} /> : null}
          {round.resumption ? <p className="hint">{resumptionText(round.resumption)}</p> : null}
          {round.counts.length > 0 ? <TallyTable round={round} /> : null}
          {round.status === "announced" && phase === "open" ? <VoidButton round={round} /> : null}
        </details>
      ))}
    </section>
  );
}

function Voided({ round }: { readonly round: Round }) {
  if (!round.voided) return null;
  const { because, note } = round.voided;
  return (
    <p>
      {voidWords[because]}
      {note === "" ? "" : `：${note}`}
      {because === "afterTally" ? "。以下原计票仅供备查。" : "。已投的票没有计票。"}
    </p>
  );
}
