import { Button, Segmented } from "antd";
import { useState } from "react";
import type { PanelId } from "../../../core/ids.ts";
import { motionsAtHand } from "../../../core/meeting/round/round-choices.ts";
import { Heading } from "../../components/Heading.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import { buttonType } from "../../view/is-next.ts";
import { conclusionRows } from "../../view/grades-view.ts";
import { panelsToConfirm } from "../../view/panels-view.ts";
import { groupText } from "../../words/group-text.ts";
import { DiscussedOpinions } from "./DiscussedOpinions.tsx";
import { DiscussionPanel } from "./DiscussionPanel.tsx";
import { PanelConclusions } from "./PanelConclusions.tsx";

/** 结论与讨论: each panel leader confirms one list; then the chair closes the discussion. */
export function ConclusionsScreen({ onNext }: { readonly onNext: () => void }) {
  const state = useMeetingState();
  const groups = panelsToConfirm(state);
  const open = groups.map((id) => ({
    id,
    left: conclusionRows(state, id).filter(({ confirmed }) => confirmed === null).length,
  }));
  const [chosen, setChosen] = useState<PanelId | null | undefined>(undefined);
  const first = open.find(({ left }) => left > 0) ?? open[0];
  const panelId = chosen === undefined ? first?.id : chosen;
  return (
    <>
      <Heading
        title="结论与讨论"
        hint="由评议组组长逐组确认答辩结论；优秀、合格的进入评审程序，集体讨论后表决。"
      >
        {motionsAtHand(state).length > 0 ? (
          <Button type={buttonType(state, "openRound")} size="large" onClick={onNext}>
            下一步：表决
          </Button>
        ) : null}
      </Heading>
      <DiscussionPanel />
      <DiscussedOpinions />
      <section className="panel">
        <div className="panel-head">
          <Segmented
            size="large"
            value={panelId ?? committeeKey}
            options={open.map(({ id, left }) => ({
              value: id ?? committeeKey,
              label: left === 0 ? groupText(id) : `${groupText(id)}（待确认 ${left}）`,
            }))}
            onChange={(key) => setChosen(groups.find((id) => (id ?? committeeKey) === key))}
          />
        </div>
        {panelId === undefined ? null : (
          <PanelConclusions key={panelId ?? committeeKey} panelId={panelId} />
        )}
      </section>
    </>
  );
}

/** No panel can have an empty name. */
const committeeKey = "";
