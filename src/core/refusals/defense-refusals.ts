import type { RefusalArea } from "./sentence.ts";

/** Refusals of the defense: order, calls, the clock, the record, and steps taken back. */
export const defenseRefusals = {
  ALREADY_CALLED: {
    zh: "{name}已经点过名。请在列表中选择下一位。",
    en: "{name} has been called already. Choose the next applicant.",
  },
  DEFENSE_IN_PROGRESS: {
    zh: "{name}的答辩尚未结束。请先结束该答辩。",
    en: "{name}'s defense hasn't ended. End it first.",
  },
  DEFENSE_ENDED: {
    zh: "{name}的答辩已经结束，不能再记为缺席、迟到或缓。",
    en: "{name}'s defense has ended and can't be recorded as absent, late or postponed.",
  },
  NOT_CALLED: {
    zh: "{name}没有在答辩。请先点名。",
    en: "{name} isn't before the panel. Call the applicant first.",
  },
  MATERIALS_NOT_PASSED: {
    zh: "{name}的材料审查结论不是合格，不能答辩。请核对名单。",
    en: "{name}'s materials weren't found 合格, so there is no defense. Check the roster.",
  },
  EXAM_NOT_PASSED: {
    zh: "{name}的笔试结论不是合格，不能点名。确需参加的，请主任委员写明理由并输入 PIN。",
    en: "{name} hasn't passed the exam and can't be called, unless the chair gives a reason and a PIN.",
  },
  APPLICANT_ABSENT: {
    zh: "{name}缺席答辩，已视为自动放弃，不再评分。",
    en: "{name} was absent and counts as having abandoned the application; there is nothing to grade.",
  },
  IDENTITY_NOT_CHECKED: {
    zh: "尚未核对{name}的身份，不能开始答辩。请核对证件；没有证件的，按迟到或缺席处理。",
    en: "{name}'s identity hasn't been checked, so the defense can't begin. Check the document; without one, record 迟到 or 缺席.",
  },
  IDENTITY_ALREADY_CHECKED: {
    zh: "{name}的身份已经核对。如有误，请用“撤销上一步”。",
    en: "{name}'s identity was checked already. If that was wrong, take the step back.",
  },
  DOCUMENT_MISSING: {
    zh: "请写明看到的证件或文书。",
    en: "Write down which document was seen.",
  },
  QUESTIONS_ALREADY_STARTED: {
    zh: "{name}已进入提问。如误点，请用“撤销上一步”。",
    en: "{name} is being asked questions already. If that was a slip, take the step back.",
  },
  CLOCK_NOT_STARTED: {
    zh: "{name}的计时尚未开始。请先点“开始陈述”或“开始提问”。",
    en: "{name}'s clock hasn't started. Start the statement or the questions first.",
  },
  ANSWERS_CLOSED: {
    zh: "已点名下一位，{name}的答辩记录只能更正。请写明理由，由秘书输入 PIN 更正。",
    en: "The next applicant was called, so {name}'s record can only be corrected: with a reason and the secretary's PIN.",
  },
  ANSWERS_OPEN: {
    zh: "{name}的答辩记录还可以直接修改，无需更正。请直接保存。",
    en: "{name}'s record can still be written as it is, without a correction. Save it.",
  },
  ALREADY_POSTPONED: {
    zh: "{name}的答辩已经缓期。需要时请直接点名。",
    en: "{name}'s defense is postponed already. Call the applicant when it is time.",
  },
  APPLICATION_WITHDRAWN: {
    zh: "{name}已撤回申报，不再答辩、评分和表决。",
    en: "{name} has withdrawn the application: no defense, grade or vote any more.",
  },
  WITHDRAWN_AFTER_ROUND: {
    zh: "{name}已列入表决轮次，不能再撤回申报。表决前撤回的，请先作废该轮次。",
    en: "{name} is in a round and can't withdraw any more. Void the round first if the withdrawal came before it.",
  },
  NOT_A_DRAW_WITNESS: {
    zh: "{name}不能见证抽签。请由监督员、该评议组组长或主持人见证。",
    en: "{name} can't witness the draw. The supervisor, the panel's leader or who presides does.",
  },
  DRAWS_EMPTY: {
    zh: "请至少填写一个抽签号，每位申报人一个。",
    en: "Fill in at least one number, one for each applicant.",
  },
  DRAW_TWICE: {
    zh: "{name}的抽签号 {number} 与同组其他人重复。请核对签号。",
    en: "{name}'s number {number} is another's in this panel too. Check the lots.",
  },
  DRAW_OUT_OF_RANGE: {
    zh: "{name}的抽签号须为 1 到 {most} 的整数。",
    en: "{name}'s number must be a whole number from 1 to {most}.",
  },
  DRAW_CHANGED_WITHOUT_REASON: {
    zh: "{name}已有抽签号，更正须写明理由。",
    en: "{name} has a number already; changing it needs a reason.",
  },
  DRAW_AFTER_CALL: {
    zh: "{name}已点名或已有处理，抽签号不再改动。",
    en: "{name} was called or dealt with, so the number stays.",
  },
  UNDO_NOTHING: {
    zh: "没有可以撤销的步骤。点名下一位之后，之前的步骤即不再撤销。",
    en: "There is no step to take back. Once the next applicant is called, the steps before are final.",
  },
  UNDO_AFTER_GRADE: {
    zh: "之后已录入评分，之前的步骤不再撤销。评分有误的，请走更正程序。",
    en: "Grades were entered since, so the steps before are final. Correct a wrong grade with a reason.",
  },
  UNDO_AFTER_ROUND: {
    zh: "该步骤已计入表决轮次，不能撤销。确需更正的，请先作废该轮次。",
    en: "A round has counted on this step, so it can't be taken back. Void the round if it must be.",
  },
  UNDO_NOT_THE_LAST: {
    zh: "上一步是关于{name}的另一步骤。请核对屏幕上写明的步骤后再撤销。",
    en: "The last step is another one, about {name}. Check the step that the screen names, then take it back.",
  },
} as const satisfies RefusalArea;
