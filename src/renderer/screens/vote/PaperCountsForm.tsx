import { Button } from "antd";
import { useState } from "react";
import { whyUncountable } from "../../../core/meeting/round/decide-tally.ts";
import type { SheetEntry } from "../../../core/meeting/grades/grade-events.ts";
import type { Round } from "../../../core/meeting/state.ts";
import { ActDialog } from "../../components/ActDialog.tsx";
import { Heading } from "../../components/Heading.tsx";
import { ReasonedButton } from "../../components/ReasonedButton.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import { markFields, paperFields, readingOf, type CountsDraft } from "./paper-counts-draft.ts";
import { CountsRow } from "./CountsRow.tsx";

interface PaperCountsFormProps {
  readonly round: Round;
  readonly entry: SheetEntry;
  readonly whose: string;
  readonly onDone: () => void;
}

/** One person's reading: papers first, and their marks only where the papers may be counted out. */
export function PaperCountsForm({ round, entry, whose, onDone }: PaperCountsFormProps) {
  const state = useMeetingState();
  const [draft, setDraft] = useState<CountsDraft>(new Map());
  const [submitting, setSubmitting] = useState(false);
  const set = (key: string, text: string) => setDraft(new Map([...draft, [key, text]]));
  const { papers, counts } = readingOf(round, draft);
  const why = papers ? whyUncountable(state, round, papers) : null;
  const lacks = papers === null || (why === null && counts === null);
  const reading = { papers: [...(papers ?? [])], counts: why ? [] : [...(counts ?? [])] };
  return (
    <>
      <Heading
        title={`第 ${round.number} 轮：${whose}录入`}
        hint="先录各种表决票的张数，再逐项录票数。"
      >
        <Button size="large" onClick={onDone}>
          返回
        </Button>
        <ReasonedButton
          type="primary"
          size="large"
          whyNot={lacks && "请先把每一栏填好：没有的填 0。"}
          onClick={() => setSubmitting(true)}
        >
          提交
        </ReasonedButton>
      </Heading>
      <section className="panel" aria-label="表决票张数">
        {round.kinds.map(({ motions, copies }, index) => (
          <CountsRow
            key={motions[0]}
            id={`kind ${index + 1}`}
            title={`第 ${index + 1} 种（${motions.length} 项，应发 ${copies} 张）`}
            fields={paperFields}
            draft={draft}
            onChange={set}
          />
        ))}
      </section>
      {why ? (
        <p role="alert" className="panel">
          {why === "tooManyReturned"
            ? "收回的票多于发出的票：本轮应作废，不要清点选项，请直接提交张数。"
            : "收回的票太少：本轮应作废，不要清点选项，请直接提交张数。"}
        </p>
      ) : (
        <section className="panel" aria-label="各项票数">
          {round.motions.map(({ applicantId }) => (
            <CountsRow
              key={applicantId}
              id={applicantId}
              title={state.facts.applicants.get(applicantId)?.name ?? applicantId}
              fields={markFields}
              draft={draft}
              onChange={set}
            />
          ))}
        </section>
      )}
      {submitting ? (
        <ActDialog
          title={`${whose}：提交清点结果`}
          okText="提交"
          requests={[{ type: "enterPaperCounts", entry, ...reading }]}
          onDone={onDone}
          onCancel={() => setSubmitting(false)}
        />
      ) : null}
    </>
  );
}
