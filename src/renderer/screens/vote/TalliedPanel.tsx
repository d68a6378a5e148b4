import { Button } from "antd";
import { useState } from "react";
import { codesAreOut } from "../../../core/meeting/round/evolve-resumption.ts";
import type { Round } from "../../../core/meeting/state.ts";
import { ActDialog } from "../../components/ActDialog.tsx";
import { Heading } from "../../components/Heading.tsx";
import { DestroyCodesButton } from "./DestroyCodesButton.tsx";
import { TallyTable } from "./TallyTable.tsx";
import { VoidButton } from "./VoidButton.tsx";

/** The counts and their arithmetic; the chair announces them. */
export function TalliedPanel({ round }: { readonly round: Round }) {
  const [announcing, setAnnouncing] = useState(false);
  return (
    <>
      <Heading
        title={`第 ${round.number} 轮表决：计票结果`}
        hint={
          codesAreOut(round)
            ? "先由主任委员、监票人当面销毁两张续投码抄件并登记，再宣布结果。"
            : "由主任委员当场宣布。宣布后本轮办结。"
        }
      >
        <VoidButton round={round} />
        {codesAreOut(round) ? (
          <DestroyCodesButton round={round} />
        ) : (
          <Button type="primary" size="large" onClick={() => setAnnouncing(true)}>
            宣布结果
          </Button>
        )}
      </Heading>
      <section className="panel">
        <TallyTable round={round} />
      </section>
      {announcing ? (
        <ActDialog
          title={`宣布第 ${round.number} 轮表决结果`}
          okText="宣布结果"
          requests={[{ type: "announceOutcomes" }]}
          onDone={() => setAnnouncing(false)}
          onCancel={() => setAnnouncing(false)}
        />
      ) : null}
    </>
  );
}
