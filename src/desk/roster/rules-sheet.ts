import { levels } from "../../core/bundle/manifest.ts";
import type { LevelMinutes, Ruleset } from "../../core/rules/ruleset.ts";
import {
  absenceWords,
  baseWords,
  combinationWords,
  gradeEntryWords,
  scoreKindWords,
  tieWords,
} from "../../core/words.ts";
import type { CellReader } from "./cell-reader.ts";
import type { FindingLog } from "./fault.ts";
import type { RosterBook } from "./sheet-table.ts";
import { levelMinutesItems, rulesForm, rulesSheet } from "./rules-form.ts";
import { readItems } from "./table.ts";

/** Reads 评审规则. `undefined` where the sheet can't be read at all. */
export function readRulesSheet(book: RosterBook, log: FindingLog): Ruleset | undefined {
  return readItems(book, rulesForm, log, (cells) => {
    const rules = ruleset(cells);
    checkRules(rules, cells, log);
    return rules;
  });
}

const points = { min: 1, max: 100 };
/** 最少评分人数 where the roster doesn't say: fewer than three can't outvote one. */
const leastGraders = 3;
const minutes = { min: 1, max: 240 };

/** What a level leaves open is as for everyone; a level that states nothing isn't listed. */
function levelMinutesIn(
  cells: CellReader,
  common: Pick<Ruleset, "defenseMinutes" | "statementMinutes">,
): Pick<Ruleset, "levelMinutes"> {
  const levelMinutes = levels.flatMap((level): readonly LevelMinutes[] => {
    const [whole, statement] = levelMinutesItems(level);
    const defenseMinutes = cells.optionalInteger(whole, minutes);
    const statementMinutes = cells.optionalInteger(statement, minutes);
    if (defenseMinutes === null && statementMinutes === null) return [];
    return [
      {
        level,
        defenseMinutes: defenseMinutes ?? common.defenseMinutes,
        statementMinutes: statementMinutes ?? common.statementMinutes,
      },
    ];
  });
  return levelMinutes.length > 0 ? { levelMinutes } : {};
}

function ruleset(cells: CellReader): Ruleset {
  const common = {
    defenseMinutes: cells.integer("答辩时长分钟", minutes),
    statementMinutes: cells.integer("陈述时长分钟", minutes),
  };
  return {
    quorum: cells.fraction("法定人数比例"),
    passShare: cells.fraction("通过比例"),
    base: cells.word("计票基数", baseWords),
    recusedCountTowardQuorum: cells.yesNo("回避计入法定人数"),
    abstentionAllowed: cells.yesNo("允许弃权"),
    gradeEntry: cells.word("评分方式", gradeEntryWords),
    scoreKind: cells.word("评分录入", scoreKindWords),
    combination: cells.word("等次合成方法", combinationWords),
    dropExtremes: cells.yesNo("去掉最高最低分"),
    excellentFrom: cells.integer("优秀分数线", points),
    passFrom: cells.integer("合格分数线", points),
    tie: cells.word("平局处理", tieWords),
    minimumGraders: cells.optionalInteger("最少评分人数", { min: 1, max: 99 }) ?? leastGraders,
    ...common,
    ...levelMinutesIn(cells, common),
    absence: cells.word("缺席处理", absenceWords),
    maxRounds: cells.integer("最大表决轮次", { min: 1, max: 9 }),
    resumableRounds: cells.yesNo("断电续投"),
    // Session keys that can sign: the chair's and the secretary's.
    signers: cells.integer("签名人数", { min: 1, max: 2 }),
  };
}

function checkRules(rules: Ruleset, cells: CellReader, log: FindingLog): void {
  const sound = (...items: readonly string[]) =>
    items.every((item) => !log.isFaulty(rulesSheet, item));
  if (sound("优秀分数线", "合格分数线") && rules.passFrom > rules.excellentFrom)
    cells.fault("BANDS_INVERTED", "合格分数线", {
      found: rules.passFrom,
      wanted: rules.excellentFrom,
    });
  if (sound("答辩时长分钟", "陈述时长分钟") && rules.statementMinutes > rules.defenseMinutes)
    cells.fault("STATEMENT_TOO_LONG", "陈述时长分钟", {
      found: rules.statementMinutes,
      wanted: rules.defenseMinutes,
    });
  for (const { level, statementMinutes, defenseMinutes } of rules.levelMinutes ?? []) {
    const [whole, statement] = levelMinutesItems(level);
    if (sound(whole, statement) && statementMinutes > defenseMinutes) {
      const facts = { found: statementMinutes, wanted: defenseMinutes };
      cells.fault("STATEMENT_TOO_LONG", statement, facts);
    }
  }
}
