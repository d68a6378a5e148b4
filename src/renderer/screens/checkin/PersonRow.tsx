import { Button, Dropdown } from "antd";
import { AnnotationNote } from "../../components/AnnotationNote.tsx";
import { mainAct, otherActs, type PersonAct, type PersonRow as Row } from "./people-rows.ts";

interface PersonRowProps {
  readonly row: Row;
  readonly disabled: boolean;
  readonly onAct: (act: PersonAct) => void;
}

export function PersonRow({ row, ...actions }: PersonRowProps) {
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
      <Actions row={row} {...actions} />
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

function Actions({ row, disabled, onAct }: PersonRowProps) {
  const main = mainAct(row);
  const others = otherActs(row);
  return (
    <>
      {main === null ? null : (
        <Button
          type={quiet.has(main) ? "default" : "primary"}
          size={quiet.has(main) ? "middle" : "large"}
          disabled={disabled}
          onClick={() => onAct(main)}
        >
          {actWords[main]}
        </Button>
      )}
      {others.length > 0 ? (
        <Dropdown
          trigger={["click"]}
          disabled={disabled}
          menu={{
            items: others.map((act) => ({ key: act, label: actWords[act] })),
            onClick: ({ key }) => {
              const chosen = others.find((act) => act === key);
              if (chosen) onAct(chosen);
            },
          }}
        >
          <Button aria-label={`${row.name}：更多`} disabled={disabled}>
            更多
          </Button>
        </Dropdown>
      ) : null}
    </>
  );
}
