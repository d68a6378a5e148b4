import type { OfficeStatus } from "../../../contract/answers.ts";
import { NewKeysForm, UnlockKeysForm } from "../../components/KeysForms.tsx";
import { useSessionStore } from "../../store/session-context.ts";
import { Gate } from "../home/GateScreen.tsx";

/** Makes this computer's office keys, or unlocks them. */
export function OfficeGate({ office }: { readonly office: OfficeStatus }) {
  const store = useSessionStore();
  const create = async (name: string, passphrase: string) => {
    const made = await store.desk["office.create"]({ name, passphrase });
    if (made.ok) store.takeOffice(made.value);
    return made;
  };
  const unlock = async (passphrase: string) => {
    const unlocked = await store.desk["office.unlock"]({ passphrase });
    if (unlocked.ok) store.takeOffice(unlocked.value);
    return unlocked;
  };
  const other = { text: "这台电脑用作评审电脑", onGo: () => store.chooseSide("station") };
  return (
    <Gate keys={office} other={other}>
      {office.state === "new" ? (
        <NewKeysForm
          title="首次使用：建立评委会办公室"
          hint="填写办公室名称，并设置口令。口令忘记后无法找回；建好后请备份整个钥匙文件夹。"
          nameLabel="办公室名称"
          namePlaceholder="例如：市数字经济评委会办公室"
          okText="建立办公室"
          create={create}
        />
      ) : (
        <UnlockKeysForm
          title={`解锁评委会办公室${office.name === null ? "" : `“${office.name}”`}`}
          hint="请输入办公室口令。解锁需要几秒钟。"
          unlock={unlock}
        />
      )}
    </Gate>
  );
}
