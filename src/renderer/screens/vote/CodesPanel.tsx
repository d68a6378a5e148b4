import { Button } from "antd";
import type { Round } from "../../../core/meeting/state.ts";
import { Heading } from "../../components/Heading.tsx";
import { VoidButton } from "./VoidButton.tsx";

interface CodesPanelProps {
  readonly round: Round;
  readonly onCodes: () => void;
}

/** Before the first paper: chair and scrutineer each write down a code. */
export function CodesPanel({ round, onCodes }: CodesPanelProps) {
  return (
    <>
      <Heading
        title={`第 ${round.number} 轮表决：抄录续投码`}
        hint="主任委员、监票人先后单独到评审电脑前，各抄一个续投码。"
      >
        <VoidButton round={round} />
        <Button type="primary" size="large" onClick={onCodes}>
          开始抄录
        </Button>
      </Heading>
      <section className="panel">
        <ul className="warnings">
          <li>断电或退出后，须两个续投码都在，本轮才能接着投；少一个就只能作废重投。</li>
          <li>各人保管自己的一张，不要互看，不要拍照，不要录入别的设备。</li>
          <li>
            两个码凑在一起，再加上这台电脑，可能查出个人的选择。计票后请当面销毁两张抄件，并在本页登记。
          </li>
        </ul>
      </section>
    </>
  );
}

/** The last run ended while this round was open: it waits for both codes, or is voided. */
export function WaitingPanel({ round, onCodes }: CodesPanelProps) {
  return (
    <>
      <Heading
        title={`第 ${round.number} 轮表决：中断，等待续投`}
        hint="主任委员、监票人先后照抄件输入续投码，本轮接着投。"
      >
        <VoidButton round={round} />
        <Button type="primary" size="large" onClick={onCodes}>
          输入续投码
        </Button>
      </Heading>
      <section className="panel">
        <dl className="facts big">
          <dt>已发出</dt>
          <dd>{round.handed.size} 张</dd>
          <dt>已投</dt>
          <dd>{round.returned.size} 张</dd>
          <dt>已续投</dt>
          <dd>{round.resumption?.resumed ?? 0} 次</dd>
        </dl>
        <p className="hint">
          已投的票都已保存，不用重投。领了票还没有投的，续投后凭 PIN 重新领取。
          续投码遗失的，请主任委员作废本轮，重新表决。
        </p>
      </section>
    </>
  );
}
