import { Button } from "antd";
import { useState } from "react";
import type { OfficeStatus } from "../../../contract/answers.ts";
import { CardPanel } from "../../components/CardPanel.tsx";
import { TrustDialog, type TrustWish } from "../../components/TrustDialog.tsx";
import { useSessionStore } from "../../store/session-context.ts";
import { groupedHex } from "../../view/plain-text.ts";

/** The office's card, and the stations that it seals for. */
export function OfficeHome({ office }: { readonly office: OfficeStatus }) {
  const store = useSessionStore();
  const [enrolling, setEnrolling] = useState(false);
  const enrol = async (wish: TrustWish) => {
    const enrolled = await store.desk["office.enrol"](wish);
    if (enrolled.ok) store.takeOffice(enrolled.value);
    return enrolled;
  };
  return (
    <div className="home-columns">
      <section className="panel" aria-labelledby="stations">
        <div className="panel-head">
          <h2 id="stations">已登记的评审电脑</h2>
          <Button type="primary" onClick={() => setEnrolling(true)}>
            登记评审电脑
          </Button>
        </div>
        {office.stations.length === 0 ? (
          <p className="hint">
            还没有。请评审现场把登记卡写到U盘交来，再打电话告知核验码。材料只密封给登记过的评审电脑。
          </p>
        ) : null}
        <ul className="plain-list">
          {office.stations.map(({ name, checkCode }) => (
            <li key={checkCode}>
              <div className="grow">
                <p className="big">{name}</p>
                <p className="code">核验码 {groupedHex(checkCode).join(" ")}</p>
              </div>
            </li>
          ))}
        </ul>
      </section>
      <div>
        <CardPanel
          title="办公室登记卡"
          telling="打电话或用纸条告知评审现场，由对方输入"
          keys={office}
          exportCard={(driveId) => store.desk["office.exportCard"]({ driveId })}
        />
      </div>
      {enrolling ? (
        <TrustDialog
          whose="评审电脑"
          teller="评审现场"
          passphraseLabel="办公室口令"
          trust={enrol}
          onClose={() => setEnrolling(false)}
        />
      ) : null}
    </div>
  );
}
