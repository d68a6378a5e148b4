import { kind, type FindingKind } from "./finding-kind.ts";

/** Faults of an application itself, by the rules of the notice. */
export const applicantFaultKinds = {
  APPLICANT_BARRED: kind(
    "人员身份“{found}”不得申报",
    "people of the status “{found}” may not apply",
    "公务员、参照公务员法管理的人员和离退休人员不得参加职称评审，请退回申报",
    "civil servants, staff managed as such and retired people may not apply; return the application",
  ),
  COUNTY_NOT_ENTRUSTED: kind(
    "“{found}”不在本评委会的受理范围，又没有委托评审",
    "“{found}” is no county of this committee, and the review isn't entrusted to it",
    "受理范围是：{wanted}。其他县区须填委托评审“是”、委托单位，并附委托评审函",
    "its counties are: {wanted}. For others fill in 委托评审 with 是, 委托单位, and add the letter",
  ),
  PUBLIC_NOTICE_TOO_SHORT: kind(
    "公示期只有 {found} 个工作日",
    "the public notice has only {found} working days",
    "不少于 {wanted} 个工作日（已计法定节假日和调休）；请重新公示或核对日期",
    "at least {wanted} (holidays and make-up days counted); publish it anew or check the dates",
  ),
  DATE_AFTER_QUALIFYING: kind(
    "“{found}”晚于资格计算截止日期",
    "“{found}” is later than the day up to which qualifications count",
    "应不晚于 {wanted}",
    "not later than {wanted}",
  ),
  LETTER_NOT_HANDED_IN: kind(
    "{found} 里没有委托评审函",
    "{found} holds no letter of entrustment",
    "请放入文件名里有“委托评审函”的文件",
    "add a file with 委托评审函 in its name",
  ),
} as const satisfies Readonly<Record<string, FindingKind>>;
