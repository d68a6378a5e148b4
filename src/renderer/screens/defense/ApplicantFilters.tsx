import { Input, Select } from "antd";
import { useMemo } from "react";
import { levels } from "../../../core/bundle/manifest.ts";
import { levelWords } from "../../../core/words.ts";
import { useMeetingState } from "../../store/session-context.ts";
import type { ApplicantFilter, ShownStage } from "../../view/applicants-view.ts";
import { stageWords } from "../../words/stage-words.ts";

/** Keys of the search field that move in the list below it. */
export type ListKey = "ArrowDown" | "ArrowUp" | "Enter";

interface ApplicantFiltersProps {
  readonly filter: ApplicantFilter;
  readonly found: number;
  readonly onFilter: (filter: ApplicantFilter) => void;
  readonly onKey: (key: ListKey) => void;
}

/** 查找: by typing at once, and four choices that narrow the list. */
export function ApplicantFilters({ filter, found, onFilter, onKey }: ApplicantFiltersProps) {
  const { panels, applicants } = useMeetingState().facts;
  const specialties = useMemo(
    () => [...new Set([...applicants.values()].map(({ specialty }) => specialty))],
    [applicants],
  );
  const stages = Object.entries(stageWords) as readonly [ShownStage, string][];
  return (
    <div className="filters" role="search">
      <Input
        className="grow"
        allowClear
        autoFocus
        aria-label="查找申报人"
        placeholder="姓名、拼音首字母、编号或单位"
        value={filter.text}
        suffix={<span className="hint">{found} 人</span>}
        onChange={({ target }) => onFilter({ ...filter, text: target.value })}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || !isListKey(event.key)) return;
          event.preventDefault();
          onKey(event.key);
        }}
      />
      <Choice
        label="状态"
        all="全部状态"
        value={filter.stage}
        options={stages}
        onChoose={(stage) => onFilter({ ...filter, stage })}
      />
      <Choice
        label="评议组"
        all="全部评议组"
        value={filter.panel}
        options={panels.map(({ id }) => [id, id])}
        onChoose={(panel) => onFilter({ ...filter, panel })}
      />
      <Choice
        label="申报层级"
        all="全部层级"
        value={filter.level}
        options={levels.map((level) => [level, levelWords[level]])}
        onChoose={(level) => onFilter({ ...filter, level })}
      />
      <Choice
        label="子专业"
        all="全部专业"
        value={filter.specialty}
        options={specialties.map((specialty) => [specialty, specialty])}
        onChoose={(specialty) => onFilter({ ...filter, specialty })}
      />
    </div>
  );
}

const isListKey = (key: string): key is ListKey =>
  key === "ArrowDown" || key === "ArrowUp" || key === "Enter";

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly all: string;
  readonly value: T | "all";
  readonly options: readonly (readonly [T, string])[];
  readonly onChoose: (value: T | "all") => void;
}

function Choice<T extends string>({ label, all, value, options, onChoose }: ChoiceProps<T>) {
  return (
    <Select<T | "all">
      aria-label={label}
      className="filter-choice"
      value={value}
      options={[
        { value: "all" as const, label: all },
        ...options.map(([one, text]) => ({ value: one, label: text })),
      ]}
      onChange={onChoose}
    />
  );
}
