import type { Round } from "../../../core/meeting/state.ts";
import { useMeetingState } from "../../store/session-context.ts";
import { roundWords, voidWords } from "../../words/screen-words.ts";
import { TallyTable } from "./TallyTable.tsx";

/** Every round that is over, void ones with their reason. */
export function PastRounds() {
  const { rounds } = useMeetingState();
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
              {round.handed.size} 张，收回 {round.returned.size} 张
            </span>
          </summary>
          {round.status === "announced" ? <TallyTable round={round} /> : <Voided round={round} />}
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
      {note === "" ? "" : `：${note}`}。已投的票没有计票。
    </p>
  );
}
