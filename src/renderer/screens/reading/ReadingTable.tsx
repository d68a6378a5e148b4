import { Checkbox, Table, type TableColumnsType } from "antd";
import type { ApplicantId } from "../../../core/ids.ts";
import { levelWords } from "../../../core/words.ts";
import { useWindowHeight } from "../../components/use-window-height.ts";
import {
  isVerdictDue,
  opinionText,
  type ReadingRow,
  type VerdictDraft,
} from "../../view/reading-view.ts";
import { VerdictCell } from "./VerdictCell.tsx";

interface ReadingTableProps {
  readonly rows: readonly ReadingRow[];
  readonly drafts: ReadonlyMap<ApplicantId, VerdictDraft>;
  /** Left out of the list that is about to be confirmed. */
  readonly left: ReadonlySet<ApplicantId>;
  readonly onDraft: (id: ApplicantId, draft: VerdictDraft) => void;
  readonly onLeft: (left: ReadonlySet<ApplicantId>) => void;
  readonly onLook: (id: ApplicantId) => void;
}

/** A panel's applications with what their readers say. Draws only the rows in view. */
export function ReadingTable({ rows, drafts, left, onDraft, onLeft, onLook }: ReadingTableProps) {
  const height = useWindowHeight();
  const columns: TableColumnsType<ReadingRow> = [
    {
      title: "",
      width: 44,
      render: (_, row) => {
        const { id, name } = row.applicant;
        if (!isVerdictDue(row)) return null;
        return (
          <Checkbox
            aria-label={`确认 ${name}`}
            checked={!left.has(id)}
            onChange={({ target }) =>
              onLeft(
                new Set(target.checked ? [...left].filter((one) => one !== id) : [...left, id]),
              )
            }
          />
        );
      },
    },
    {
      title: "申报人",
      width: 120,
      render: (_, { applicant: { id, name } }) => (
        <button
          type="button"
          className="name-link"
          aria-label={`审查 ${name} 的材料`}
          onClick={() => onLook(id)}
        >
          {name}
        </button>
      ),
    },
    { title: "单位", ellipsis: true, render: (_, { applicant }) => applicant.employer },
    { title: "层级", width: 112, render: (_, { applicant }) => levelWords[applicant.level] },
    { title: "审查专家意见", width: 320, render: (_, row) => <Opinions row={row} /> },
    {
      title: "审查结论",
      width: 300,
      render: (_, row) => (
        <VerdictCell
          row={row}
          draft={drafts.get(row.applicant.id)}
          onDraft={(draft) => onDraft(row.applicant.id, draft)}
        />
      ),
    },
  ];
  return (
    <Table
      virtual
      size="small"
      rowKey={({ applicant }) => applicant.id}
      columns={columns}
      dataSource={[...rows]}
      pagination={false}
      scroll={{ x: 1000, y: Math.max(240, height - 374) }}
    />
  );
}

function Opinions({ row }: { readonly row: ReadingRow }) {
  if (row.opinions.length > 0) {
    return (
      <ul className="opinions">
        {row.opinions.map((opinion) => (
          <li key={opinion.expertId}>{opinionText(opinion)}</li>
        ))}
      </ul>
    );
  }
  if (row.stage !== "reading") return "—";
  const names = row.readers.map(({ name }) => name);
  const shown =
    names.length > 3 ? `${names.slice(0, 3).join("、")}等 ${names.length} 人` : names.join("、");
  return <span className="hint">{shown === "" ? "无可审查的专家" : `待 ${shown} 审查`}</span>;
}
