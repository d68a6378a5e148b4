import { Segmented, Select } from "antd";
import { useMeetingState } from "../../store/session-context.ts";
import { printKinds, type PrintChoice } from "../../view/print-choices.ts";

interface PrintOptionsProps {
  readonly choice: PrintChoice;
  readonly onChange: (choice: PrintChoice) => void;
}

/** Blank or as recorded; which panel, applicant or round, where the form has them. */
export function PrintOptions({ choice, onChange }: PrintOptionsProps) {
  const { facts, rounds } = useMeetingState();
  const has = printKinds[choice.kind];
  const applicants = [...facts.applicants.values()].filter(
    ({ panel }) => choice.panelId === null || panel === choice.panelId,
  );
  return (
    <>
      {has.blank ? (
        <Segmented<boolean>
          block
          value={choice.blank}
          options={[
            { value: false, label: "按记录填写" },
            { value: true, label: "空白表" },
          ]}
          onChange={(blank) => onChange({ ...choice, blank })}
        />
      ) : null}
      {has.panel ? (
        <OneOf
          label="评议组"
          all="全部评议组"
          value={choice.panelId}
          options={facts.panels.map(({ id }) => ({ value: id, label: id }))}
          onChange={(panelId) => onChange({ ...choice, panelId, applicantId: null })}
        />
      ) : null}
      {has.applicant ? (
        <OneOf
          label="申报人"
          all="全部申报人"
          value={choice.applicantId}
          options={applicants.map(({ id, name }) => ({ value: id, label: `${name}　${id}` }))}
          onChange={(applicantId) => onChange({ ...choice, applicantId })}
        />
      ) : null}
      {has.round && !choice.blank ? (
        <OneOf
          label="轮次"
          all="全部轮次"
          value={choice.round}
          options={rounds.map(({ number }) => ({ value: number, label: `第 ${number} 轮` }))}
          onChange={(round) => onChange({ ...choice, round })}
        />
      ) : null}
    </>
  );
}

interface OneOfProps<Value extends string | number> {
  readonly label: string;
  /** The word for no choice. */
  readonly all: string;
  readonly value: Value | null;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value | null) => void;
}

function OneOf<Value extends string | number>({ label, all, ...choice }: OneOfProps<Value>) {
  const { value, options, onChange } = choice;
  return (
    <Select<Value>
      aria-label={label}
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      placeholder={all}
      value={value}
      options={[...options]}
      onChange={(chosen: Value | undefined) => onChange(chosen ?? null)}
    />
  );
}
