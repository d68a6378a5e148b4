import { Button } from "antd";
import { useState } from "react";
import { nameOf } from "../../../core/meeting/people/person-name.ts";
import type { Round } from "../../../core/meeting/state.ts";
import { votersOf } from "../../../core/meeting/who.ts";
import { ActDialog } from "../../components/ActDialog.tsx";
import { Heading } from "../../components/Heading.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import { ProjectorCheck } from "./ProjectorCheck.tsx";
import { VoidButton } from "./VoidButton.tsx";

/** Scrutineer and teller look first: nothing issued, nothing in the box. */
export function EmptyBoxPanel({ round }: { readonly round: Round }) {
  const state = useMeetingState();
  const [confirming, setConfirming] = useState(false);
  const [projectorChecked, setProjectorChecked] = useState(false);
  const onStation = round.way === "station";
  return (
    <>
      <Heading
        title={`第 ${round.number} 轮表决：确认空票箱`}
        hint="发票之前，监票人、计票人共同确认票箱为空。"
      >
        <VoidButton round={round} />
        <Button type="primary" size="large" onClick={() => setConfirming(true)}>
          确认票箱为空
        </Button>
      </Heading>
      <section className="panel">
        <dl className="facts big">
          <dt>表决事项</dt>
          <dd>{round.motions.length} 项</dd>
          <dt>领票人数</dt>
          <dd>{votersOf(round).length} 人</dd>
          <dt>已发出</dt>
          <dd>0 张</dd>
          <dt>票箱内</dt>
          <dd>0 张</dd>
          <dt>监票人</dt>
          <dd>{nameOf(state, round.scrutineerId)}</dd>
          <dt>计票人</dt>
          <dd>{nameOf(state, round.tellerId)}</dd>
        </dl>
      </section>
      {confirming ? (
        <ActDialog
          fieldsFirst={onStation}
          title="确认票箱为空，开始发票"
          okText="确认"
          requests={[{ type: "confirmEmptyBox", projectorChecked }]}
          whyNot={onStation && !projectorChecked && "请监票人先看投影，并勾选上面一项。"}
          onDone={() => setConfirming(false)}
          onCancel={() => setConfirming(false)}
        >
          {onStation ? (
            <ProjectorCheck checked={projectorChecked} onChecked={setProjectorChecked} />
          ) : null}
        </ActDialog>
      ) : null}
    </>
  );
}
