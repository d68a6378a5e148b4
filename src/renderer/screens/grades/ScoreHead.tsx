import { useMeetingState } from "../../store/session-context.ts";

/** What stands over the fields of a score, by the ruleset. */
export function ScoreHead() {
  const { rules, rubric } = useMeetingState().facts;
  switch (rules.scoreKind) {
    case "total":
      return "总分（100）";
    case "grade":
      return "等次（按 1 优秀、2 合格、3 不合格）";
    case "items":
      return rubric.map(({ id, element, maximum }) => (
        <span key={id} className="score-head">
          {element}
          <br />
          （满分 {maximum}）
        </span>
      ));
  }
}
