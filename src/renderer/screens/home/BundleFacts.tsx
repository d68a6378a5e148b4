import type { BundleSummary } from "../../../contract/answers.ts";

interface BundleFactsProps {
  readonly bundle: BundleSummary;
  /** The number of the one whose place it took. */
  readonly before: number | undefined;
}

/** What a bundle says of itself, for the secretary to compare with what was expected. */
export function BundleFacts({ bundle, before }: BundleFactsProps) {
  return (
    <dl className="facts">
      <dt>评审名称</dt>
      <dd className="big">{bundle.title}</dd>
      <dt>性质</dt>
      <dd>
        {bundle.kind === "rehearsal" ? <span className="rehearsal-tag">演练</span> : "正式评审"}
      </dd>
      <dt>密封单位</dt>
      <dd>{bundle.office}（签名已核对）</dd>
      <dt>版次</dt>
      <dd>
        第 {bundle.serial} 版{replacedText(bundle.serial, before)}
      </dd>
      <dt>申报人</dt>
      <dd>{bundle.applicants} 名</dd>
      <dt>材料</dt>
      <dd>{bundle.materials} 件</dd>
      <dt>有效期至</dt>
      <dd>{bundle.validUntil}</dd>
    </dl>
  );
}

function replacedText(serial: number, before: number | undefined): string {
  if (before === undefined) return "";
  return before === serial ? "（与本机原有的相同）" : `（已替换本机原来的第 ${before} 版）`;
}
