import type { ConditionScope, Education } from "./bundle/base-conditions.ts";
import type { Level, MeetingPart, Office, StaffRole } from "./bundle/manifest.ts";
import type { AnnotatedFact } from "./meeting/people/people-events.ts";
import type { JoinedExpert } from "./meeting/people/people-state.ts";
import type { VoidReason, WayOfVoting } from "./meeting/round/round-events.ts";
import type { Standing } from "./rules/condition-demands.ts";
import type { Ruleset } from "./rules/ruleset.ts";
import type { JournalTrouble, RestoredFrom } from "./meeting/journal/journal-events.ts";

/** The field's Chinese word for each code: what rosters, screens and reports all say. */
export type Words<Code extends string> = Readonly<Record<Code, string>>;

/** 子专业: the eight of 数智工程技术 (the city's notice). */
export const specialties = [
  "大数据",
  "人工智能",
  "云计算",
  "物联网",
  "区块链",
  "数字化管理",
  "数据安全",
  "数字媒体技术",
] as const;

/** 申报层级. */
export const levelWords: Words<Level> = {
  technician: "技术员",
  assistantEngineer: "助理工程师",
  engineer: "工程师",
};

/** 学历 of 基本条件. */
export const educationWords: Words<Education> = {
  secondary: "中专",
  college: "大专",
  bachelor: "本科",
  master: "硕士",
  doctor: "博士",
};

/** 适用 of 基本条件. */
export const conditionScopeWords: Words<ConditionScope> = {
  everyone: "全部",
  exceptional: "破格",
  firstApplication: "首次申报",
  nonPublicFirst: "非公有制首次申报",
};

/** How facts stand beside a condition. */
export const standingWords: Words<Standing> = {
  met: "符合",
  notMet: "不符合",
  unclear: "无法判断",
};

/** 本次会议环节. */
export const partWords: Words<MeetingPart> = {
  materialsReview: "材料审查",
  defenseAndVote: "答辩表决",
  whole: "全部",
};

/** 职务 in the committee. */
export const officeWords: Words<Office> = {
  chair: "主任委员",
  viceChair: "副主任委员",
  member: "委员",
};

/** 角色 of the staff. */
export const staffRoleWords: Words<StaffRole> = {
  secretary: "秘书",
  checker: "核对人",
  supervisor: "监督员",
};

/** What a 更正说明 may be about. */
export const factWords: Words<AnnotatedFact> = { name: "姓名", employer: "单位", title: "职称" };

/** How an expert came into the committee who wasn't of it from the beginning. */
export const joinedWords: Words<JoinedExpert["how"]> = { movedUp: "候补递补", added: "现场增补" };

/** 类别 of an expert. */
export const membershipWords: Words<"regular" | "reserve"> = {
  regular: "正式",
  reserve: "候补",
};

export const yesNoWords: Words<"yes" | "no"> = { yes: "是", no: "否" };

/** 材料审查结论. */
export const materialsVerdictWords: Words<"pass" | "fail"> = {
  pass: "合格",
  fail: "不合格",
};

/** 笔试结论. */
export const examVerdictWords: Words<"pass" | "fail" | "absent"> = {
  pass: "合格",
  fail: "不合格",
  absent: "未参加",
};

/** 等次 of a grade and of a conclusion. */
export const gradeWords: Words<"excellent" | "pass" | "fail"> = {
  excellent: "优秀",
  pass: "合格",
  fail: "不合格",
};

/** Marks on a ballot paper. */
export const markWords: Words<"approve" | "reject" | "abstain"> = {
  approve: "同意",
  reject: "不同意",
  abstain: "弃权",
};

/** 计票基数. */
export const baseWords: Words<Ruleset["base"]> = {
  present: "出席",
  presentLessRecused: "出席减回避",
  wholeCommittee: "全体委员",
  validMarks: "有效票",
};

/** 评分方式. */
export const gradeEntryWords: Words<Ruleset["gradeEntry"]> = {
  paper: "纸质录入",
  pin: "专家录入",
  either: "均可",
};

/** 评分录入. */
export const scoreKindWords: Words<Ruleset["scoreKind"]> = {
  total: "总分",
  items: "分项",
  grade: "等次",
};

/** 等次合成方法. */
export const combinationWords: Words<Ruleset["combination"]> = {
  meanTotal: "按平均分分段",
  majority: "多数",
  twoThirds: "三分之二",
  agreed: "合议",
};

/** 平局处理. */
export const tieWords: Words<Ruleset["tie"]> = { lower: "就低", agree: "合议" };

/** 缺席处理. */
export const absenceWords: Words<Ruleset["absence"]> = {
  abandoned: "视为自动放弃",
};

/** 表决方式. */
export const wayWords: Words<WayOfVoting> = {
  station: "在评审电脑上投票",
  paper: "用纸质表决票投票",
};

/** Why a round is void. */
export const voidWords: Words<VoidReason> = {
  interrupted: "中途断电或退出",
  belowQuorum: "有人离场后不足法定人数",
  tooFewReturned: "收回的表决票太少，未计票",
  tooManyReturned: "收回的表决票多于发出的，未计票",
  afterTally: "计票后作废，原计票保留",
  chair: "主任委员作废",
};

/** Copies that a journal is restored from. */
export const restoredFromWords: Words<RestoredFrom> = {
  replica: "浏览器副本",
  mirror: "U盘副本",
  remainder: "本机日志损坏之前的部分",
};

/** What was wrong with the journal that was replaced. */
export const journalTroubleWords: Words<JournalTrouble> = {
  missing: "日志文件丢失",
  damaged: "日志文件中间损坏",
  torn: "日志文件末尾不完整",
  unreadable: "日志文件无法使用",
  outdated: "日志文件被换成了较旧的一份",
};
