import type { RefusalArea } from "./sentence.ts";

/** Refusals of rounds and ballot papers. None of them says anything about a mark. */
export const votingRefusals = {
  NO_ROUND: {
    zh: "当前没有进行中的表决轮次。请由主任委员开启一轮表决。",
    en: "There is no round under way. Let the chair open one.",
  },
  ROUND_IN_PROGRESS: {
    zh: "已有一轮表决未办结。请先完成计票并宣布，或作废该轮次。",
    en: "A round isn't finished. Tally and announce it, or void it, first.",
  },
  QUORUM_NOT_MET: {
    zh: "实到专家 {present} 人，未达到法定人数 {needed} 人，不能表决。请等候专家签到或休会。",
    en: "{present} experts are present and the quorum is {needed}: no vote. Wait for experts or adjourn.",
  },
  MOTION_BELOW_QUORUM: {
    zh: "{name}扣除回避后只有 {present} 人，未达到 {needed} 人。请将其移出本轮，等专家到齐后再表决。",
    en: "Less those recused, {present} remain for {name} and {needed} are needed. Take the motion out of this round.",
  },
  TOO_FEW_VOTERS: {
    zh: "能为{name}投票的专家不足三人，结果会泄露个人意见。请移出本轮。",
    en: "Fewer than three experts can vote on {name}, and the result would reveal them. Take the motion out.",
  },
  MOTIONS_EMPTY: {
    zh: "请选择本轮要表决的申报人，每人一次。",
    en: "Choose the applicants of this round, each once.",
  },
  NOT_ADMITTED: {
    zh: "{name}未进入评审程序（答辩结论须为优秀或合格），不能表决。",
    en: "{name} isn't admitted (the conclusion must be 优秀 or 合格) and can't be voted on.",
  },
  DISCUSSION_NOT_CLOSED: {
    zh: "{name}的集体讨论尚未结束。请主任委员先结束讨论。",
    en: "The discussion of {name} isn't closed. Let the chair close it first.",
  },
  ALREADY_VOTED_ON: {
    zh: "{name}已经表决过，规则不允许再次表决。请移出本轮。",
    en: "{name} has been voted on, and the rules allow no second vote. Take the motion out.",
  },
  COUNTERS_NOT_TWO: {
    zh: "监票人和计票人须为两位不同的专家。请重新选择。",
    en: "Scrutineer and teller must be two people. Choose again.",
  },
  CHAIR_CANT_COUNT: {
    zh: "{name}正在主持会议，不能兼任监票人或计票人。请另选一位。",
    en: "{name} presides and can't be scrutineer or teller. Choose someone else.",
  },
  BOX_NOT_CONFIRMED: {
    zh: "监票人、计票人尚未确认票箱为空。请先确认。",
    en: "Scrutineer and teller haven't confirmed that the box is empty. Let them do so first.",
  },
  ROUND_CLOSED: {
    zh: "本轮投票已截止，不能再发票或投票。",
    en: "This round is closed: no papers are handed out or returned any more.",
  },
  ROUND_NOT_CLOSED: {
    zh: "本轮投票尚未截止，不能计票。请主任委员先截止投票。",
    en: "The round is still open and can't be tallied. Let the chair close it first.",
  },
  ROUND_ALREADY_TALLIED: {
    zh: "本轮已经计票，结果须保留。请由主任委员宣布；确需作废的，由主任委员和监督员共同作废。",
    en: "The round is tallied and its result is kept. Let the chair announce it; to void it takes chair and supervisor.",
  },
  ROUNDS_USED_UP: {
    zh: "{name}已计票 {count} 次，达到规则的上限，不能再次表决。请移出本轮，报评委会办公室处理。",
    en: "{name} has been tallied {count} times, as often as the rules allow. Take the motion out and refer it to the office.",
  },
  ROUND_IS_ON_PAPER: {
    zh: "本轮用纸质表决票。请在纸上投票，截止后由监票人、计票人分别录入票数。",
    en: "This round is on paper. Vote on the printed papers; after the close scrutineer and teller each enter the counts.",
  },
  ROUND_IS_ON_STATION: {
    zh: "本轮在评审电脑上投票，不用录入纸质票数。请在投票页面继续。",
    en: "This round is voted on the station; there are no paper counts to enter. Go on on the voting page.",
  },
  PROJECTOR_NOT_CHECKED: {
    zh: "监票人尚未确认投影上看不到这台电脑的屏幕。请看一眼投影，有就关掉，勾选后再继续。",
    en: "The scrutineer hasn't confirmed that no projector shows this screen. Look at it, turn it off, tick the box, then go on.",
  },
  PAPER_KINDS_WRONG: {
    zh: "本轮共 {count} 种表决票，每种须各填一行发出、收回、废票数。请补全。",
    en: "This round has {count} kinds of ballot paper; each needs its numbers issued, returned and spoiled. Complete them.",
  },
  PAPERS_OVERISSUED: {
    zh: "第 {kind} 种表决票发出 {issued} 张，多于应领票的 {voters} 人。请重新清点；确实多发的，由主任委员作废本轮。",
    en: "Of paper kind {kind}, {issued} were issued to {voters} voters. Count again; if it is true, let the chair void the round.",
  },
  PAPERS_OVERSPOILED: {
    zh: "第 {kind} 种表决票废票 {spoiled} 张，多于收回的 {returned} 张。请重新清点。",
    en: "Of paper kind {kind}, {spoiled} are spoiled but only {returned} came back. Count again.",
  },
  PAPERS_NOT_TO_BE_COUNTED: {
    zh: "收回的票数多于发出的票数，或不足最低数，本轮应作废，不得清点选项。请只填票数，不填选项。",
    en: "More papers came back than were issued, or too few: the round will be void and its marks must not be counted. Enter the numbers of papers only.",
  },
  PAPER_MOTIONS_WRONG: {
    zh: "本轮共 {count} 项表决事项，每项须各填一行。请补全。",
    en: "This round has {count} motions; each needs its line. Complete them.",
  },
  MARKS_DONT_FIT: {
    zh: "申报编号 {applicantId} 各项合计 {marked}，应等于收回减废票的 {valid}。请重新清点这一项。",
    en: "The marks on {applicantId} add up to {marked}, but {valid} papers were returned and not spoiled. Count this one again.",
  },
  ROUND_NOT_TALLIED: {
    zh: "本轮尚未计票，不能宣布。请监票人和计票人先确认计票。",
    en: "The round isn't tallied, so there is nothing to announce. Let scrutineer and teller confirm the count first.",
  },
  NOT_A_VOTER: {
    zh: "{name}不在本轮投票名单内（开启时未到场、已离场或全部回避）。",
    en: "{name} doesn't vote in this round (not present at the opening, gone, or recused from all).",
  },
  PAPER_NOT_HANDED: {
    zh: "尚未向{name}发放表决票。请先由本人输入 PIN 领票。",
    en: "{name} wasn't handed a ballot paper. Let {name} take it with the PIN first.",
  },
  PAPER_ALREADY_RETURNED: {
    zh: "{name}的表决票已经投出，不能再投。请交给下一位专家。",
    en: "{name}'s ballot paper is returned and can't be cast again. Pass on to the next expert.",
  },
  PAPER_INCOMPLETE: {
    zh: "表决票共 {count} 项，每项都须选择同意、不同意或弃权。请补全后投票。",
    en: "The paper has {count} motions, and each needs approve, reject or abstain. Complete it, then cast.",
  },
  PAPER_OUT_OF_DATE: {
    zh: "这张表决票已失效（可能已重新领票）。请由本人重新输入 PIN 领票。",
    en: "This ballot paper is no longer the current one. Take it again with the PIN.",
  },
  ABSTENTION_NOT_ALLOWED: {
    zh: "本次评审规则不允许弃权。请选择同意或不同意。",
    en: "The rules don't allow abstention. Choose approve or reject.",
  },
  PAPERS_MISSING: {
    zh: "还有 {count} 张表决票未收回。请等候投票，或由主任委员写明原因后截止。",
    en: "{count} ballot papers aren't back. Wait for them, or let the chair close with a reason.",
  },
} as const satisfies RefusalArea;
