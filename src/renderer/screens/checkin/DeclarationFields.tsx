import { Button, Checkbox, Input, Radio, Select } from "antd";
import type { ApplicantId } from "../../../core/ids.ts";
import type { Relation } from "../../../core/meeting/people/people-events.ts";
import { confidentialityPledge, recusalPledge } from "../../../core/pledge.ts";
import { useMeetingState } from "../../store/session-context.ts";

/** What an expert declares, while it is filled in; nothing is chosen beforehand. */
export interface DeclarationDraft {
  readonly pledged: boolean;
  readonly hasRelations: boolean | null;
  readonly related: readonly RelationDraft[];
}

interface RelationDraft {
  readonly applicantId: ApplicantId | null;
  readonly relation: string;
}

const noRelation: RelationDraft = { applicantId: null, relation: "" };
export const nothingDeclared: DeclarationDraft = {
  ...{ pledged: false, hasRelations: null, related: [noRelation] },
};

/** What to say of a draft that isn't complete. */
export const undeclared = "请先勾选保密承诺，再选回避声明的一项；有关系的逐行填写。";

/** The relations of a draft that is complete; `undefined` of one that isn't. */
export function declaredRelations(draft: DeclarationDraft): readonly Relation[] | undefined {
  if (!draft.pledged || draft.hasRelations === null) return undefined;
  return draft.hasRelations ? completeRelations(draft.related) : [];
}

export function completeRelations(
  related: readonly RelationDraft[],
): readonly Relation[] | undefined {
  const complete = related.flatMap(({ applicantId, relation }) =>
    applicantId !== null && relation.trim() !== "" ? [{ applicantId, relation }] : [],
  );
  return complete.length === related.length && complete.length > 0 ? complete : undefined;
}

interface DeclarationFieldsProps {
  readonly draft: DeclarationDraft;
  readonly onChange: (draft: DeclarationDraft) => void;
}

/** 保密承诺 and 回避声明, the expert's own. */
export function DeclarationFields({ draft, onChange }: DeclarationFieldsProps) {
  return (
    <>
      <fieldset className="pledge">
        <legend>保密承诺</legend>
        <ol>
          {confidentialityPledge.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
        <Checkbox
          checked={draft.pledged}
          onChange={({ target }) => onChange({ ...draft, pledged: target.checked })}
        >
          本人承诺做到以上各条
        </Checkbox>
      </fieldset>
      <fieldset className="pledge">
        <legend>回避声明</legend>
        <p>{recusalPledge}</p>
        <Radio.Group
          aria-label="回避声明"
          value={draft.hasRelations}
          onChange={({ target }) => onChange({ ...draft, hasRelations: target.value === true })}
        >
          <Radio value={false}>没有需要回避的申报人</Radio>
          <Radio value={true}>有，填写如下</Radio>
        </Radio.Group>
        {draft.hasRelations === true ? (
          <RelationRows
            related={draft.related}
            onChange={(related) => onChange({ ...draft, related })}
          />
        ) : null}
      </fieldset>
    </>
  );
}

interface RelationRowsProps {
  readonly related: readonly RelationDraft[];
  readonly onChange: (related: readonly RelationDraft[]) => void;
}

export function RelationRows({ related, onChange }: RelationRowsProps) {
  const { facts } = useMeetingState();
  const applicants = [...facts.applicants.values()].map(({ id, name, employer }) => ({
    value: id,
    label: `${name}（${id}，${employer}）`,
  }));
  const change = (index: number, part: Partial<RelationDraft>) =>
    onChange(related.map((row, at) => (at === index ? { ...row, ...part } : row)));
  return (
    <>
      {related.map(({ applicantId, relation }, index) => (
        <div className="relation" key={index}>
          <Select
            aria-label={`申报人 ${index + 1}`}
            showSearch={{ optionFilterProp: "label" }}
            value={applicantId}
            options={applicants}
            placeholder="选择申报人，可输入姓名查找"
            onChange={(chosen) => change(index, { applicantId: chosen })}
          />
          <Input
            aria-label={`关系 ${index + 1}`}
            value={relation}
            maxLength={100}
            placeholder="关系，如师生"
            onChange={({ target }) => change(index, { relation: target.value })}
          />
        </div>
      ))}
      <Button onClick={() => onChange([...related, noRelation])}>再填一名申报人</Button>
    </>
  );
}
