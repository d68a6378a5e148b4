import { Alert, Button, Checkbox, InputNumber, Radio, Select } from "antd";
import { useState } from "react";
import type { ApplicantId, PersonId } from "../../../core/ids.ts";
import { nameOf } from "../../../core/meeting/people/person-name.ts";
import { countersAtHand, motionsAtHand } from "../../../core/meeting/round/round-choices.ts";
import { usualLimits } from "../../../core/meeting/round/round-warnings.ts";
import { presidingChair } from "../../../core/meeting/who.ts";
import { ActDialog } from "../../components/ActDialog.tsx";
import { Heading } from "../../components/Heading.tsx";
import { ReasonedButton } from "../../components/ReasonedButton.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import { voidBeforeText, warningTexts } from "../../view/round-view.ts";
import { whyNotNow } from "../../view/why-not.ts";
import type { WayOfVoting } from "../../../core/meeting/round/round-events.ts";
import { gradeWords, levelWords, wayWords } from "../../../core/words.ts";

/** Opens a round: which motions, who watches, who counts, what must be said beforehand. */
export function OpenRoundPanel({ onNext }: { readonly onNext: () => void }) {
  const state = useMeetingState();
  const atHand = motionsAtHand(state);
  const [left, setLeft] = useState<ReadonlySet<ApplicantId>>(new Set());
  const [scrutineerId, setScrutineer] = useState<PersonId | null>(null);
  const [tellerId, setTeller] = useState<PersonId | null>(null);
  const [way, setWay] = useState<WayOfVoting>("station");
  // Advice, not a rule: whoever opens the round may know how fast this committee is.
  const [mostMarksOnStation, setMost] = useState(usualLimits.mostMarksOnStation);
  const [opening, setOpening] = useState(false);
  const motions = atHand.filter((id) => !left.has(id));
  const request =
    scrutineerId && tellerId
      ? ({ type: "openRound", way, motions, scrutineerId, tellerId } as const)
      : null;
  const whyNot =
    whyNotNow(state, "openRound") ??
    (motions.length === 0
      ? "请先选表决事项，至少一项。"
      : request === null && "请先选监票人和计票人，各一位。");
  if (atHand.length === 0) return <NothingToVote onNext={onNext} />;
  const chair = presidingChair(state);
  return (
    <>
      <Heading
        title={`开启第 ${state.rounds.length + 1} 轮表决`}
        hint="核对表决事项，推选监票人、计票人，由主任委员开启。"
      >
        <ReasonedButton
          type="primary"
          size="large"
          whyNot={whyNot}
          onClick={() => setOpening(true)}
        >
          开启表决
        </ReasonedButton>
      </Heading>
      <VoidBefore />
      <section className="panel">
        <div className="row row-wrap">
          <Counter label="监票人" chosen={scrutineerId} not={tellerId} onChoose={setScrutineer} />
          <Counter label="计票人" chosen={tellerId} not={scrutineerId} onChoose={setTeller} />
          <p className="hint">
            由出席专家担任，可以投票；主持人{chair ? ` ${chair.name} ` : ""}不能兼任。
          </p>
        </div>
        <div className="row row-wrap">
          <Radio.Group
            aria-label="表决方式"
            value={way}
            onChange={({ target }) => setWay(target.value === "paper" ? "paper" : "station")}
            options={wayOptions}
          />
          <label className="row hint">
            超过
            <InputNumber
              aria-label="建议改用纸质表决票的界限"
              min={1}
              max={9999}
              precision={0}
              style={{ width: 90 }}
              value={mostMarksOnStation}
              onChange={(most) => setMost(most ?? usualLimits.mostMarksOnStation)}
            />
            次选择时，建议用纸票（选择次数 = 表决事项 × 投票专家，只作提示）
          </label>
        </div>
      </section>
      <ul className="warnings panel">
        {warningTexts(state, motions, way, { ...usualLimits, mostMarksOnStation }).map(
          (warning) => (
            <li key={warning}>{warning}</li>
          ),
        )}
      </ul>
      <Motions atHand={atHand} left={left} onLeft={setLeft} />
      {opening && request ? (
        <ActDialog
          title={`开启第 ${state.rounds.length + 1} 轮表决，共 ${motions.length} 项`}
          okText="开启表决"
          requests={[request]}
          onDone={() => setOpening(false)}
          onCancel={() => setOpening(false)}
        >
          <p>
            监票人 <b>{nameOf(state, request.scrutineerId)}</b>，计票人{" "}
            <b>{nameOf(state, request.tellerId)}</b>，{wayWords[way]}。出席名单和回避在开启时固定。
          </p>
          {way === "station" && state.facts.rules.resumableRounds ? (
            <p>本轮采用断电续投：开启后主任委员、监票人各抄一个续投码，请备好纸笔。</p>
          ) : null}
        </ActDialog>
      ) : null}
    </>
  );
}

/** The round before came to nothing: why everybody is called to vote again. */
function VoidBefore() {
  const text = voidBeforeText(useMeetingState());
  return text === null ? null : <Alert type="warning" showIcon title={text} />;
}

const wayOptions = (["station", "paper"] as const).map((value) => ({
  value,
  label: wayWords[value],
}));

function NothingToVote({ onNext }: { readonly onNext: () => void }) {
  const { rounds } = useMeetingState();
  return (
    <Heading
      title="表决"
      hint={
        rounds.length > 0
          ? "没有待表决的申报人。"
          : "还没有可以表决的申报人。请先在“结论与讨论”中确认结论、结束讨论。"
      }
    >
      {rounds.some(({ status }) => status === "announced") ? (
        <Button type="primary" size="large" onClick={onNext}>
          下一步：结果
        </Button>
      ) : null}
    </Heading>
  );
}

interface CounterProps {
  readonly label: string;
  readonly chosen: PersonId | null;
  readonly not: PersonId | null;
  readonly onChoose: (id: PersonId) => void;
}

function Counter({ label, chosen, not, onChoose }: CounterProps) {
  const state = useMeetingState();
  const options = countersAtHand(state)
    .filter((id) => id !== not)
    .map((id) => ({ value: id, label: nameOf(state, id) }));
  return (
    <label className="row">
      <b>{label}</b>
      <Select
        aria-label={label}
        style={{ width: 170 }}
        value={chosen}
        placeholder="请选择"
        options={options}
        onChange={onChoose}
      />
    </label>
  );
}

interface MotionsProps {
  readonly atHand: readonly ApplicantId[];
  readonly left: ReadonlySet<ApplicantId>;
  readonly onLeft: (left: ReadonlySet<ApplicantId>) => void;
}

function Motions({ atHand, left, onLeft }: MotionsProps) {
  const { facts, applicants } = useMeetingState();
  return (
    <section className="panel" aria-label="表决事项">
      <h2 className="panel-head">
        表决事项（已选 {atHand.filter((id) => !left.has(id)).length} 项）
      </h2>
      <div className="motion-choice">
        {atHand.map((id) => {
          const applicant = facts.applicants.get(id);
          const grade = applicants.get(id)?.conclusion?.grade;
          return (
            <Checkbox
              key={id}
              checked={!left.has(id)}
              onChange={({ target }) =>
                onLeft(
                  new Set(target.checked ? [...left].filter((one) => one !== id) : [...left, id]),
                )
              }
            >
              <b>{applicant?.name}</b>{" "}
              <span className="hint">
                {applicant ? levelWords[applicant.level] : ""} · 答辩
                {grade ? gradeWords[grade] : ""}
              </span>
            </Checkbox>
          );
        })}
      </div>
    </section>
  );
}
