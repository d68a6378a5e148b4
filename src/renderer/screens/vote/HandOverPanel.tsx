import { Button } from "antd";
import { useState } from "react";
import type { PersonId } from "../../../core/ids.ts";
import { nameOf } from "../../../core/meeting/people/person-name.ts";
import { voterRows, type VoterRow } from "../../../core/meeting/round/round-choices.ts";
import type { Round } from "../../../core/meeting/state.ts";
import { ActDialog } from "../../components/ActDialog.tsx";
import { Heading } from "../../components/Heading.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import { CloseRoundDialog } from "./CloseRoundDialog.tsx";
import { ProjectorCheck } from "./ProjectorCheck.tsx";
import { VoidButton } from "./VoidButton.tsx";
import type { PaperAtHand } from "./VoteScreen.tsx";

interface HandOverPanelProps {
  readonly round: Round;
  readonly onPaper: (paper: PaperAtHand) => void;
  readonly onCheckIn: () => void;
}

/** Papers go to the experts one by one, each against the expert's own PIN. */
export function HandOverPanel({ round, onPaper, onCheckIn }: HandOverPanelProps) {
  const state = useMeetingState();
  const [taking, setTaking] = useState<PersonId | null>(null);
  const [projectorChecked, setProjectorChecked] = useState(false);
  const [closing, setClosing] = useState(false);
  const take = (expertId: PersonId) => {
    setProjectorChecked(false);
    setTaking(expertId);
  };
  const voters = voterRows(round);
  const next =
    voters.find(({ paper }) => paper === "waiting") ??
    voters.find(({ paper }) => paper === "handed");
  const back = voters.filter(({ paper }) => paper === "returned").length;
  // What scrutineers watch: issued and returned, never more.
  const issued = voters.filter(({ paper }) => paper !== "waiting").length;
  const all = back === voters.length;
  return (
    <>
      <Heading
        title={`第 ${round.number} 轮表决：发票与投票`}
        hint={`应投 ${voters.length}，发出 ${issued}，收回 ${back}。专家逐位到评审电脑前，凭本人 PIN 领票、投票。`}
      >
        <Button size="large" onClick={onCheckIn}>
          有专家离场
        </Button>
        <VoidButton round={round} />
        <Button type={all ? "primary" : "default"} size="large" onClick={() => setClosing(true)}>
          截止投票
        </Button>
      </Heading>
      <section className="panel" aria-label="领票名单">
        <div className="voters">
          {voters.map((voter) => (
            <Voter
              key={voter.expertId}
              voter={voter}
              first={voter.expertId === next?.expertId}
              onTake={() => take(voter.expertId)}
            />
          ))}
        </div>
      </section>
      {taking ? (
        <ActDialog
          fieldsFirst
          title={`${nameOf(state, taking)} 领取表决票`}
          okText="领票"
          requests={[{ type: "handPaper", expertId: taking, projectorChecked }]}
          whyNot={!projectorChecked && "请监票人先看投影，并勾选上面一项。"}
          onDone={(answer) => {
            setTaking(null);
            if (answer?.paper) onPaper({ expertId: taking, paper: answer.paper });
          }}
          onCancel={() => setTaking(null)}
        >
          <ProjectorCheck checked={projectorChecked} onChecked={setProjectorChecked} />
        </ActDialog>
      ) : null}
      {closing ? <CloseRoundDialog round={round} onClose={() => setClosing(false)} /> : null}
    </>
  );
}

interface VoterProps {
  readonly voter: VoterRow;
  /** Where the keyboard begins. */
  readonly first: boolean;
  readonly onTake: () => void;
}

function Voter({ voter, first, onTake }: VoterProps) {
  const name = nameOf(useMeetingState(), voter.expertId);
  return (
    <div
      className={`person${voter.paper === "returned" ? " person-here" : ""}`}
      role="group"
      aria-label={name}
    >
      <span className="person-name grow">{name}</span>
      {voter.paper === "returned" ? <span className="tag tag-good">已投</span> : null}
      {voter.paper === "handed" ? (
        <>
          <span className="tag tag-wait">已领</span>
          <Button autoFocus={first} onClick={onTake}>
            继续填写
          </Button>
        </>
      ) : null}
      {voter.paper === "waiting" ? (
        <Button type="primary" size="large" autoFocus={first} onClick={onTake}>
          领票
        </Button>
      ) : null}
    </div>
  );
}
