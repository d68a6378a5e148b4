import { Button } from "antd";
import { useState } from "react";
import type { StationStatus } from "../../../contract/answers.ts";
import { groupedHex } from "../../view/plain-text.ts";
import { TrustOfficeDialog } from "./TrustOfficeDialog.tsx";

interface OfficePanelProps {
  readonly offices: StationStatus["trustedOffices"];
}

/** Whose bundles this laptop opens. */
export function OfficePanel({ offices }: OfficePanelProps) {
  const [trusting, setTrusting] = useState(false);
  return (
    <section className="panel" aria-labelledby="offices">
      <div className="panel-head">
        <h2 id="offices">信任的评委会办公室</h2>
        <Button onClick={() => setTrusting(true)}>登记办公室</Button>
      </div>
      {offices.length === 0 ? (
        <p className="hint">还没有。材料包只接受登记过的办公室密封的。</p>
      ) : null}
      <ul className="plain-list">
        {offices.map(({ name, checkCode }) => (
          <li key={checkCode}>
            <div className="grow">
              <p className="big">{name}</p>
              <p className="code">核验码 {groupedHex(checkCode).slice(0, 4).join(" ")} ……</p>
            </div>
          </li>
        ))}
      </ul>
      {trusting ? <TrustOfficeDialog onClose={() => setTrusting(false)} /> : null}
    </section>
  );
}
