import { Input, Select } from "antd";
import type { ApplicantId, PersonId } from "../../../core/ids.ts";
import { isRecused } from "../../../core/meeting/who.ts";
import { useMeeting } from "../../store/session-context.ts";
import { materialsOf } from "../../view/material-view.ts";
import { MaterialList } from "../defense/MaterialList.tsx";
import { MaterialView } from "../defense/MaterialView.tsx";
import { useOpenMaterial } from "../defense/use-open-material.ts";

interface NoteBesideMaterialsProps {
  readonly expertId: PersonId;
  readonly applicantId: ApplicantId;
  readonly texts: ReadonlyMap<ApplicantId, string>;
  readonly onText: (id: ApplicantId, text: string) => void;
  readonly onLook: (id: ApplicantId) => void;
}

/** One application: the note at the left, the open material at the right. */
export function NoteBesideMaterials(props: NoteBesideMaterialsProps) {
  const { expertId, applicantId, texts, onText, onLook } = props;
  const { manifest, state } = useMeeting();
  const materials = materialsOf(manifest, applicantId);
  const applicant = state.facts.applicants.get(applicantId);
  const { open, opened, choose, noteOpened } = useOpenMaterial(manifest, applicant, materials);
  const at = open ? materials.indexOf(open) : 0;
  const beside = (step: 1 | -1) => {
    const other = materials[at + step];
    return other ? () => choose(other.number) : null;
  };
  const unopened = materials.find(({ number }) => number !== open?.number && !opened.has(number));
  const readable = [...state.facts.applicants.values()].filter(
    ({ id }) => !isRecused(state, expertId, id),
  );
  const mark = (id: ApplicantId) => ((texts.get(id) ?? "").trim() === "" ? "" : "　有笔记");
  return (
    <div className="applicant">
      <aside className="applicant-side">
        <Select
          size="large"
          showSearch={{ optionFilterProp: "label" }}
          aria-label="申报人"
          value={applicantId}
          options={readable.map(({ id, name }) => ({
            value: id,
            label: `${name}　${id}${mark(id)}`,
          }))}
          onChange={onLook}
        />
        <Input.TextArea
          aria-label="笔记"
          className="notes-text"
          autoFocus
          maxLength={2000}
          placeholder="只有本人能看到。评审结果生成后，笔记随 PIN 一起作废，不能再打开。"
          value={texts.get(applicantId) ?? ""}
          onChange={({ target }) => onText(applicantId, target.value)}
        />
        <MaterialList materials={materials} open={open} opened={opened} onOpen={choose} />
      </aside>
      {open ? (
        <MaterialView
          key={open.material.path}
          item={open}
          onPrevious={beside(-1)}
          onNext={beside(1)}
          onUnopened={unopened ? () => choose(unopened.number) : null}
          onShown={noteOpened}
        />
      ) : (
        <p className="panel">该申报人没有材料。</p>
      )}
    </div>
  );
}
