import type { RefusalArea } from "./sentence.ts";

/** Refusals about attendance, sessions and PINs. */
export const peopleRefusals = {
  MEETING_IN_RECESS: {
    zh: "现在休会。请到会人员先签到，再由主任委员（或副主任委员）点“复会”。",
    en: "The meeting is in recess. Let those who are here check in, then let the chair or a vice chair resume it.",
  },
  NOT_IN_RECESS: {
    zh: "会议没有休会，不需要复会。请直接进行下一步。",
    en: "The meeting is not in recess, so there is nothing to resume. Go on with the next step.",
  },
  ROUND_BEFORE_RECESS: {
    zh: "还有一轮表决未办结，不能休会。请先计票并宣布，或作废该轮次。",
    en: "A round isn't finished, so there can be no recess. Tally and announce it, or void it, first.",
  },
  PIN_NOT_SET: {
    zh: "{name}尚未设置 PIN。请先办理首次签到。",
    en: "{name} has set no PIN yet. Let {name} check in for the first time.",
  },
  NO_OTHER_CHAIR_PRESENT: {
    zh: "{name}的 PIN 须由另一位在场的主任委员或副主任委员与监督员共同重置。请等另一位到场签到。",
    en: "{name}'s PIN is set anew by another chair or vice chair who is present, with the supervisor. Wait until one has checked in.",
  },
  DECLARATION_MISSING: {
    zh: "{name}尚未作出保密承诺和回避声明，不能审查材料、评分、投票。请本人在“签到”页点“声明”。",
    en: "{name} hasn't declared confidentiality and recusals, so can't judge materials, grade or vote. Let {name} do so on the check-in screen.",
  },
  ALREADY_DECLARED: {
    zh: "{name}已经作出声明。如另有需要回避的申报人，请填写后再确认。",
    en: "{name} has declared already. To declare another applicant, enter who it is.",
  },
  RELATION_MISSING: {
    zh: "请写明与该申报人的关系，例如“近亲属”“导师”。",
    en: "Write down the relation to this applicant, such as a near relative or a supervisor.",
  },
  NOT_A_RESERVE: {
    zh: "{name}不是候补专家，不需要递补。请核对名单。",
    en: "{name} isn't a reserve, so there is nobody to move up. Check the roster.",
  },
  NOT_A_MEMBER: {
    zh: "{name}不是评审委员会的正式委员，不能由他人接替。请重新选择。",
    en: "{name} isn't a member of the committee, so nobody can take that place. Choose again.",
  },
  REPLACED_IS_HERE: {
    zh: "{name}在场，不能由他人接替。确需接替的，请先为其办理离场。",
    en: "{name} is in the room, so nobody can take that place. Record the leaving first.",
  },
  MEMBER_REPLACED: {
    zh: "{name}的席位已由他人接替，不能再签到。请在会议签到表的“会议经过”中核对。",
    en: "Another expert has taken {name}'s place, so {name} can't check in. See the proceedings on the attendance sheet.",
  },
  COMMITTEE_FULL: {
    zh: "评审委员会 {size} 个席位已满。请选择由其接替的缺席委员。",
    en: "All {size} places of the committee are held. Choose the absent member who is replaced.",
  },
  PANEL_UNKNOWN: {
    zh: "没有名为“{panel}”的评议组。请重新选择。",
    en: "There is no panel “{panel}”. Choose again.",
  },
  EXPERT_FACTS_MISSING: {
    zh: "请填写增补专家的姓名、单位、职称和专业。",
    en: "Enter name, employer, title and field of the expert who is added.",
  },
  DOCUMENT_NUMBER_MISSING: {
    zh: "请填写同意增补的文号。",
    en: "Enter the number of the document that allows the addition.",
  },
  EXPERT_IS_APPLICANT: {
    zh: "{name}是本次会议的申报人，不能增补为专家。请另选专家。",
    en: "{name} applies at this meeting and can't be added as an expert. Choose another.",
  },
  EXPERT_IS_STAFF: {
    zh: "{name}是本次会议的工作人员，不能增补为专家。请另选专家。",
    en: "{name} is of this meeting's staff and can't be added as an expert. Choose another.",
  },
  EXPERT_ALREADY_LISTED: {
    zh: "{name}已在专家名单中。正式委员请直接签到，候补专家请点“递补”。",
    en: "{name} is on the list of experts. Let a member check in, or move the reserve up.",
  },
  FACT_UNKNOWN: {
    zh: "名单中没有要说明的这一项。请重新选择人员和项目。",
    en: "The roster has no such fact. Choose person and fact again.",
  },
  ANNOTATION_SAYS_NOTHING: {
    zh: "请填写正确的写法；它须与名单上的不同。",
    en: "Enter what it should read; it must differ from the roster.",
  },
} as const satisfies RefusalArea;
