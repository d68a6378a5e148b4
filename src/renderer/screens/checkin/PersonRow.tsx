import { Button, Dropdown } from "antd";
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
        <p className="person-detail">{row.detail}</p>
      </div>
      {row.group === "reserve" ? <span className="tag">候补</span> : null}
      {row.group === "reserve" ? null : <Standing row={row} />}
      <Actions row={row} {...actions} />
    </div>
  );
}

function Standing({ row: { standing } }: { readonly row: Row }) {
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
};

function Actions({ row, disabled, onAct }: PersonRowProps) {
  const main = mainAct(row);
  const others = otherActs(row);
  return (
    <>
      {row.group === "reserve" ? null : (
        <Button
          type={main === "leave" ? "default" : "primary"}
          size={main === "leave" ? "middle" : "large"}
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
