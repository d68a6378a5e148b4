import { useRef, useState, type KeyboardEvent, type SyntheticEvent } from "react";
import type { Applicant } from "../../../core/bundle/manifest.ts";
import type { RequestOf } from "../../../contract/requests/meeting-request.ts";
import type { PersonId } from "../../../core/ids.ts";
import type { SheetEntry } from "../../../core/meeting/grades/grade-events.ts";
import { staffPresent } from "../../../core/meeting/who.ts";
import { ActDialog } from "../../components/ActDialog.tsx";
import { ReasonedButton } from "../../components/ReasonedButton.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import { sheetRows } from "../../view/grades-view.ts";
import { whyNotNow } from "../../view/why-not.ts";
import { enterMovesOn, isLastOfRow, moveTo, moveToRow } from "./enter-moves-on.ts";
import { gradesLacking, isBlank, scoreOf, type ScoreDraft } from "./score-draft.ts";
import { NumberField } from "./NumberField.tsx";
import { SheetTable } from "./SheetTable.tsx";

interface SheetFormProps {
  readonly applicant: Applicant;
  readonly entry: SheetEntry;
  /** Whose sheets this person is still to enter. */
  readonly wanted: readonly PersonId[];
  /** Only the sheets wanted, not the rest of the panel. */
  readonly brief?: boolean;
  readonly onEntered: () => void;
}

/** One person's reading of the sheets. Confirmed with the reader's own PIN. */
export function SheetForm({ applicant, entry, wanted, brief = false, onEntered }: SheetFormProps) {
  const state = useMeetingState();
  const [drafts, setDrafts] = useState<ReadonlyMap<PersonId, ScoreDraft>>(new Map());
  const [confirming, setConfirming] = useState(false);
  const { scoreKind } = state.facts.rules;
  const sheets = wanted.flatMap((expertId) => {
    const score = scoreOf(drafts.get(expertId) ?? [], scoreKind, state.facts.rubric);
    return score ? [{ expertId, score }] : [];
  });
  const unsound = wanted.filter(
    (id) => !isBlank(drafts.get(id) ?? []) && !sheets.some(({ expertId }) => expertId === id),
  ).length;
  const enteredBy = staffPresent(state, entry === "first" ? "secretary" : "checker");
  const request: RequestOf<"enterSheets"> | null = enteredBy
    ? { type: "enterSheets", applicantId: applicant.id, entry, enteredBy, sheets }
    : null;
  const form = useRef<HTMLFormElement>(null);
  const numberField = useRef<HTMLInputElement>(null);
  // Whether the sheet at hand was found by its number: then the next one will be, too.
  const byNumber = useRef(false);
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    const goesBack = event.key === "Enter" && byNumber.current && isLastOfRow(event.target);
    if (event.key !== "/" && !goesBack) {
      enterMovesOn(event);
      return;
    }
    event.preventDefault();
    byNumber.current = false;
    moveTo(numberField.current);
  };
  const found = (id: PersonId) => {
    byNumber.current = true;
    moveToRow(form.current, id);
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (request && unsound === 0 && sheets.length > 0) setConfirming(true);
  };
  if (wanted.length === 0) {
    return (
      <p className="hint">这一遍已经录完。请换{entry === "first" ? "核对人" : "秘书"}录入。</p>
    );
  }
  return (
    <>
      <form ref={form} autoComplete="off" onKeyDown={onKeyDown} onSubmit={submit}>
        {wanted.length > 1 ? (
          <NumberField ref={numberField} wanted={wanted} onFound={found} />
        ) : null}
        <SheetTable
          rows={sheetRows(state, applicant).filter(
            ({ expert }) => !brief || wanted.includes(expert.id),
          )}
          wanted={wanted}
          drafts={drafts}
          onDraft={(id, draft) => setDrafts(new Map([...drafts, [id, draft]]))}
        />
        {enteredBy ? null : (
          <p role="alert" className="tag tag-bad">
            {entry === "first" ? "秘书尚未签到。" : "核对人尚未签到，第二遍须由核对人本人录入。"}
          </p>
        )}
        <div className="dialog-actions form-actions">
          <p className="hint grow">
            已填 {sheets.length}／{wanted.length} 位
            {unsound > 0 ? `，${unsound} 位填写有误（须为满分以内的整数）` : ""}
          </p>
          <ReasonedButton
            type="primary"
            size="large"
            htmlType="submit"
            whyNot={
              whyNotNow(state, "enterSheets") ??
              (request
                ? gradesLacking(sheets.length, unsound)
                : `请${entry === "first" ? "秘书" : "核对人"}先签到。`)
            }
          >
            {entry === "first" ? "提交第一遍" : "提交第二遍"}
          </ReasonedButton>
        </div>
      </form>
      {confirming && request ? (
        <ActDialog
          title={`提交${entry === "first" ? "第一遍" : "第二遍"}：${applicant.name}，${sheets.length} 张评分表`}
          okText="提交"
          requests={[request]}
          onDone={() => {
            setConfirming(false);
            onEntered();
          }}
          onCancel={() => setConfirming(false)}
        />
      ) : null}
    </>
  );
}
