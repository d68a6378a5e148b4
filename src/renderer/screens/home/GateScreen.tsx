import { Button } from "antd";
import type { ReactNode } from "react";
import type { KeysStatus, StationStatus } from "../../../contract/answers.ts";
import { ok } from "../../../core/result.ts";
import { NewKeysForm, UnlockKeysForm } from "../../components/KeysForms.tsx";
import { useSession, useSessionStore } from "../../store/session-context.ts";

interface GateProps {
  readonly keys: Pick<KeysStatus, "version">;
  readonly children: ReactNode;
  /** The other use of this computer, and how to go there. */
  readonly other?: { readonly text: string; readonly onGo: () => void };
}

/** Before anything else: what this is, and one thing to do. */
export function Gate({ keys, children, other }: GateProps) {
  return (
    <main className="gate">
      <section className="gate-side">
        <h1>离线答辩评审工作台</h1>
        <p>
          职称评审的答辩评分、集体讨论与无记名投票，全部在这台电脑上完成，不连接任何网络。
          材料用密封材料包带来，结果用评审结果包带走。
        </p>
        <p>版本 {keys.version}</p>
      </section>
      <section className="gate-form">
        {children}
        {other ? (
          <p>
            <Button type="link" className="gate-other" onClick={other.onGo}>
              {other.text}
            </Button>
          </p>
        ) : null}
      </section>
    </main>
  );
}

/** Makes this laptop a station, or unlocks it; a meeting that was open then opens again. */
export function StationGate({ station }: { readonly station: StationStatus }) {
  const store = useSessionStore();
  const resumeMeetingId = useSession((session) => session.resumeMeetingId);
  const create = async (name: string, passphrase: string) => {
    const made = await store.desk["station.create"]({ name, passphrase });
    if (made.ok) store.takeStation(made.value);
    return made;
  };
  const unlock = async (passphrase: string) => {
    const unlocked = await store.desk["station.unlock"]({ passphrase });
    if (!unlocked.ok) return unlocked;
    if (resumeMeetingId !== null) await store.openMeeting(resumeMeetingId);
    store.takeStation(unlocked.value);
    return ok(null);
  };
  const other = {
    text: "这台电脑用作评委会办公室",
    onGo: () => store.chooseSide("office"),
  };
  return (
    <Gate keys={station} {...(resumeMeetingId === null ? { other } : {})}>
      {station.state === "new" ? (
        <NewKeysForm
          title="首次使用：建立评审电脑"
          hint="给这台电脑起一个名称，并设置口令。口令只有您知道，忘记后无法找回。"
          nameLabel="评审电脑名称"
          namePlaceholder="例如：一号答辩室"
          okText="建立评审电脑"
          create={create}
        />
      ) : (
        <UnlockKeysForm
          title={`解锁评审电脑${station.name === null ? "" : `“${station.name}”`}`}
          hint={
            resumeMeetingId === null
              ? "请秘书输入口令。解锁需要几秒钟。"
              : "长时间无人操作，已自动锁定，内容都在。请秘书输入口令，解锁后回到原来的会议。"
          }
          unlock={unlock}
        />
      )}
    </Gate>
  );
}
