import { Input, Select } from "antd";
import { useMemo, useState } from "react";
import type { ApplicantId } from "../../../core/ids.ts";
import { Heading } from "../../components/Heading.tsx";
import { RefusalNote } from "../../components/RefusalNote.tsx";
import { useMeetingState, useSessionStore } from "../../store/session-context.ts";
import { useAsking } from "../../store/use-asking.ts";
import {
  applicantRows,
  everyone,
  matching,
  nextToCall,
  type ApplicantFilter,
} from "../../view/applicants-view.ts";
import { stageWords } from "../../words/stage-words.ts";
import type { Stage } from "../../../core/meeting/stage.ts";
import { ApplicantTable } from "./ApplicantTable.tsx";
import { DefenseStrip } from "./DefenseStrip.tsx";
import { OwnGradesButton } from "../grades/OwnGradesButton.tsx";
import type { OwnGrading } from "../grades/OwnGradesRoute.tsx";

interface ApplicantListScreenProps {
  readonly onLook: (id: ApplicantId) => void;
  readonly onGrade: (id: ApplicantId) => void;
  readonly onOwnGrades: (grading: OwnGrading) => void;
}

/** All applicants in calling order, each with one clear next action. */
export function ApplicantListScreen({ onLook, onGrade, onOwnGrades }: ApplicantListScreenProps) {
  const state = useMeetingState();
  const store = useSessionStore();
  const { busy, refusal, ask, forget } = useAsking();
  const [filter, setFilter] = useState<ApplicantFilter>(everyone);
  const rows = useMemo(() => applicantRows(state), [state]);
  const call = async (applicantId: ApplicantId) => {
    const called = await ask(() =>
      store.act({ type: "callApplicant", applicantId, overrideReason: null }),
    );
    if (called) store.startClock();
  };
  const end = async (applicantId: ApplicantId) => {
    const done = await ask(() => store.act({ type: "endDefense", applicantId }));
    if (!done) return;
    store.stopClock();
    if (state.facts.rules.gradeEntry !== "pin") onGrade(applicantId);
  };
  return (
    <>
      <Heading title="答辩" hint="点名后开始计时；结束答辩后录分。缺席的按自动放弃处理。">
        {state.facts.rules.gradeEntry === "paper" ? null : (
          <OwnGradesButton onOpened={onOwnGrades} />
        )}
      </Heading>
      <RefusalNote refusal={refusal} onClose={forget} />
      <DefenseStrip
        next={nextToCall(rows)}
        busy={busy}
        onCall={(id) => void call(id)}
        onEnd={(id) => void end(id)}
        onAbsent={() => store.stopClock()}
        onLook={onLook}
      />
      <Filters filter={filter} onFilter={setFilter} />
      <ApplicantTable
        rows={matching(rows, filter)}
        busy={busy}
        calling={state.called === null}
        onCall={(id) => void call(id)}
        onEnd={(id) => void end(id)}
        onLook={onLook}
        onGrade={onGrade}
      />
    </>
  );
}

interface FiltersProps {
  readonly filter: ApplicantFilter;
  readonly onFilter: (filter: ApplicantFilter) => void;
}

function Filters({ filter, onFilter }: FiltersProps) {
  const { panels } = useMeetingState().facts;
  const stages = Object.entries(stageWords) as readonly [Stage, string][];
  return (
    <div className="filters" role="search">
      <Input
        className="grow"
        allowClear
        aria-label="查找申报人"
        placeholder="按姓名、申报编号或单位查找"
        value={filter.text}
        onChange={({ target }) => onFilter({ ...filter, text: target.value })}
      />
      <Select
        aria-label="状态"
        style={{ width: 190 }}
        value={filter.stage}
        options={[
          { value: "all" as const, label: "全部状态" },
          ...stages.map(([value, label]) => ({ value, label })),
        ]}
        onChange={(stage) => onFilter({ ...filter, stage })}
      />
      <Select
        aria-label="评议组"
        style={{ width: 170 }}
        value={filter.panel}
        options={[
          { value: "all", label: "全部评议组" },
          ...panels.map(({ id }) => ({ value: id, label: id })),
        ]}
        onChange={(panel) => onFilter({ ...filter, panel })}
      />
    </div>
  );
}
