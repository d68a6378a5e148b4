import { Button, Tooltip, type ButtonProps } from "antd";
import { useId, type MouseEvent } from "react";

/** What must be done before something can be pressed, as a sentence; `false` or `null` where it can be. */
export type WhyNot = string | false | null;

interface ReasonedButtonProps extends ButtonProps {
  readonly whyNot: WhyNot;
}

/**
 * A button that says why it can't be pressed. It stays in the reach of keys, and gives the reason
 * when the pointer, the focus or a finger comes to it.
 */
export function ReasonedButton({ whyNot, ...button }: ReasonedButtonProps) {
  const reasonId = useId();
  const reason = whyNot === false ? null : whyNot;
  // Like a click on a disabled button: nothing is done and no form sent.
  const refuse = (event: MouseEvent) => event.preventDefault();
  const off: ButtonProps = {
    danger: false,
    className: `${button.className ?? ""} button-off`,
    "aria-disabled": true,
    "aria-describedby": reasonId,
    onClick: refuse,
  };
  return (
    <>
      {/* Without a reason it shows nothing; taken away it would take the focus with it. */}
      <Tooltip title={reason} trigger={["hover", "focus"]}>
        <Button {...button} {...(reason === null ? {} : off)} />
      </Tooltip>
      {reason === null ? null : (
        <span id={reasonId} hidden>
          {reason}
        </span>
      )}
    </>
  );
}
