import type { RefusalArea } from "./sentence.ts";

/** Refusals of the meeting rules: people, grades, conclusions. */
export const meetingRefusals = {
  MEETING_LOCKED: {
    zh: "会议已锁定，不能再改动。如需补救，请由评委会办公室另行组织会议。",
    en: "The meeting is locked and can't be changed. Ask the office to convene another meeting.",
  },
  VALIDITY_DOUBTED: {
    zh: "本机日期是 {clockDate}，材料包有效期至 {validUntil}。请核对本机日期；日期无误或确需继续的，请主任委员写明理由后同意。",
    en: "This station's date is {clockDate}, and the bundle is valid until {validUntil}. Check the date; to go on all the same, the chair gives a reason.",
  },
  CLOCK_BEHIND_SEALING: {
    zh: "本机日期是 {clockDate}，早于材料包的密封日期，说明本机日期不对，有效期（至 {validUntil}）无从核对。请对照手机改正本机日期和时间（以后的时间记录才准确），再请主任委员核对有效期，写明理由后同意。",
    en: "This station's date is {clockDate}, before the bundle was sealed, so the date is wrong and the validity (until {validUntil}) can't be checked. Set date and time right by a phone, so that times are recorded rightly from now on; then the chair checks the validity and gives a reason.",
  },
  VALIDITY_NOT_DOUBTED: {
    zh: "本次会议的材料包有效期无须确认（在有效期内，或为演练）。请继续下一步。",
    en: "There is nothing to accept: the bundle is valid, or a rehearsal, which does not expire. Go on with the next step.",
  },
  AUTHORITY_MISSING: {
    zh: "此操作需要{name}本人输入 PIN 确认。请请{name}到评审电脑前输入。",
    en: "This needs {name}'s own PIN. Ask {name} to enter it at the station.",
  },
  PIN_WRONG: {
    zh: "{name}的 PIN 不正确。请本人重新输入，注意数字键盘是否开启。",
    en: "{name}'s PIN is wrong. Let {name} enter it again, and check that Num Lock is on.",
  },
  PIN_TOO_MANY: {
    zh: "{name}的 PIN 连续输错，请等待 {seconds} 秒后由本人重新输入。",
    en: "{name}'s PIN was wrong too often. Wait {seconds} seconds, then let {name} enter it again.",
  },
  PIN_NOT_SIX_DIGITS: {
    zh: "PIN 须为六位数字。请重新设置。",
    en: "A PIN is six digits. Set it again.",
  },
  PIN_TOO_SIMPLE: {
    zh: "这个 PIN 太容易猜到（如 000000、123456）。请换一个。",
    en: "This PIN is too easy to guess (such as 000000 or 123456). Choose another.",
  },
  SESSION_KEYS_DESTROYED: {
    zh: "评审结果已生成，本次会议的 PIN 已作废。如需导出，请直接导出结果包。",
    en: "The result is made and this meeting's PINs are void. To pass it on, export the result package.",
  },
  PERSON_UNKNOWN: {
    zh: "名单中没有“{personId}”。请核对专家编号或工作人员编号。",
    en: "There is no “{personId}” on the roster. Check the expert's or staff number.",
  },
  APPLICANT_UNKNOWN: {
    zh: "名单中没有申报编号“{applicantId}”。请在申报人列表中重新选择。",
    en: "There is no application “{applicantId}”. Choose again in the list of applicants.",
  },
  RESERVE_NOT_MOVED_UP: {
    zh: "{name}是候补专家，尚未递补，不能签到。请先确认正式专家是否到齐。",
    en: "{name} is a reserve who hasn't moved up and can't check in. See first whether the committee's experts are all here.",
  },
  ALREADY_CHECKED_IN: {
    zh: "{name}已经签到，无需重复。",
    en: "{name} has already checked in; nothing more to do.",
  },
  NOT_CHECKED_IN: {
    zh: "{name}尚未签到或已离场。请先办理签到，再继续。",
    en: "{name} hasn't checked in or has left. Check {name} in first.",
  },
  NO_CHAIR_PRESENT: {
    zh: "主任委员、副主任委员均未到场。请等其中一位签到后再操作。",
    en: "Neither the chair nor a vice chair is present. Wait until one of them has checked in.",
  },
  NO_SECRETARY_PRESENT: {
    zh: "秘书尚未签到。请秘书先签到并设置 PIN。",
    en: "The secretary hasn't checked in. Let the secretary check in and set a PIN first.",
  },
  NO_SUPERVISOR_PRESENT: {
    zh: "监督员尚未签到。请监督员先签到并设置 PIN。",
    en: "The supervisor hasn't checked in. Let the supervisor check in and set a PIN first.",
  },
  NO_CHECKER_PRESENT: {
    zh: "核对人尚未签到，第二遍录入须由核对人完成。请核对人先签到。",
    en: "The checker hasn't checked in, and the second entry is the checker's. Let the checker check in first.",
  },
  REASON_MISSING: {
    zh: "请写明理由后再确认。",
    en: "Write down the reason, then confirm.",
  },
  RECUSAL_AFTER_ROUND: {
    zh: "该申报人已列入表决轮次，不能再改回避决定。请先作废该轮次（已计票的由主任委员和监督员共同作废），再作决定并重新表决。",
    en: "This applicant is already in a round, so the recusal can't be changed. Void that round first (a tallied one by chair and supervisor together), then decide and vote again.",
  },
  RECUSAL_UNDECIDED: {
    zh: "{name}有回避提示尚未处理。请主任委员先逐条决定回避或不回避。",
    en: "{name} has recusal hints that nobody has decided. Let the chair decide each of them first.",
  },
  BUSINESS_UNFINISHED: {
    zh: "还有 {count} 名申报人未办结。请先办结，或由主任委员写明原因后锁定。",
    en: "{count} applicants aren't finished. Finish them, or write down why the meeting is locked without.",
  },
  PRIVATE_PAGES_SHUT: {
    zh: "本人的页面已经合上。请重新选择姓名、输入 PIN 后继续，已保存的内容仍在。",
    en: "These private pages are shut. Choose the name and enter the PIN again; what was kept is still there.",
  },
  GRADES_BY_PIN_ONLY: {
    zh: "本次评审规则为专家凭 PIN 录入评分。请由专家本人录入。",
    en: "By this meeting's rules experts enter grades behind their own PIN. Let the expert enter it.",
  },
  GRADES_ON_PAPER_ONLY: {
    zh: "本次评审规则为纸质评分表录入。请由秘书和核对人分别录入。",
    en: "By this meeting's rules grades are entered from paper sheets. Let secretary and checker enter them.",
  },
  SHEETS_EMPTY: {
    zh: "没有填写任何专家的分数。请至少录入一张评分表。",
    en: "No expert's score is filled in. Enter at least one sheet.",
  },
  SHEET_TWICE: {
    zh: "同一位专家的评分表填写了两次。请每位专家只录入一张。",
    en: "One expert's sheet is entered twice. Enter each expert's sheet once.",
  },
  NOT_OF_THE_PANEL: {
    zh: "{name}不属于该申报人的评议组，不能为其评分。请核对评分表。",
    en: "{name} isn't of this applicant's panel and can't grade. Check the sheet.",
  },
  EXPERT_RECUSED: {
    zh: "{name}已回避该申报人，不能评分。请收回该评分表。",
    en: "{name} is recused from this applicant and can't grade. Take the sheet back.",
  },
  GRADE_ALREADY_RECORDED: {
    zh: "{name}的评分已确定，不能覆盖。如有错误，请走更正程序。",
    en: "{name}'s grade is recorded and can't be overwritten. If it is wrong, correct it with a reason.",
  },
  SCORE_OF_ANOTHER_KIND: {
    zh: "{name}的评分方式与评审规则（总分、分项或等次）不符。请按规则填写。",
    en: "{name}'s score isn't of the kind that the rules ask for (total, items or grade). Enter it accordingly.",
  },
  SCORE_ITEMS_INCOMPLETE: {
    zh: "{name}的评分表缺项或有多余项。请逐项填写。",
    en: "{name}'s sheet lacks items or has extra ones. Fill in each item once.",
  },
  SCORE_OUT_OF_RANGE: {
    zh: "{name}的分数超出范围，须为 0 到满分之间的整数。请核对后重填。",
    en: "{name}'s score is out of range: whole points from 0 to the maximum. Check and enter it again.",
  },
  CONCLUSIONS_EMPTY: {
    zh: "请选择要确认答辩结论的申报人，每人一次。",
    en: "Choose the applicants whose conclusions are to be confirmed, each once.",
  },
  NOT_THE_PANEL_LEADER: {
    zh: "{name}不能确认这些结论。请由该评议组组长确认；组长缺席或回避时由主持会议的主任委员确认。",
    en: "{name} can't confirm these conclusions. The panel leader does, or who presides where the leader is away or recused.",
  },
  NOT_THIS_PANELS_APPLICANT: {
    zh: "{name}不属于该评议组。请按评议组分别确认。",
    en: "{name} isn't this panel's applicant. Confirm each panel's own.",
  },
  GRADES_MISSING: {
    zh: "{name}还缺 {count} 位专家的评分。请补齐后再确认结论。",
    en: "{name} still lacks {count} experts' grades. Enter them before confirming.",
  },
  DEFENSE_NOT_HEARD: {
    zh: "{name}在该申报人答辩时不在场，不能评分。请收回该评分表。",
    en: "{name} wasn't in the room during this applicant's defense and can't grade. Take the sheet back.",
  },
  GRADERS_BELOW_MINIMUM: {
    zh: "{name}只有 {count} 位专家评分，少于 {needed} 位。请补齐评分；确不能补的，由评议组合议、写明理由，由主持会议的主任委员确认。",
    en: "{name} has {count} grades, fewer than {needed}. Enter more; where there are none, the panel agrees with a reason and who presides confirms.",
  },
  DEPARTURE_WITHOUT_REASON: {
    zh: "{name}的结论由评议组合议或与规则得出的等次不同，须写明理由。",
    en: "{name}'s conclusion is agreed by the panel or departs from the rule, so it needs a reason.",
  },
  CONCLUSION_ALREADY_CONFIRMED: {
    zh: "{name}的答辩结论已确认，不能再改评分。如有错误，请走更正程序。",
    en: "{name}'s conclusion is confirmed, so grades can't change. If something is wrong, correct it with a reason.",
  },
  GRADE_NOT_RECORDED: {
    zh: "{name}还没有确定的评分，无须更正。请按评分录入办理。",
    en: "{name} has no recorded grade, so there is nothing to correct. Enter the grade instead.",
  },
  CORRECTION_CHANGES_NOTHING: {
    zh: "{name}：更正后与原来相同。请核对要改成的内容。",
    en: "{name}: the correction is the same as what stands. Check what it should become.",
  },
  CORRECTION_AFTER_ROUND: {
    zh: "{name}已列入表决轮次，不能再更正。确须更正的，请先作废该轮次。",
    en: "{name} is already in a round, so nothing can be corrected. Void that round first.",
  },
  CONCLUSION_MISSING: {
    zh: "{name}还没有确认的答辩结论。请先由组长确认结论。",
    en: "{name} has no confirmed conclusion. Let the panel leader confirm it first.",
  },
  CONCLUSION_TO_RECONFIRM: {
    zh: "{name}的评分在结论确认后有更正，须先重新确认结论，再讨论、表决。",
    en: "{name}'s grades were corrected after the conclusion. Confirm the conclusion anew first.",
  },
  OPINIONS_EMPTY: {
    zh: "请选择要写评议意见的申报人，每人一次。",
    en: "Choose the applicants on whom the panel gives an opinion, each once.",
  },
  OPINION_BLANK: {
    zh: "{name}的评议意见还没有填写。请写明后再签名。",
    en: "The opinion on {name} is blank. Write it, then sign.",
  },
  OPINION_SIGNERS_TOO_FEW: {
    zh: "{name}的评议意见须由本组在场、不回避的专家至少 {needed} 人签名，每人一次。",
    en: "The opinion on {name} needs the PINs of at least {needed} of the panel's experts who are here and not recused, each once.",
  },
  OPINION_WITHOUT_LEADER: {
    zh: "评议意见须有组长{name}签名。请加上{name}后再提交。",
    en: "The panel's leader {name} must be among those who sign. Add {name}.",
  },
  OPINION_AFTER_DISCUSSION: {
    zh: "{name}的集体讨论已经结束，评议意见不能再改。",
    en: "The discussion of {name} is closed, so the opinion can't change any more.",
  },
  OPINIONS_MISSING: {
    zh: "还有 {count} 人没有评议意见。请评议组先写明、签名；确需结束讨论的，请在讨论情况中写明理由。",
    en: "{count} applicants have no panel opinion yet. Let the panels write and sign them, or say in the note why the discussion ends without.",
  },
  NOBODY_TO_DISCUSS: {
    zh: "没有待讨论的申报人。请先确认答辩结论。",
    en: "There is nobody left to discuss. Confirm conclusions first.",
  },
} as const satisfies RefusalArea;
