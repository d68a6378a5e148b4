import { Checkbox } from "antd";

interface ProjectorCheckProps {
  readonly checked: boolean;
  readonly onChecked: (checked: boolean) => void;
}

/** The scrutineer looks at the projector each time: nobody's paper may be seen on it. */
export function ProjectorCheck({ checked, onChecked }: ProjectorCheckProps) {
  return (
    <Checkbox autoFocus checked={checked} onChange={({ target }) => onChecked(target.checked)}>
      监票人已查看：没有接投影，或投影已关，别人看不到这台电脑的屏幕
    </Checkbox>
  );
}
