import type { Words } from "../../core/words.ts";
import type { ShownStage } from "../view/applicants-view.ts";

export const stageWords: Words<ShownStage> = {
  reading: "待材料审查",
  materialsNotPassed: "材料审查未通过",
  materialsPassed: "材料审查合格",
  vetoed: "一票否决",
  examNotPassed: "笔试未合格",
  waiting: "待答辩",
  postponed: "缓",
  withdrawn: "撤回申报",
  defending: "答辩中",
  abandoned: "自动放弃",
  grading: "评分中",
  toConclude: "待结论",
  defenseFailed: "答辩不合格",
  admitted: "进入评审程序",
  voting: "表决中",
  passed: "通过",
  notPassed: "未通过",
};

/** How a stage is coloured; the word always stands beside the colour. */
export const stageTones: Readonly<Record<ShownStage, "quiet" | "now" | "good" | "bad" | "wait">> = {
  reading: "wait",
  materialsNotPassed: "quiet",
  materialsPassed: "good",
  vetoed: "bad",
  examNotPassed: "quiet",
  waiting: "wait",
  postponed: "wait",
  withdrawn: "quiet",
  defending: "now",
  abandoned: "quiet",
  grading: "now",
  toConclude: "wait",
  defenseFailed: "bad",
  admitted: "wait",
  voting: "now",
  passed: "good",
  notPassed: "bad",
};
