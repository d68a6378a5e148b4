import { Input, InputNumber, Select } from "antd";
import { useState } from "react";
import type { Applicant } from "../../../core/bundle/manifest.ts";
import type { ApplicantId, PanelId, PersonId } from "../../../core/ids.ts";
import {
  drawNumberOf,
  panelInTurn,
  panelsWithApplicants,
} from "../../../core/meeting/defense/call-order.ts";
import { highestDraw, witnessesOf } from "../../../core/meeting/defense/decide-draws.ts";
import { nameOf } from "../../../core/meeting/people/person-name.ts";
import { stageOf } from "../../../core/meeting/stage.ts";
import type { MeetingState } from "../../../core/meeting/state.ts";
import { ActDialog } from "../../components/ActDialog.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import { groupText } from "../../words/group-text.ts";
import { roleText } from "../../words/person-role.ts";

type Numbers = ReadonlyMap<ApplicantId, number | null>;

/** 抽签登记: the numbers of one panel, typed down the list, before a witness. */
export function DrawDialog({ onClose }: { readonly onClose: () => void }) {
  const state = useMeetingState();
  const [panel, setPanel] = useState<PanelId | null>(() => panelInTurn(state));
  const [numbers, setNumbers] = useState<Numbers>(new Map());
  const [witness, setWitness] = useState<PersonId | undefined>(() => witnessesOf(state, panel)[0]);
  const [reason, setReason] = useState("");
  const applicants = drawable(state, panel);
  const draws = changedDraws(state, applicants, numbers);
  const changes = draws.some(({ standing }) => standing !== null);
  const choosePanel = (to: PanelId | null) => {
    setPanel(to);
    setNumbers(new Map());
    setWitness(witnessesOf(state, to)[0]);
  };
  const request = {
    ...({ type: "recordDraws", panelId: panel, witnessId: witness ?? noWitness } as const),
    draws: draws.map(({ applicantId, drawNumber }) => ({ applicantId, drawNumber })),
    reason: changes ? reason : null,
  };
  return (
    <ActDialog
      fieldsFirst
      width={720}
      title="抽签登记"
      okText={`登记 ${draws.length} 个签号`}
      requests={witness === undefined ? [] : [request]}
      whyNot={
        witness === undefined
          ? "请监督员或组长先签到，再选为见证人。"
          : draws.length === 0
            ? "请先填签号。"
            : changes && reason.trim() === "" && "改动已登记的签号，请先写明理由。"
      }
      onDone={onClose}
      onCancel={onClose}
    >
      <PanelAndWitness
        {...{ state, panel, witness }}
        onPanel={choosePanel}
        onWitness={setWitness}
      />
      <ol className="draw-rows" aria-label="抽签号">
        {applicants.map((one) => (
          <li key={one.id}>
            <span className="grow">
              {one.name} <span className="hint">{one.id}</span>
            </span>
            <InputNumber
              aria-label={`${one.name}的抽签号`}
              min={1}
              max={highestDraw}
              precision={0}
              value={numbers.get(one.id) ?? drawNumberOf(state, one)}
              onChange={(value) => setNumbers(new Map([...numbers, [one.id, value]]))}
            />
          </li>
        ))}
      </ol>
      {applicants.length === 0 ? <p className="hint">该组没有待答辩的申报人。</p> : null}
      {changes ? (
        <div className="field">
          <label htmlFor="draw-reason">更正已有签号的理由</label>
          <Input
            id="draw-reason"
            maxLength={200}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </div>
      ) : null}
    </ActDialog>
  );
}

/** Never sent: without a witness there is no request. */
const noWitness = "" as PersonId;

interface PanelAndWitnessProps {
  readonly state: MeetingState;
  readonly panel: PanelId | null;
  readonly witness: PersonId | undefined;
  readonly onPanel: (panel: PanelId | null) => void;
  readonly onWitness: (witness: PersonId) => void;
}

function PanelAndWitness({ state, panel, witness, onPanel, onWitness }: PanelAndWitnessProps) {
  const panels = panelsWithApplicants(state);
  return (
    <div className="row row-wrap">
      <label htmlFor="draw-panel">评议组</label>
      <Select
        id="draw-panel"
        style={{ width: 170 }}
        value={panel ?? ""}
        options={panels.map((one) => ({ value: one ?? "", label: groupText(one) }))}
        onChange={(value) => onPanel(panels.find((one) => (one ?? "") === value) ?? null)}
      />
      <label htmlFor="draw-witness">见证人</label>
      <Select
        id="draw-witness"
        style={{ width: 220 }}
        value={witness ?? null}
        placeholder="监督员或组长须先签到"
        options={witnessesOf(state, panel).map((id) => ({
          value: id,
          label: `${roleText(state, id)} ${nameOf(state, id)}`,
        }))}
        onChange={onWitness}
      />
    </div>
  );
}

/** Those of the panel who wait for their turn, by the roster. */
function drawable(state: MeetingState, panel: PanelId | null): readonly Applicant[] {
  return [...state.facts.applicants.values()].filter(
    (one) => one.panel === panel && stageOf(state, one.id) === "waiting",
  );
}

function changedDraws(state: MeetingState, applicants: readonly Applicant[], numbers: Numbers) {
  return applicants.flatMap((one) => {
    const drawNumber = numbers.get(one.id) ?? null;
    const standing = drawNumberOf(state, one);
    if (drawNumber === null || drawNumber === standing) return [];
    return [{ applicantId: one.id, drawNumber, standing }];
  });
}
