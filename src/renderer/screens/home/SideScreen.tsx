import type { OfficeStatus, StationStatus } from "../../../contract/answers.ts";
import { useSessionStore } from "../../store/session-context.ts";
import { Gate } from "./GateScreen.tsx";

interface SideScreenProps {
  readonly station: StationStatus;
  readonly office: OfficeStatus;
}

/** The very first question: what this computer is used as. */
export function SideScreen({ station, office }: SideScreenProps) {
  const store = useSessionStore();
  return (
    <Gate keys={station}>
      <h2>这台电脑用作：</h2>
      <SideButton
        name="评审电脑"
        says="放在评审现场：打开材料包，签到、答辩评分、表决，导出结果。"
        keysName={station.name}
        onChoose={() => store.chooseSide("station")}
      />
      <SideButton
        name="评委会办公室"
        says="放在办公室：核对名册和材料，密封材料包，登记评审电脑，导入结果。"
        keysName={office.name}
        onChoose={() => store.chooseSide("office")}
      />
    </Gate>
  );
}

interface SideButtonProps {
  readonly name: string;
  readonly says: string;
  readonly keysName: string | null;
  readonly onChoose: () => void;
}

function SideButton({ name, says, keysName, onChoose }: SideButtonProps) {
  return (
    <button type="button" className="side-choice" aria-label={name} onClick={onChoose}>
      <span className="big">
        {name}
        {keysName === null ? "" : `：${keysName}`}
      </span>
      <span className="hint">{says}</span>
    </button>
  );
}
