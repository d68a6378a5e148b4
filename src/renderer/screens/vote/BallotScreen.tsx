import { Button } from "antd";
import { useRef, useState, type KeyboardEvent } from "react";
import type { HandedPaper } from "../../../contract/answers.ts";
import type { ApplicantId } from "../../../core/ids.ts";
import type { MarkedMotion } from "../../../core/meeting/round/ballot-box.ts";
import type { Mark } from "../../../core/meeting/round/round-events.ts";
import type { MeetingState } from "../../../core/meeting/state.ts";
import type { Refusal } from "../../../core/refusals/refusal.ts";
import { markWords } from "../../../core/words.ts";
import { RefusalNote } from "../../components/RefusalNote.tsx";
import { unlistedText } from "../../view/round-view.ts";
import { BallotMotion } from "./BallotMotion.tsx";

interface BallotScreenProps {
  readonly paper: HandedPaper;
  readonly state: MeetingState;
  readonly busy: boolean;
  readonly refusal: Refusal | null;
  readonly onCast: (marks: readonly MarkedMotion[]) => void;
  readonly onPutAway: () => void;
}

/**
 * The ballot paper over the whole screen: all motions, nothing preset, every row needs a mark.
 * Casting takes two steps, and the second leaves the paper itself in view to be checked.
 */
export function BallotScreen(props: BallotScreenProps) {
  const { paper, state, busy, refusal, onCast, onPutAway } = props;
  const [marks, setMarks] = useState<ReadonlyMap<ApplicantId, Mark>>(new Map());
  const [checking, setChecking] = useState(false);
  const [nagging, setNagging] = useState(false);
  const rows = useRef<HTMLDivElement>(null);
  const out = useRef<HTMLButtonElement>(null);
  const { motions } = paper;
  const left = motions.length - marks.size;
  const choices = choicesOf(state);
  const unlisted = unlistedText(state, paper);
  /** 1, 2 and 3 mark the row at hand and lead to the next one, at last to the way out. */
  const markByKey = (event: KeyboardEvent<HTMLDivElement>) => {
    const mark = choices[Number(event.key) - 1];
    const row = [...event.currentTarget.children].findIndex((one) =>
      one.contains(event.target as Node),
    );
    const motion = motions[row];
    if (checking || mark === undefined || motion === undefined) return;
    event.preventDefault();
    setMarks(new Map([...marks, [motion, mark]]));
    const next = event.currentTarget.children[row + 1]?.querySelector("input") ?? out.current;
    next?.focus();
  };
  const turnIn = () => {
    const missing = motions.findIndex((id) => !marks.has(id));
    setNagging(missing >= 0);
    setChecking(missing < 0);
    if (missing < 0) rows.current?.scrollTo(0, 0);
    else rows.current?.children[missing]?.querySelector("input")?.focus();
  };
  const cast = () =>
    onCast(
      motions.flatMap((applicantId) => {
        const mark = marks.get(applicantId);
        return mark ? [{ applicantId, mark }] : [];
      }),
    );
  return (
    <main className="ballot-screen" aria-label="表决票">
      <section className="ballot-paper">
        <h1>表决票</h1>
        <p className="ballot-sub">
          {state.facts.title}　第 {paper.round} 轮　共 {motions.length} 项{unlisted}　无记名
          <br />
          用鼠标或手指点选；也可用键盘：
          {choices.map((choice, index) => `${index + 1} ${markWords[choice]}`).join("　")}
        </p>
        <div className="ballot-motions" ref={rows} onKeyDown={markByKey}>
          {motions.map((id, index) => (
            <BallotMotion
              key={id}
              number={index + 1}
              applicant={state.facts.applicants.get(id)}
              opinion={state.applicants.get(id)?.opinion?.text ?? ""}
              mark={marks.get(id) ?? null}
              missing={nagging && !marks.has(id)}
              fixed={checking}
              choices={choices}
              first={index === 0}
              onMark={(mark) => setMarks(new Map([...marks, [id, mark]]))}
            />
          ))}
        </div>
        <RefusalNote refusal={refusal} />
      </section>
      <footer className="ballot-foot">
        {checking ? (
          <>
            <p role="status">
              <b>请在上面的表决票上再核对一遍。投出后不能修改，也无法查询。</b>
            </p>
            <Button size="large" disabled={busy} onClick={() => setChecking(false)}>
              返回修改
            </Button>
            <Button type="primary" size="large" autoFocus loading={busy} onClick={cast}>
              最终确认，投出
            </Button>
          </>
        ) : (
          <>
            <p role="status">{left > 0 ? `还有 ${left} 项没有选择。` : "各项都已选择。"}</p>
            <Button size="large" onClick={onPutAway}>
              收起（稍后再填）
            </Button>
            <Button ref={out} type="primary" size="large" onClick={turnIn}>
              投票
            </Button>
          </>
        )}
      </footer>
    </main>
  );
}

const choicesOf = ({ facts }: MeetingState): readonly Mark[] =>
  facts.rules.abstentionAllowed ? ["approve", "reject", "abstain"] : ["approve", "reject"];
