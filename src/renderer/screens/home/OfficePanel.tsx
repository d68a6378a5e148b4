import { Button } from "antd";
import { useState } from "react";
import type { StationStatus } from "../../../contract/answers.ts";
import { TrustDialog, type TrustWish } from "../../components/TrustDialog.tsx";
import { useSessionStore } from "../../store/session-context.ts";
import { groupedHex } from "../../view/plain-text.ts";

interface OfficePanelProps {
  readonly offices: StationStatus["trustedOffices"];
}

/** Whose bundles this laptop opens. */
export function OfficePanel({ offices }: OfficePanelProps) {
  const store = useSessionStore();
  const [trusting, setTrusting] = useState(false);
  const trust = async (wish: TrustWish) => {
    const station = await store.desk["office.trust"](wish);
    if (station.ok) store.takeStation(station.value);
    return station;
  };
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
      {trusting ? (
        <TrustDialog
          whose="评委会办公室"
          teller="办公室"
          passphraseLabel="本机口令"
          trust={trust}
          onClose={() => setTrusting(false)}
        />
      ) : null}
    </section>
  );
}
