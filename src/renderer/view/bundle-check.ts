import type { BundleCheck } from "../../contract/answers.ts";

/** Said in the window of one meeting while another one's materials are checked. */
export const checkElsewhereText = ({ materials, ofMaterials }: BundleCheck): string =>
  `正在核验本机另一次会议的材料（${materials}／${ofMaterials} 件），请等它结束，或先停止。`;
