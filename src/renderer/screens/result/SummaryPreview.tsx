import { ReportPreview } from "../../components/ReportPreview.tsx";

/** 评审结果汇总表 as it would be printed now. */
export function SummaryPreview() {
  return (
    <div className="report">
      <ReportPreview choice={{ kind: "resultsSummary" }} />
    </div>
  );
}
