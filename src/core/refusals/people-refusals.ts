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
} as const satisfies RefusalArea;
