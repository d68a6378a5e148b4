import { Radio } from "antd";
import type { Drive, DriveFile } from "../../contract/answers.ts";
import { sizeText } from "../view/plain-text.ts";

export interface ChosenFile {
  readonly driveId: string;
  readonly fileName: string;
}

interface FileChoiceProps {
  readonly drives: readonly Drive[] | null;
  readonly kind: DriveFile["kind"];
  readonly chosen: ChosenFile | null;
  readonly onChoose: (file: ChosenFile) => void;
}

const nouns: Readonly<Record<DriveFile["kind"], string>> = {
  bundle: "密封材料包（.vsbundle）",
  card: "登记卡（.vscard）",
  result: "评审结果包（.vsresult）",
};

/** The files of one kind on all sticks, each with where it lies. */
export function FileChoice({ drives, kind, chosen, onChoose }: FileChoiceProps) {
  if (!drives) return <p className="hint">正在查看U盘……</p>;
  const files = drives.flatMap((drive) =>
    drive.files.filter((file) => file.kind === kind).map((file) => ({ drive, file })),
  );
  if (files.length === 0) {
    return <p>没有找到{nouns[kind]}。请插好U盘，再点“刷新”。</p>;
  }
  const keyOf = (file: ChosenFile) => JSON.stringify([file.driveId, file.fileName]);
  return (
    <Radio.Group
      className="stack"
      value={chosen ? keyOf(chosen) : null}
      onChange={({ target }) => {
        const [driveId = "", fileName = ""] = JSON.parse(String(target.value)) as string[];
        onChoose({ driveId, fileName });
      }}
    >
      {files.map(({ drive, file }) => {
        const key = keyOf({ driveId: drive.id, fileName: file.name });
        return (
          <Radio key={key} value={key}>
            <b>{file.name}</b>{" "}
            <span className="hint">
              {sizeText(file.sizeBytes)}，在“{drive.label}”
            </span>
          </Radio>
        );
      })}
    </Radio.Group>
  );
}
