import { Button, Modal } from "antd";

/** `held`: a stick has a mirror of this meeting; `slow`: some stick doesn't answer whether it has. */
export type Doubt = "held" | "slow";

interface BeginAnewDialogProps {
  readonly doubt: Doubt;
  readonly onMove: () => void;
  readonly onBegin: () => void;
  readonly onCancel: () => void;
}

/** Before a meeting is begun anew that was perhaps held on another computer already. */
export function BeginAnewDialog({ doubt, onMove, onBegin, onCancel }: BeginAnewDialogProps) {
  const isHeld = doubt === "held";
  return (
    <Modal
      open
      centered
      title={isHeld ? "U盘里已有这次会议的副本" : "U盘还没有响应"}
      width={640}
      mask={{ closable: false }}
      onCancel={onCancel}
      footer={
        <div className="dialog-actions">
          <Button onClick={onCancel}>取消</Button>
          <Button danger onClick={onBegin}>
            不接，从头开会
          </Button>
          <Button type="primary" autoFocus onClick={onMove}>
            查看副本，接着开
          </Button>
        </div>
      }
    >
      <div className="dialog-form">
        <p>
          {isHeld
            ? "这次会议已经在另一台评审电脑上开过。如果那台电脑坏了，请接着U盘副本开，已有的评分和表决都在。"
            : "不知道U盘里有没有这次会议的副本。如果会议已经在另一台评审电脑上开过，请不要从头开。"}
        </p>
        <p>只有两个会场各用一台电脑、各开各的，才从头开会。从头开了就不能再接副本。</p>
      </div>
    </Modal>
  );
}
