import { Button, Segmented } from "antd";
import { useState } from "react";
import type { OfficeStatus } from "../../../contract/answers.ts";
import { ChangePassphraseDialog } from "../../components/ChangePassphraseDialog.tsx";
import { DrillDialog } from "../../components/DrillDialog.tsx";
import { Heading } from "../../components/Heading.tsx";
import { RefusalNote } from "../../components/RefusalNote.tsx";
import { useSessionStore } from "../../store/session-context.ts";
import { useAsking } from "../../store/use-asking.ts";
import { ImportScreen } from "./ImportScreen.tsx";
import { OfficeHome } from "./OfficeHome.tsx";
import { SealScreen } from "./SealScreen.tsx";

type View = "home" | "seal" | "import";

/** The unlocked office: its stations, sealing, and what comes back. */
export function OfficeScreens({ office }: { readonly office: OfficeStatus }) {
  const store = useSessionStore();
  const [view, setView] = useState<View>("home");
  const [dialog, setDialog] = useState<"drill" | "passphrase" | null>(null);
  const locking = useAsking();
  const lock = async () => {
    const locked = await locking.ask(() => store.desk["office.lock"]({ reason: "asked" }));
    if (locked) store.takeOffice(locked);
  };
  return (
    <main className="home">
      <div className="home-inner">
        <Heading title={`评委会办公室“${office.name ?? ""}”`}>
          <Button onClick={() => setDialog("drill")}>会前自检</Button>
          <Button onClick={() => setDialog("passphrase")}>更改口令</Button>
          <Button onClick={() => void lock()} loading={locking.busy}>
            锁定
          </Button>
        </Heading>
        <RefusalNote refusal={locking.refusal} />
        <div className="filters">
          <Segmented<View>
            value={view}
            size="large"
            options={[
              { value: "home", label: "登记" },
              { value: "seal", label: "核对并密封材料" },
              { value: "import", label: "核验并导入结果" },
            ]}
            onChange={setView}
          />
        </div>
        {view === "home" ? <OfficeHome office={office} /> : null}
        {view === "seal" ? <SealScreen office={office} onEnrol={() => setView("home")} /> : null}
        {view === "import" ? <ImportScreen /> : null}
      </div>
      {dialog === "drill" ? (
        <DrillDialog
          drill={(passphrase) => store.desk["office.drill"]({ passphrase })}
          onClose={() => setDialog(null)}
        />
      ) : null}
      {dialog === "passphrase" ? (
        <ChangePassphraseDialog
          whose="办公室"
          change={(passphrase, newPassphrase) =>
            store.desk["office.changePassphrase"]({ passphrase, newPassphrase })
          }
          onClose={() => setDialog(null)}
        />
      ) : null}
    </main>
  );
}
