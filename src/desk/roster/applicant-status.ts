/** 人员身份 of those who may apply, as the notice names them (事业单位、国有企业、非公有制经济和社会组织、自由职业者). */
export const applicantStatuses = [
  "事业单位",
  "国有企业",
  "非公有制",
  "社会组织",
  "自由职业",
] as const;

export type StandingOfStatus = "mayApply" | "barred" | "unknown";

/**
 * Whether a person of this 人员身份 may apply. The office writes it freely, as 事业单位（非参公）
 * or 参照公务员法管理的事业单位, so what bars is looked for inside it, after what denies it.
 */
export function standingOfStatus(status: string): StandingOfStatus {
  const claimed = status.replace(denials, "");
  if (barring.test(claimed)) return "barred";
  return known.test(claimed) ? "mayApply" : "unknown";
}

const denials = /(非|不是|不属于)(参公|参照公务员(法)?(管理)?|公务员|离退休|退休)/g;
/** 公务员、参照公务员法管理的事业单位人员及离退休人员不得参加职称评审 (the notice, 一（一）). */
const barring = /公务员|参公|参照管理|离休|离退休|退休/;
const known = /事业|国有|国企|企业|非公|民营|私营|社会组织|自由职业|个体/;
