import { Button, Segmented } from "antd";
import { useState } from "react";
import type { ApplicantId, PanelId } from "../../../core/ids.ts";
import { Heading } from "../../components/Heading.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import { stepAfter, stepWords } from "../../view/meeting-path.ts";
import { readingRows } from "../../view/reading-view.ts";
import { panelsToConfirm } from "../../view/panels-view.ts";
import { groupText } from "../../words/group-text.ts";
import { PanelReading } from "./PanelReading.tsx";

interface ReadingScreenProps {
  readonly onLook: (id: ApplicantId) => void;
  readonly onNext: () => void;
}

/** 材料审查: readers give their opinions, each panel leader confirms one list. */
export function ReadingScreen({ onLook, onNext }: ReadingScreenProps) {
  const state = useMeetingState();
  const groups = panelsToConfirm(state).map((id) => ({
    id,
    left: readingRows(state, id).filter(({ stage }) => stage === "reading").length,
  }));
  const [panelId, choosePanel] = useState<PanelId | null | undefined>(
    () => (groups.find(({ left }) => left > 0) ?? groups[0])?.id,
  );
  const finished = groups.every(({ left }) => left === 0);
  return (
    <>
      <Heading
        title="材料审查"
        hint="点姓名看材料、填审查意见；组长逐组确认审查结论。合格的参加笔试，不合格的写明理由退回。"
      >
        {finished ? (
          <Button type="primary" size="large" onClick={onNext}>
            下一步：{stepWords[stepAfter(state.facts.part, "reading")]}
          </Button>
        ) : null}
      </Heading>
      <section className="panel">
        <div className="panel-head">
          <Segmented
            size="large"
            value={panelId ?? committeeKey}
            options={groups.map(({ id, left }) => ({
              value: id ?? committeeKey,
              label:
                left === 0 ? `${groupText(id)}（已完成）` : `${groupText(id)}（待结论 ${left}）`,
            }))}
            onChange={(key) =>
              choosePanel(groups.find(({ id }) => (id ?? committeeKey) === key)?.id)
            }
          />
        </div>
        {panelId === undefined ? null : (
          <PanelReading key={panelId ?? committeeKey} panelId={panelId} onLook={onLook} />
        )}
      </section>
    </>
  );
}

/** No panel can have an empty name. */
const committeeKey = "";
