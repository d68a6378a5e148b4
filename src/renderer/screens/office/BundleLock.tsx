import { Button, Checkbox, Radio } from "antd";
import { useState } from "react";
import type { OfficeStatus } from "../../../contract/answers.ts";
import {
  leastBundlePassphrase,
  passphraseStrength,
  type PassphraseStrength,
} from "../../../core/bundle/bundle-passphrase.ts";
import { PassphraseField } from "../../components/PassphraseField.tsx";
import { groupedHex } from "../../view/plain-text.ts";

/** Who can open the bundle. */
export type LockChoice =
  | { readonly kind: "stations"; readonly stations: string[] }
  | { readonly kind: "passphrase"; readonly passphrase: string };

interface BundleLockProps {
  readonly office: OfficeStatus;
  readonly onEnrol: () => void;
  /** `null` while nobody could open it yet. */
  readonly onChange: (lock: LockChoice | null) => void;
}

/** Laptops by their cards, which is the rule; or whoever is told a passphrase. */
export function BundleLock({ office, onEnrol, onChange }: BundleLockProps) {
  const [kind, setKind] = useState<LockChoice["kind"]>("stations");
  return (
    <fieldset className="plain-fieldset">
      <legend>谁能打开</legend>
      <Radio.Group
        className="stack"
        value={kind}
        onChange={({ target }) => {
          setKind(target.value as LockChoice["kind"]);
          onChange(null);
        }}
      >
        <Radio value="stations">已登记的评审电脑（推荐）</Radio>
        <Radio value="passphrase">知道材料包口令的评审电脑</Radio>
      </Radio.Group>
      {kind === "stations" ? (
        <StationChoice office={office} onEnrol={onEnrol} onChange={onChange} />
      ) : (
        <NewBundlePassphrase onChange={onChange} />
      )}
    </fieldset>
  );
}

function StationChoice({ office, onEnrol, onChange }: BundleLockProps) {
  if (office.stations.length === 0)
    return (
      <p>
        还没有登记评审电脑。<Button onClick={onEnrol}>去登记</Button>
      </p>
    );
  return (
    <Checkbox.Group
      className="stack lock-detail"
      onChange={(stations: string[]) =>
        onChange(stations.length > 0 ? { kind: "stations", stations } : null)
      }
      options={office.stations.map(({ name, checkCode }) => ({
        value: checkCode,
        label: (
          <>
            <b>{name}</b>{" "}
            <span className="code">{groupedHex(checkCode).slice(0, 2).join(" ")} ……</span>
          </>
        ),
      }))}
    />
  );
}

/** Typed twice, since nobody can tell it afterwards. */
function NewBundlePassphrase({ onChange }: Pick<BundleLockProps, "onChange">) {
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const strength = passphraseStrength(passphrase);
  const typed = (first: string, second: string) => {
    setPassphrase(first);
    setAgain(second);
    const ready = first === second && passphraseStrength(first) !== "short";
    onChange(ready ? { kind: "passphrase", passphrase: first } : null);
  };
  return (
    <div className="stack lock-detail">
      <PassphraseField
        id="bundle-passphrase"
        label="材料包口令"
        value={passphrase}
        fresh
        onChange={(text) => typed(text, again)}
      />
      <span role="status" className={strength === "good" ? "" : "hint"}>
        {strengths[strength]}
      </span>
      <PassphraseField
        id="bundle-passphrase-again"
        label="再输入一遍"
        value={again}
        fresh
        wrong={again !== "" && again !== passphrase}
        onChange={(text) => typed(passphrase, text)}
      />
      <p className="hint">
        请用电话或当面告知口令，不要写在U盘上，也不要随U盘一起送。忘了口令谁也打不开，只能重新密封。
      </p>
    </div>
  );
}

const strengths: Readonly<Record<PassphraseStrength, string>> = {
  short: `至少 ${leastBundlePassphrase} 个字符，最好是几个不相干的词。`,
  guessable: "容易被猜到：不要只用数字或重复的字符。",
  fair: "可以用。再加一两个词更难猜。",
  good: "✓ 不易猜到。",
};
