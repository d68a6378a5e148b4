import { kind, type FindingKind } from "./finding-kind.ts";

/** Faults that show only across sheets. */
export const peopleFaultKinds = {
  PANEL_UNKNOWN: kind(
    "评议组“{found}”里没有专家",
    "the panel “{found}” has no expert",
    "请填评审专家表中的评议组：{wanted}",
    "a panel of the experts' sheet: {wanted}",
  ),
  LEAD_READER_UNKNOWN: kind(
    "没有编号为“{found}”的专家",
    "there is no expert “{found}”",
    "请填评审专家表中的专家编号，或留空",
    "a number from the experts' sheet, or nothing",
  ),
  LEADER_WITHOUT_PANEL: kind(
    "“{found}”标为组长，但没有评议组或是候补专家",
    "“{found}” is marked as leader but has no panel or is a reserve",
    "请填评议组，或把组长改为“否”",
    "name a panel, or set the leader column to 否",
  ),
  PANEL_LEADER_MISSING: kind(
    "“{found}”没有组长",
    "“{found}” has no leader",
    "每个评议组恰有一名正式专家的“组长”为“是”",
    "exactly one regular expert of each panel has 是 in 组长",
  ),
  PANEL_LEADERS_SEVERAL: kind(
    "“{found}”有多名组长：{wanted}",
    "“{found}” has several leaders: {wanted}",
    "每个评议组恰有一名组长",
    "exactly one leader for each panel",
  ),
  COMMITTEE_SIZE_DIFFERS: kind(
    "委员会人数填的是 {found}，正式专家有 {wanted} 名",
    "the committee size says {found}, but there are {wanted} regular experts",
    "两者应当相同；请核对委员会人数和专家类别",
    "both must be equal; check the size and the experts' 类别",
  ),
  CHAIR_MISSING: kind(
    "没有主任委员",
    "there is no chair",
    "正式专家中应有一名主任委员",
    "one regular expert is 主任委员",
  ),
  CHAIRS_SEVERAL: kind(
    "有多名主任委员：{found}",
    "there are several chairs: {found}",
    "只能有一名主任委员",
    "exactly one 主任委员",
  ),
  PERSON_IS_APPLICANT: kind(
    "“{found}”与第 {wanted} 行的申报人同名同单位",
    "“{found}” has name and unit of the applicant in row {wanted}",
    "申报人不得担任评审专家或工作人员；请换人，确是两人的请把单位写得能够区分",
    "an applicant is neither expert nor staff; name somebody else, or tell two people apart by their units",
  ),
  SECRETARY_IS_EXPERT: kind(
    "秘书“{found}”与评审专家第 {wanted} 行同名同单位",
    "the secretary “{found}” has name and unit of the expert in row {wanted}",
    "秘书不评分、不投票；请换人，确是两人的请把单位写得能够区分",
    "a secretary neither grades nor votes; name somebody else, or tell two people apart by their units",
  ),
  SECRETARY_MISSING: kind(
    "没有秘书",
    "there is no secretary",
    "请至少填一名秘书",
    "name at least one 秘书",
  ),
  CHECKER_MISSING: kind(
    "可以纸质录入评分，但没有核对人",
    "scores may be entered from paper, but there is no checker",
    "请至少填一名与秘书不同的核对人",
    "name at least one 核对人 other than the secretary",
  ),
} as const satisfies Readonly<Record<string, FindingKind>>;
