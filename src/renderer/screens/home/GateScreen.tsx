import type { StationStatus } from "../../../contract/answers.ts";
import { NewStationForm } from "./NewStationForm.tsx";
import { UnlockForm } from "./UnlockForm.tsx";

/** Before anything else: make this laptop a station, or unlock it. */
export function GateScreen({ station }: { readonly station: StationStatus }) {
  return (
    <main className="gate">
      <section className="gate-side">
        <h1>离线答辩评审工作台</h1>
        <p>
          职称评审的答辩评分、集体讨论与无记名投票，全部在这台电脑上完成，不连接任何网络。
          材料用密封材料包带来，结果用评审结果包带走。
        </p>
        <p>版本 {station.version}</p>
      </section>
      <section className="gate-form">
        {station.state === "new" ? <NewStationForm /> : <UnlockForm name={station.name} />}
      </section>
    </main>
  );
}
