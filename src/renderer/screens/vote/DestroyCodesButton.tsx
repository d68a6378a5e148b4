import { Button, Input, Radio } from "antd";
import { useState } from "react";
import type { Round } from "../../../core/meeting/state.ts";
import { ActDialog } from "../../components/ActDialog.tsx";

interface DestroyCodesButtonProps {
  readonly round: Round;
}

/** Chair and scrutineer tear up both slips before everyone, and say so. */
export function DestroyCodesButton({ round }: DestroyCodesButtonProps) {
  const [open, setOpen] = useState(false);
  const [lost, setLost] = useState(false);
  const [note, setNote] = useState("");
  return (
    <>
      <Button type="primary" size="large" onClick={() => setOpen(true)}>
        登记续投码销毁
      </Button>
      {open ? (
        <ActDialog
          fieldsFirst={lost}
          title={`第 ${round.number} 轮：续投码抄件`}
          okText="登记"
          requests={[{ type: "destroyCodes", round: round.number, note: lost ? note : null }]}
          whyNot={lost && note.trim() === "" && "请先写明哪一张找不到、怎样处理。"}
          onDone={() => setOpen(false)}
          onCancel={() => setOpen(false)}
        >
          <Radio.Group
            aria-label="续投码抄件"
            vertical
            value={lost}
            onChange={({ target }) => setLost(target.value === true)}
            options={[
              { value: false, label: "两张抄件都已当面销毁（撕碎或烧毁）" },
              { value: true, label: "有抄件找不到，其余已当面销毁" },
            ]}
          />
          {lost ? (
            <div className="field">
              <label htmlFor="codes-note">哪一张找不到，怎样处理</label>
              <Input
                id="codes-note"
                autoFocus
                maxLength={500}
                value={note}
                onChange={({ target }) => setNote(target.value)}
              />
            </div>
          ) : null}
        </ActDialog>
      ) : null}
    </>
  );
}

/** A round that is void while slips with its codes are still about. */
export function CodesOutPanel({ round }: DestroyCodesButtonProps) {
  return (
    <section className="now-strip" aria-label="待销毁的续投码">
      <p className="grow">
        <b>第 {round.number} 轮的续投码抄件尚未销毁。</b>
        请主任委员和监票人当面销毁并登记，然后才能开启下一轮。
      </p>
      <DestroyCodesButton round={round} />
    </section>
  );
}
