import { Button } from "antd";
import { useState } from "react";
import type { Round } from "../../../core/meeting/state.ts";
import { missingPapers, votersOf } from "../../../core/meeting/who.ts";
import { ActDialog } from "../../components/ActDialog.tsx";
import { Heading } from "../../components/Heading.tsx";
import { VoidButton } from "./VoidButton.tsx";

/** Scrutineer and teller check issued = returned + not returned; then the box is read. */
export function TallyPanel({ round }: { readonly round: Round }) {
  const [counting, setCounting] = useState(false);
  const issued = round.handed.size;
  const returned = round.returned.size;
  return (
    <>
      <Heading
        title={`第 ${round.number} 轮表决：计票`}
        hint="投票已截止。监票人、计票人核对票数后共同计票。"
      >
        <VoidButton round={round} />
        <Button type="primary" size="large" onClick={() => setCounting(true)}>
          核对无误，计票
        </Button>
      </Heading>
      <section className="panel">
        <dl className="facts big">
          <dt>应领票</dt>
          <dd>{votersOf(round).length} 人</dd>
          <dt>发出</dt>
          <dd>{issued} 张</dd>
          <dt>收回</dt>
          <dd>{returned} 张</dd>
          <dt>发出未收回</dt>
          <dd>{issued - returned} 张</dd>
          <dt>未领票</dt>
          <dd>{missingPapers(round).filter((id) => !round.handed.has(id)).length} 人</dd>
        </dl>
        {round.closeReason === null ? null : <p>提前截止的原因：{round.closeReason}</p>}
      </section>
      {counting ? (
        <ActDialog
          title={`计票：发出 ${issued} = 收回 ${returned} + 未收回 ${issued - returned}`}
          okText="计票"
          requests={[{ type: "tallyRound" }]}
          onDone={() => setCounting(false)}
          onCancel={() => setCounting(false)}
        />
      ) : null}
    </>
  );
}
