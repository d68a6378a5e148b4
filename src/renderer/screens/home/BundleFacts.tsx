import type { BundleSummary } from "../../../contract/answers.ts";

/** What a bundle says of itself, for the secretary to compare with what was expected. */
export function BundleFacts({ bundle }: { readonly bundle: BundleSummary }) {
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
      <dd>第 {bundle.serial} 版</dd>
      <dt>申报人</dt>
      <dd>{bundle.applicants} 名</dd>
      <dt>材料</dt>
      <dd>{bundle.materials} 件</dd>
      <dt>有效期至</dt>
      <dd>{bundle.validUntil}</dd>
    </dl>
  );
}
