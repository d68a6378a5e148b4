import { Button, Dropdown } from "antd";
import type { MeetingCommand } from "../../../core/meeting/commands.ts";
import { AnnotationNote } from "../../components/AnnotationNote.tsx";
import { ReasonedButton } from "../../components/ReasonedButton.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import { whyNotNow } from "../../view/why-not.ts";
import { mainAct, otherActs, type PersonAct, type PersonRow as Row } from "./people-rows.ts";

interface PersonRowProps {
  readonly row: Row;
  readonly onAct: (act: PersonAct) => void;
}

/** One person: who it is, whether they are here, and what can be done about it. */
export function PersonRow({ row, onAct }: PersonRowProps) {
  return (
    <div
      className={`person${row.standing === "here" ? " person-here" : ""}`}
      role="group"
      aria-label={row.name}
    >
      <div className="grow">
        <p>
          <span className="person-name">{row.name}</span>{" "}
          {row.roles.map((role) => (
            <span
              key={role}
              className={role.endsWith("委员") && role !== "委员" ? "tag tag-now" : "tag"}
            >
              {role}
            </span>
          ))}
        </p>
        <p className="person-detail">
          {row.detail} <AnnotationNote subject="person" subjectId={row.id} />
        </p>
      </div>
      <Standing row={row} />
      <Actions row={row} onAct={onAct} />
    </div>
  );
}

function Standing({ row: { standing, group, declared } }: { readonly row: Row }) {
  if (group === "replaced") return <span className="tag">已由他人接替</span>;
  if (standing === "here" && !declared) return <span className="tag tag-bad">未声明</span>;
  switch (standing) {
    case "absent":
      return null;
    case "notBack":
      return <span className="tag tag-wait">本场未签到</span>;
    case "here":
      return <span className="tag tag-good">已签到</span>;
    case "left":
      return <span className="tag tag-wait">已离场</span>;
  }
}

const actWords: Readonly<Record<PersonAct, string>> = {
  checkIn: "签到",
  checkInAgain: "签到",
  leave: "离场",
  comeBack: "返回",
  resetPin: "忘记 PIN，重置",
  declare: "声明",
  declareMore: "补充声明回避",
  moveUp: "递补",
  annotate: "写更正说明",
};

/** What the meeting doesn't wait for. */
const quiet: ReadonlySet<PersonAct> = new Set(["leave", "moveUp"]);

/** Staff and experts come and go by different commands, whose time is the same. */
const commandOf: Readonly<Record<PersonAct, MeetingCommand["type"]>> = {
  checkIn: "checkIn",
  checkInAgain: "checkInAgain",
  leave: "leave",
  comeBack: "comeBack",
  resetPin: "resetPin",
  declare: "declare",
  declareMore: "declare",
  moveUp: "moveUpReserve",
  annotate: "annotateFact",
};

function Actions({ row, onAct }: PersonRowProps) {
  const state = useMeetingState();
  const whyNot = (act: PersonAct) => whyNotNow(state, commandOf[act]);
  const main = mainAct(row);
  const others = otherActs(row);
  return (
    <>
      {main === null ? null : (
        <ReasonedButton
          type={quiet.has(main) ? "default" : "primary"}
          size={quiet.has(main) ? "middle" : "large"}
          whyNot={whyNot(main)}
          onClick={() => onAct(main)}
        >
          {actWords[main]}
        </ReasonedButton>
      )}
      {others.length > 0 ? (
        <Dropdown
          trigger={["click"]}
          menu={{
            items: others.map((act) => ({
              key: act,
              label: actWords[act],
              disabled: whyNot(act) !== null,
              title: whyNot(act) ?? "",
            })),
            onClick: ({ key }) => {
              const chosen = others.find((act) => act === key);
              if (chosen) onAct(chosen);
            },
          }}
        >
          <Button aria-label={`${row.name}：更多`}>更多</Button>
        </Dropdown>
      ) : null}
    </>
  );
}
