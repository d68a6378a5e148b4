import { levels, type Level } from "../../core/bundle/manifest.ts";
import {
  absenceWords,
  baseWords,
  combinationWords,
  gradeEntryWords,
  levelWords,
  scoreKindWords,
  tieWords,
  yesNoWords,
} from "../../core/words.ts";
import { wordsOf } from "./roster-words.ts";
import { column, type ListForm } from "./sheet-form.ts";

export const rulesSheet = "评审规则";

const yesNo = { words: wordsOf(yesNoWords) };
const number = { kind: "number" } as const;

/** Items of a level's own minutes: of the whole defense, and of the statement. */
export const levelMinutesItems = (level: Level) =>
  [`${levelWords[level]}答辩时长分钟`, `${levelWords[level]}陈述时长分钟`] as const;

/** The template leaves 计票基数 open: it is a legal choice, which nobody may make by overlooking it. */
export const rulesForm: ListForm = {
  sheet: rulesSheet,
  nameColumn: "规则",
  valueColumn: "值",
  items: [
    column("法定人数比例", "分数，如 2/3；出席人数不少于委员会人数的这一比例", "2/3"),
    column("通过比例", "分数，如 2/3；同意票不少于计票基数的这一比例", "2/3"),
    column("计票基数", "同意票与哪个人数相比；请按本地规定选定", "", { words: wordsOf(baseWords) }),
    column("回避计入法定人数", "", "是", yesNo),
    column("允许弃权", "", "是", yesNo),
    column("评分方式", "", "纸质录入", { words: wordsOf(gradeEntryWords) }),
    column("评分录入", "", "总分", { words: wordsOf(scoreKindWords) }),
    column("等次合成方法", "各专家的评分如何合成答辩结论", "按平均分分段", {
      words: wordsOf(combinationWords),
    }),
    column("去掉最高最低分", "", "否", yesNo),
    column("优秀分数线", "1 至 100 的整数", 85, number),
    column("合格分数线", "1 至 100 的整数，不高于优秀分数线", 60, number),
    column("平局处理", "", "就低", { words: wordsOf(tieWords) }),
    column("最少评分人数", "可以不填（3）；不足的由评议组合议、主任委员确认", 3, {
      ...number,
      optional: true,
    }),
    column("答辩时长分钟", "整数", 20, number),
    column("陈述时长分钟", "整数，不超过答辩时长", 10, number),
    ...levels.flatMap((level) =>
      levelMinutesItems(level).map((item) =>
        column(item, "可以不填；该层级另有时长时填写", "", { kind: "number", optional: true }),
      ),
    ),
    column("缺席处理", "", "视为自动放弃", { words: wordsOf(absenceWords) }),
    column("最大表决轮次", "1 至 9 的整数", 1, number),
    column("断电续投", "断电后本轮作废重投（否）；凭两个续投码接着投（是）", "否", yesNo),
    column("签名人数", "1 或 2：主任委员和秘书", 2, number),
  ],
};
