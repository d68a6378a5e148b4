import { Button, Segmented } from "antd";
import { useState } from "react";
import type { Applicant } from "../../../core/bundle/manifest.ts";
import type { ApplicantId, PanelId } from "../../../core/ids.ts";
import {
  callList,
  drawNumberOf,
  nextInPanel,
  panelInTurn,
  panelsWithApplicants,
} from "../../../core/meeting/defense/call-order.ts";
import { notCalled, type MeetingState } from "../../../core/meeting/state.ts";
import { levelWords } from "../../../core/words.ts";
import { ReasonedButton } from "../../components/ReasonedButton.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import { buttonType } from "../../view/is-next.ts";
import { whyNotNow } from "../../view/why-not.ts";
import { groupText } from "../../words/group-text.ts";
import { AnswersPanel } from "./AnswersPanel.tsx";
import { DefenseClock } from "./DefenseClock.tsx";
import { IdentityCheck } from "./IdentityCheck.tsx";
import { TurnButtons } from "./TurnButtons.tsx";

interface DefenseStripProps {
  readonly busy: boolean;
  readonly onCall: (id: ApplicantId) => void;
  readonly onEnd: (id: ApplicantId) => void;
  readonly onLook: (id: ApplicantId) => void;
}

/** Who stands before the panel now, or who is called next. */
export function DefenseStrip(props: DefenseStripProps) {
  const { called, facts, phase } = useMeetingState();
  const standing = called === null ? undefined : facts.applicants.get(called);
  if (phase === "locked") return null;
  return standing ? <Standing applicant={standing} {...props} /> : <Next {...props} />;
}

interface StandingProps extends DefenseStripProps {
  readonly applicant: Applicant;
}

function Standing({ applicant, busy, onEnd, onLook }: StandingProps) {
  const state = useMeetingState();
  const { id } = applicant;
  const { identity } = state.applicants.get(id) ?? notCalled;
  return (
    <section className="now-panel" aria-label="正在答辩">
      <div className="now-strip">
        <Who label="正在答辩" applicant={applicant} />
        <Button onClick={() => onLook(id)}>看材料</Button>
        <TurnButtons applicant={applicant} busy={busy} />
        {identity ? (
          <ReasonedButton
            type={buttonType(state, "endDefense", id)}
            size="large"
            disabled={busy}
            whyNot={whyNotNow(state, "endDefense")}
            onClick={() => onEnd(id)}
          >
            结束答辩
          </ReasonedButton>
        ) : null}
      </div>
      {identity ? (
        <div className="now-body">
          <DefenseClock key={id} applicantId={id} />
          <AnswersPanel key={`answers ${id}`} applicant={applicant} />
        </div>
      ) : (
        <IdentityCheck key={id} applicantId={id} />
      )}
    </section>
  );
}

function Next({ busy, onCall, onLook }: DefenseStripProps) {
  const state = useMeetingState();
  // Chosen by hand it stays until the next call, after which the turn is that panel's anyway.
  const [chosen, choose] = useState<{ readonly panel: PanelId | null } | null>(null);
  const panel = chosen ? chosen.panel : panelInTurn(state);
  const next = nextInPanel(state, panel);
  return (
    <section className="now-strip" aria-label="下一位">
      <PanelChoice state={state} panel={panel} onChoose={(to) => choose({ panel: to })} />
      {next ? (
        <>
          <Who label="下一位" applicant={next} />
          <Button onClick={() => onLook(next.id)}>看材料</Button>
          <TurnButtons applicant={next} busy={busy} />
          <ReasonedButton
            type="primary"
            size="large"
            disabled={busy}
            whyNot={whyNotNow(state, "callApplicant")}
            aria-label={`点名 ${next.name}`}
            onClick={() => onCall(next.id)}
          >
            点名
          </ReasonedButton>
        </>
      ) : (
        <p className="grow hint">{groupText(panel)}没有待答辩的申报人。</p>
      )}
    </section>
  );
}

interface PanelChoiceProps {
  readonly state: MeetingState;
  readonly panel: PanelId | null;
  readonly onChoose: (panel: PanelId | null) => void;
}

/** Two panels in turn on one laptop: whose turn it is, and how many still wait in each. */
function PanelChoice({ state, panel, onChoose }: PanelChoiceProps) {
  const panels = panelsWithApplicants(state);
  if (panels.length < 2) return null;
  return (
    <Segmented
      vertical
      aria-label="轮到的评议组"
      value={panel ?? ""}
      options={panels.map((one) => ({
        value: one ?? "",
        label: `${groupText(one)} 待 ${callList(state, one).length}`,
      }))}
      onChange={(value) => onChoose(panels.find((one) => (one ?? "") === value) ?? null)}
    />
  );
}

function Who({ label, applicant }: { readonly label: string; readonly applicant: Applicant }) {
  const state = useMeetingState();
  const { name, id, employer, level, specialty, panel } = applicant;
  const draw = drawNumberOf(state, applicant);
  const { late } = state.applicants.get(id) ?? notCalled;
  return (
    <div className="grow">
      <p>
        <span className="tag tag-now">{label}</span> <span className="now-name">{name}</span>{" "}
        <span className="hint">
          {draw === null ? "未抽签" : `${draw} 号签`}
          {late === null ? "" : "（迟到）"} · {id}
        </span>
      </p>
      <p className="hint">
        {employer} · {levelWords[level]} · {specialty}
        {panel === null ? "" : ` · ${panel}`}
      </p>
    </div>
  );
}
