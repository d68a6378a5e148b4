import { Table, type TableColumnsType } from "antd";
import { useMemo } from "react";
import { gradeWords, levelWords } from "../../../core/words.ts";
import { StageTag } from "../../components/StageTag.tsx";
import { useWindowHeight } from "../../components/use-window-height.ts";
import { useMeetingState } from "../../store/session-context.ts";
import { resultRows, type ResultRow } from "./result-rows.ts";

const columns: TableColumnsType<ResultRow> = [
  { title: "序号", width: 64, render: (_, { applicant }) => applicant.order },
  {
    title: "姓名",
    width: 178,
    render: (_, { applicant }) => <span className="big">{applicant.name}</span>,
  },
  { title: "层级", width: 116, render: (_, { applicant }) => levelWords[applicant.level] },
  { title: "评议组", width: 84, render: (_, { applicant }) => applicant.panel ?? "—" },
  { title: "专家等次", width: 190, dataIndex: "grades" },
  {
    title: "答辩结论",
    width: 96,
    render: (_, { conclusion }) => (conclusion ? gradeWords[conclusion] : "—"),
  },
  {
    title: "同意／不同意／弃权",
    width: 170,
    className: "number",
    render: (_, { motion }) =>
      motion
        ? `${motion.approve}／${motion.reject}／${motion.abstain}（基数 ${motion.base}）`
        : "—",
  },
  { title: "结果", width: 140, render: (_, { stage }) => <StageTag stage={stage} /> },
];

/** All applicants with how far each came. */
export function ResultTable() {
  const state = useMeetingState();
  const rows = useMemo(() => resultRows(state), [state]);
  const height = useWindowHeight();
  return (
    <Table
      virtual
      size="small"
      rowKey={({ applicant }) => applicant.id}
      columns={columns}
      dataSource={[...rows]}
      pagination={false}
      scroll={{ x: 1060, y: Math.max(240, height - 264) }}
    />
  );
}
