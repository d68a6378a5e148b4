import { useState } from "react";
import type { PersonId } from "../../../core/ids.ts";
import { nameOf } from "../../../core/meeting/people/person-name.ts";
import { ActDialog } from "../../components/ActDialog.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import {
  completeRelations,
  DeclarationFields,
  declaredRelations,
  nothingDeclared,
  RelationRows,
  undeclared,
} from "./DeclarationFields.tsx";

interface DeclareDialogProps {
  readonly personId: PersonId;
  readonly onClose: () => void;
}

/** The first declaration, where check-in was cut off before it; later, a relation found since. */
export function DeclareDialog({ personId, onClose }: DeclareDialogProps) {
  const state = useMeetingState();
  const [draft, setDraft] = useState(nothingDeclared);
  const name = nameOf(state, personId);
  const isFirst = !state.declarations.has(personId);
  const related = isFirst ? declaredRelations(draft) : completeRelations(draft.related);
  return (
    <ActDialog
      fieldsFirst
      title={isFirst ? `${name} 的保密承诺和回避声明` : `${name} 补充声明回避`}
      okText={isFirst ? "确认声明" : "补充声明"}
      width={680}
      requests={related ? [{ type: "declare", expertId: personId, related: [...related] }] : []}
      whyNot={related === undefined && (isFirst ? undeclared : "请先选申报人，并写明关系。")}
      onDone={onClose}
      onCancel={onClose}
    >
      {isFirst ? (
        <DeclarationFields draft={draft} onChange={setDraft} />
      ) : (
        <>
          <p>声明后由主任委员决定是否回避；决定之前，该申报人不能评分、不能表决。</p>
          <RelationRows
            related={draft.related}
            onChange={(rows) => setDraft({ ...draft, related: rows })}
          />
        </>
      )}
    </ActDialog>
  );
}
