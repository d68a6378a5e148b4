import { Button } from "antd";
import type { PersonRow as Row } from "./people-rows.ts";

interface PersonRowProps {
  readonly row: Row;
  readonly disabled: boolean;
  readonly onCheckIn: () => void;
  readonly onLeave: () => void;
  readonly onComeBack: () => void;
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
      <Actions row={row} {...actions} />
    </div>
  );
}

function Actions({ row, disabled, onCheckIn, onLeave, onComeBack }: PersonRowProps) {
  if (row.group === "reserve") return <span className="tag">候补</span>;
  if (row.standing === "absent") {
    return (
      <Button type="primary" size="large" disabled={disabled} onClick={onCheckIn}>
        签到
      </Button>
    );
  }
  if (row.group === "staff") return <span className="tag tag-good">已签到</span>;
  return row.standing === "here" ? (
    <>
      <span className="tag tag-good">已签到</span>
      <Button disabled={disabled} onClick={onLeave}>
        离场
      </Button>
    </>
  ) : (
    <>
      <span className="tag tag-wait">已离场</span>
      <Button type="primary" disabled={disabled} onClick={onComeBack}>
        返回
      </Button>
    </>
  );
}
