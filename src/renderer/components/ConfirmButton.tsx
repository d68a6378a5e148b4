import { Button, Popconfirm, type ButtonProps } from "antd";

interface ConfirmButtonProps {
  readonly text: string;
  /** The button's accessible name, where the text alone says too little. */
  readonly label?: string;
  readonly question: string;
  /** What follows from it. */
  readonly consequence: string;
  readonly okText: string;
  readonly size?: "large";
  readonly danger?: boolean;
  readonly disabled: boolean;
  readonly onConfirm: () => void;
}

/** A button that asks once more. The answer "no" has the focus, so that Enter twice does nothing. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const { text, label, question, consequence, okText, size, danger, disabled, onConfirm } = props;
  const look: ButtonProps = {
    danger: danger ?? false,
    disabled,
    ...(size ? { size } : {}),
    ...(label === undefined ? {} : { "aria-label": label }),
  };
  return (
    <Popconfirm
      title={question}
      description={consequence}
      okText={okText}
      cancelText="取消"
      destroyOnHidden
      cancelButtonProps={{ autoFocus: true }}
      onConfirm={onConfirm}
    >
      <Button {...look}>{text}</Button>
    </Popconfirm>
  );
}
