import { Button, Table, type TableColumnsType, type TableRef } from "antd";
import { useEffect, useMemo, useRef } from "react";
import type { ApplicantId } from "../../../core/ids.ts";
import { nextAction } from "../../../core/meeting/next-action.ts";
import { levelWords } from "../../../core/words.ts";
import { AnnotationNote } from "../../components/AnnotationNote.tsx";
import { ConfirmButton } from "../../components/ConfirmButton.tsx";
import { ReasonedButton } from "../../components/ReasonedButton.tsx";
import { StageTag } from "../../components/StageTag.tsx";
import { useWindowHeight } from "../../components/use-window-height.ts";
import { useMeetingState } from "../../store/session-context.ts";
import type { ApplicantRow } from "../../view/applicants-view.ts";
import { whyNotNow } from "../../view/why-not.ts";

interface ApplicantTableProps {
  readonly rows: readonly ApplicantRow[];
  /** The row that the search field's keys stand at; `null` while nothing is searched. */
  readonly here: number | null;
  readonly busy: boolean;
  /** Nobody stands before the panel, so someone may be called. */
  readonly calling: boolean;
  readonly onCall: (id: ApplicantId) => void;
  readonly onEnd: (id: ApplicantId) => void;
  readonly onLook: (id: ApplicantId) => void;
  readonly onGrade: (id: ApplicantId) => void;
}

/** Draws only the rows in view: a county's list may have thousands. */
export function ApplicantTable({ rows, here, ...actions }: ApplicantTableProps) {
  const height = useWindowHeight();
  const table = useRef<TableRef>(null);
  useEffect(() => {
    if (here !== null) table.current?.scrollTo({ index: here });
  }, [here]);
  const state = useMeetingState();
  const { phase, facts } = state;
  const gradedNext = useMemo(() => {
    const { command, applicantId } = nextAction(state);
    return command === "enterSheets" ? applicantId : null;
  }, [state]);
  const columns: TableColumnsType<ApplicantRow> = [
    { title: "序号", width: 66, render: (_, { applicant }) => applicant.order },
    {
      title: "姓名",
      width: 190,
      render: (_, { applicant: { id, name } }) => (
        <>
          <button
            type="button"
            className="name-link"
            aria-label={`查看 ${name} 的材料`}
            onClick={() => actions.onLook(id)}
          >
            {name}
          </button>
          <AnnotationNote subject="applicant" subjectId={id} />
        </>
      ),
    },
    { title: "申报编号", width: 134, render: (_, { applicant }) => applicant.id },
    { title: "单位", ellipsis: true, render: (_, { applicant }) => applicant.employer },
    { title: "层级", width: 116, render: (_, { applicant }) => levelWords[applicant.level] },
    { title: "评议组", width: 86, render: (_, { applicant }) => applicant.panel ?? "—" },
    { title: "状态", width: 150, render: (_, { stage }) => <StageTag stage={stage} /> },
    {
      title: "下一步",
      width: 130,
      render: (_, row) => (
        <NextButton
          row={row}
          locked={phase === "locked"}
          gradedNext={gradedNext}
          onPaper={facts.rules.gradeEntry !== "pin"}
          {...actions}
        />
      ),
    },
  ];
  return (
    <Table
      ref={table}
      rowClassName={(_, index) => (index === here ? "row-here" : "")}
      virtual
      size="small"
      rowKey={({ applicant }) => applicant.id}
      columns={columns}
      dataSource={[...rows]}
      pagination={false}
      scroll={{ x: 1080, y: Math.max(240, height - 362) }}
      locale={{ emptyText: "没有符合条件的申报人" }}
    />
  );
}

interface NextButtonProps extends Omit<ApplicantTableProps, "rows" | "here"> {
  readonly row: ApplicantRow;
  readonly locked: boolean;
  /** Whose 录分 is 下一步. */
  readonly gradedNext: ApplicantId | null;
  readonly onPaper: boolean;
}

function NextButton({ row, locked, gradedNext, onPaper, busy, calling, ...on }: NextButtonProps) {
  const state = useMeetingState();
  const { id, name } = row.applicant;
  const button = (
    text: string,
    click: (id: ApplicantId) => void,
    type: "primary" | "default" = "default",
  ) => (
    <Button type={type} disabled={busy} aria-label={`${text} ${name}`} onClick={() => click(id)}>
      {text}
    </Button>
  );
  if (!locked && row.next === "call" && calling) {
    const whyNot = whyNotNow(state, "callApplicant");
    if (whyNot !== null) {
      return (
        <ReasonedButton whyNot={whyNot} aria-label={`点名 ${name}`}>
          点名
        </ReasonedButton>
      );
    }
    // Who is next in turn is called with one click above the list; here it is out of turn.
    return (
      <ConfirmButton
        text="点名"
        label={`点名 ${name}`}
        question={`现在点名 ${name}？`}
        consequence="点名下一位之前可以撤销。"
        okText="点名"
        disabled={busy}
        onConfirm={() => on.onCall(id)}
      />
    );
  }
  if (!locked && row.next === "endDefense") return button("结束答辩", on.onEnd);
  if (!locked && row.next === "enterGrades" && onPaper)
    return button("录分", on.onGrade, id === gradedNext ? "primary" : "default");
  return button("查看", on.onLook);
}
