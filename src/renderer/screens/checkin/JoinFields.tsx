import { Input, Select } from "antd";
import type { ReactNode } from "react";
import type { PanelId, PersonId } from "../../../core/ids.ts";
import { committee, freePlaces, isPresent } from "../../../core/meeting/who.ts";
import { useMeetingState } from "../../store/session-context.ts";

/** Which place of the committee is taken, of which panel, and why. */
export interface JoinDraft {
  /** `undefined` while nothing is chosen, `null` a free place. */
  readonly replaces: PersonId | null | undefined;
  readonly panel: PanelId | null | undefined;
  readonly reason: string;
}

export const noPlace: JoinDraft = { replaces: undefined, panel: undefined, reason: "" };

interface JoinFieldsProps {
  readonly draft: JoinDraft;
  readonly onChange: (draft: JoinDraft) => void;
}

const free = "free";
const none = "none";

export function JoinFields({ draft, onChange }: JoinFieldsProps) {
  const state = useMeetingState();
  const { experts, panels } = state.facts;
  const places = freePlaces(state);
  const absent = committee(state).filter(({ id }) => !isPresent(state, id));
  const placeOptions = [
    ...(places > 0 ? [{ value: free, label: `空缺席位（还有 ${places} 个）` }] : []),
    ...absent.map(({ id, name }) => ({ value: id, label: `接替缺席的 ${name}` })),
  ];
  const panelOptions = [
    ...panels.map(({ id }) => ({ value: id, label: id })),
    { value: none, label: "不入评议组，只参加表决" },
  ];
  const takePlace = (chosen: string) => {
    const replaced = absent.find(({ id }) => id === chosen);
    const panel = replaced ? (experts.get(replaced.id)?.panel ?? null) : draft.panel;
    onChange({ ...draft, replaces: replaced?.id ?? null, panel });
  };
  return (
    <>
      <Field id="join-place" label="席位">
        <Select<string>
          id="join-place"
          value={draft.replaces === null ? free : (draft.replaces ?? null)}
          options={placeOptions}
          placeholder="选择空缺席位，或由其接替的缺席委员"
          notFoundContent="席位已满，且委员都在场"
          onChange={takePlace}
        />
      </Field>
      <Field id="join-panel" label="评议组">
        <Select<string>
          id="join-panel"
          value={draft.panel === null ? none : (draft.panel ?? null)}
          options={panelOptions}
          placeholder="选择评议组"
          onChange={(chosen) =>
            onChange({ ...draft, panel: panels.find(({ id }) => id === chosen)?.id ?? null })
          }
        />
      </Field>
      <Field id="join-reason" label="理由">
        <Input
          id="join-reason"
          value={draft.reason}
          maxLength={200}
          onChange={({ target }) => onChange({ ...draft, reason: target.value })}
        />
      </Field>
    </>
  );
}

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly children: ReactNode;
}

/** A label above its field. */
export function Field({ id, label, children }: FieldProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  );
}
