import { Button } from "antd";
import { useState } from "react";
import type { SheetEntry } from "../../../core/meeting/grades/grade-events.ts";
import { differencesBetween } from "../../../core/meeting/round/paper-counts.ts";
import { nameOf } from "../../../core/meeting/people/person-name.ts";
import type { Round } from "../../../core/meeting/state.ts";
import { Heading } from "../../components/Heading.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import { differenceText } from "../../view/round-view.ts";
import { PaperCountsForm } from "./PaperCountsForm.tsx";
import { VoidButton } from "./VoidButton.tsx";

const entries: readonly SheetEntry[] = ["first", "second"];

/** Scrutineer and teller each enter what they counted; only the same counts make the tally. */
export function PaperCountsPanel({ round }: { readonly round: Round }) {
  const state = useMeetingState();
  const [entering, setEntering] = useState<SheetEntry | null>(null);
  const first = round.readings.get("first");
  const second = round.readings.get("second");
  const differences = first && second ? differencesBetween(first, second) : [];
  const whose = (entry: SheetEntry) =>
    entry === "first"
      ? `监票人 ${nameOf(state, round.scrutineerId)}`
      : `计票人 ${nameOf(state, round.tellerId)}`;
  if (entering) {
    return (
      <PaperCountsForm
        key={entering}
        round={round}
        entry={entering}
        whose={whose(entering)}
        onDone={() => setEntering(null)}
      />
    );
  }
  return (
    <>
      <Heading
        title={`第 ${round.number} 轮表决：录入票数`}
        hint="监票人、计票人分别清点、分别录入，互不查看。两次录入完全一致才能计票。"
      >
        <VoidButton round={round} />
      </Heading>
      <section className="panel">
        {entries.map((entry) => (
          <div key={entry} className="row">
            <b className="grow">{whose(entry)}</b>
            {round.readings.has(entry) ? <span className="tag tag-wait">已录入</span> : null}
            <Button type="primary" size="large" onClick={() => setEntering(entry)}>
              {round.readings.has(entry) ? "重新清点录入" : "录入票数"}
            </Button>
          </div>
        ))}
      </section>
      {differences.length > 0 ? (
        <section className="panel" aria-label="两次录入的差异">
          <h2 className="panel-head">两次录入有 {differences.length} 处不同，请重新清点</h2>
          <ul className="warnings">
            {differences.map((difference) => {
              const text = differenceText(state, difference);
              return <li key={text}>{text}</li>;
            })}
          </ul>
        </section>
      ) : null}
    </>
  );
}
