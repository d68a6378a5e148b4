import { Button } from "antd";
import { useState } from "react";
import type { ApplicantId } from "../../../core/ids.ts";
import { notCalled } from "../../../core/meeting/state.ts";
import { applicantRows, rowOf } from "../../view/applicants-view.ts";
import { StageTag } from "../../components/StageTag.tsx";
import { RefusalNote } from "../../components/RefusalNote.tsx";
import { useMeeting, useSessionStore } from "../../store/session-context.ts";
import { useAsking } from "../../store/use-asking.ts";
import { buttonType } from "../../view/is-next.ts";
import { materialsOf, nextUnopened } from "../../view/material-view.ts";
import { ReadingPanel } from "../reading/ReadingPanel.tsx";
import { ApplicantFacts } from "./ApplicantFacts.tsx";
import { AfterDefense } from "./AfterDefense.tsx";
import { DefenseClock } from "./DefenseClock.tsx";
import { IdentityCheck } from "./IdentityCheck.tsx";
import { MaterialList } from "./MaterialList.tsx";
import { MaterialView } from "./MaterialView.tsx";
import { OverrideCallDialog } from "./OverrideCallDialog.tsx";
import { useOpenMaterial } from "./use-open-material.ts";

interface ApplicantScreenProps {
  readonly applicantId: ApplicantId;
  readonly onBack: () => void;
  readonly onGrade: (id: ApplicantId) => void;
  readonly onLook: (id: ApplicantId) => void;
}

/** One applicant: facts and materials at the left, the open material at the right. */
export function ApplicantScreen({ applicantId, onBack, onGrade, onLook }: ApplicantScreenProps) {
  const { manifest, state } = useMeeting();
  const applicant = state.facts.applicants.get(applicantId);
  const materials = materialsOf(manifest, applicantId);
  const { open, opened, choose, noteOpened } = useOpenMaterial(manifest, applicant, materials);
  if (!applicant) return null;
  const at = open ? materials.indexOf(open) : 0;
  const beside = (step: 1 | -1) => {
    const other = materials[at + step];
    return other ? () => choose(other.number) : null;
  };
  const order = applicantRows(state).map((row) => row.applicant.id);
  const here = { applicantId, number: open?.number ?? null };
  const unopened = nextUnopened(manifest, order, here, opened);
  const goTo = (next: NonNullable<typeof unopened>) => {
    if (next.applicantId === applicantId) choose(next.number);
    else onLook(next.applicantId);
  };
  return (
    <div className="applicant">
      <aside className="applicant-side">
        <div className="applicant-head">
          <Button onClick={onBack}>← 返回列表</Button>
          <StageTag stage={rowOf(state, applicant).stage} />
          <h1>{applicant.name}</h1>
        </div>
        <Actions applicantId={applicantId} onGrade={onGrade} />
        <MaterialList materials={materials} open={open} opened={opened} onOpen={choose} />
        <ReadingPanel applicant={applicant} />
        <section className="panel applicant-facts" aria-label="申报人信息">
          <ApplicantFacts applicant={applicant} />
        </section>
      </aside>
      {open ? (
        <MaterialView
          key={open.material.path}
          item={open}
          onPrevious={beside(-1)}
          onNext={beside(1)}
          onUnopened={unopened ? () => goTo(unopened) : null}
          onShown={noteOpened}
        />
      ) : (
        <p className="panel">该申报人没有材料。</p>
      )}
    </div>
  );
}

interface ActionsProps {
  readonly applicantId: ApplicantId;
  readonly onGrade: (id: ApplicantId) => void;
}

function Actions({ applicantId, onGrade }: ActionsProps) {
  const { state } = useMeeting();
  const store = useSessionStore();
  const { busy, refusal, ask } = useAsking();
  const [overriding, setOverriding] = useState(false);
  const applicant = state.facts.applicants.get(applicantId);
  if (!applicant || state.phase === "locked") return null;
  const { stage, next } = rowOf(state, applicant);
  const { identity } = state.applicants.get(applicantId) ?? notCalled;
  const call = () =>
    ask(() => store.act({ type: "callApplicant", applicantId, overrideReason: null }));
  const end = () => ask(() => store.act({ type: "endDefense", applicantId }));
  return (
    <>
      {stage === "defending" && identity ? <DefenseClock applicantId={applicantId} /> : null}
      {stage === "defending" && !identity ? <IdentityCheck applicantId={applicantId} /> : null}
      {next === "call" && state.called === null ? (
        <Button
          type={buttonType(state, "callApplicant", applicantId)}
          loading={busy}
          onClick={() => void call()}
        >
          点名
        </Button>
      ) : null}
      {next === "endDefense" && identity ? (
        <Button
          type={buttonType(state, "endDefense", applicantId)}
          loading={busy}
          onClick={() => void end()}
        >
          结束答辩
        </Button>
      ) : null}
      {next === "enterGrades" && state.facts.rules.gradeEntry !== "pin" ? (
        <Button
          type={buttonType(state, "enterSheets", applicantId)}
          onClick={() => onGrade(applicantId)}
        >
          录分
        </Button>
      ) : null}
      {stage === "examNotPassed" ? (
        <Button onClick={() => setOverriding(true)}>主任委员特许点名…</Button>
      ) : null}
      <AfterDefense applicant={applicant} />
      <RefusalNote refusal={refusal} />
      {overriding ? (
        <OverrideCallDialog applicant={applicant} onClose={() => setOverriding(false)} />
      ) : null}
    </>
  );
}
