import { Button, Modal } from "antd";
import { useState } from "react";
import { reportKinds, reportWords } from "../../../core/report-kinds.ts";
import { ReportPreview } from "../../components/ReportPreview.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import type { Step } from "../../view/meeting-path.ts";
import {
  choiceOf,
  firstChoice,
  printKinds,
  reportChoiceOf,
  tooManyPapers,
  type PrintChoice,
} from "../../view/print-choices.ts";
import { SignaturesButton } from "../signatures/SignaturesButton.tsx";
import { PrintOptions } from "./PrintOptions.tsx";

interface PrintDialogProps {
  /** Where the meeting's screen is: its form comes up first. */
  readonly step: Step;
  readonly onClose: () => void;
}

/** Every report and form: look at it, print it, save it. */
export function PrintDialog({ step, onClose }: PrintDialogProps) {
  const state = useMeetingState();
  const [choice, setChoice] = useState<PrintChoice>(() => firstChoice(state, step));
  // The choice whose many papers are really wanted.
  const [allOf, setAllOf] = useState<string | null>(null);
  const wanted = reportChoiceOf(choice);
  const text = JSON.stringify(wanted);
  const papers = tooManyPapers(state, choice);
  return (
    <Modal open centered title="打印表格" width="94vw" footer={null} onCancel={onClose}>
      <div className="print-screen">
        <div className="print-options">
          <ul className="print-kinds" aria-label="表格">
            {reportKinds.map((kind) => (
              <li key={kind}>
                <button
                  type="button"
                  className="print-kind"
                  ref={kind === choice.kind ? keepInSight : null}
                  aria-pressed={kind === choice.kind}
                  onClick={() => setChoice(choiceOf(state, kind))}
                >
                  {reportWords[kind]}
                  <span className="hint">{printKinds[kind].says}</span>
                </button>
              </li>
            ))}
          </ul>
          <PrintOptions choice={choice} onChange={setChoice} />
          <SignaturesButton />
        </div>
        <div className="print-preview">
          {papers === null || allOf === text ? (
            <ReportPreview key={text} choice={wanted} />
          ) : (
            <p className="hint">
              约有 {papers} 张。请先选评议组或申报人；或者{" "}
              <Button onClick={() => setAllOf(text)}>全部生成</Button>（要等一会儿）
            </p>
          )}
        </div>
      </div>
    </Modal>
  );
}

const keepInSight = (button: HTMLElement | null): void =>
  button?.scrollIntoView({ block: "nearest" });
