import { Modal, Segmented, Table, type TableColumnsType } from "antd";
import { useMemo, useState } from "react";
import { ReasonedButton } from "../../components/ReasonedButton.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import { signatureRows, type SignatureRow } from "../../view/signature-rows.ts";
import { whyNotNow } from "../../view/why-not.ts";
import { NoteSignedDialog } from "./NoteSignedDialog.tsx";
import { TakeBackSigningDialog } from "./TakeBackSigningDialog.tsx";

const columns: TableColumnsType<SignatureRow> = [
  { title: "表", width: 210, dataIndex: "title" },
  { title: "内容", dataIndex: "about" },
  { title: "打印序号", width: 96, align: "center", render: (_, { paper }) => paper.serial },
  { title: "签字", width: 300, render: (_, { signed }) => signed ?? <b>待收回</b> },
];

interface SignaturesDialogProps {
  readonly onClose: () => void;
}

/** 手写签名: every printed paper, and whether it has come back with its signatures. */
export function SignaturesDialog({ onClose }: SignaturesDialogProps) {
  const state = useMeetingState();
  const rows = useMemo(() => signatureRows(state), [state]);
  const [view, setView] = useState<"awaited" | "all">("awaited");
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [dialog, setDialog] = useState<"note" | "takeBack" | null>(null);
  const awaited = rows.filter(({ signed }) => signed === null);
  const shown = view === "awaited" ? awaited : rows;
  const picked = shown.filter(({ key }) => chosen.includes(key));
  const done = () => {
    setChosen([]);
    setDialog(null);
  };
  const toNote = picked.filter(({ signed }) => signed === null);
  const toTakeBack = picked.filter(({ signed }) => signed !== null);
  return (
    <Modal open centered title="手写签名" width="90vw" footer={null} onCancel={onClose}>
      <p className="hint">
        打印或保存过的表都列在这里。签好收回后，勾选并登记签了字的人；没有打印机的，先保存到U盘，打印签字后再登记。
      </p>
      <p className="hint">没有收回的，写入会议记录和评审结果，不影响锁定会议。</p>
      <div className="filters">
        <Segmented<"awaited" | "all">
          value={view}
          options={[
            { value: "awaited", label: `待收回 ${awaited.length}` },
            { value: "all", label: `全部 ${rows.length}` },
          ]}
          onChange={setView}
        />
        <ReasonedButton
          type="primary"
          whyNot={
            whyNotNow(state, "noteFormsSigned") ??
            (toNote.length === 0 && "请先勾选已签字收回的表。")
          }
          onClick={() => setDialog("note")}
        >
          登记签字收回{toNote.length > 0 ? `（${toNote.length} 张）` : ""}
        </ReasonedButton>
        <ReasonedButton
          whyNot={
            whyNotNow(state, "takeBackFormSigning") ??
            (toTakeBack.length === 0 && "请在“全部”中勾选登记错了的表。")
          }
          onClick={() => setDialog("takeBack")}
        >
          撤回登记
        </ReasonedButton>
      </div>
      <Table
        size="small"
        rowKey="key"
        columns={columns}
        dataSource={[...shown]}
        virtual
        pagination={false}
        scroll={{ x: 900, y: 360 }}
        locale={{ emptyText: view === "awaited" ? "打印的表都已收回。" : "还没有打印过表。" }}
        rowSelection={{
          selectedRowKeys: [...chosen],
          onChange: (keys) => setChosen(keys.map(String)),
        }}
      />
      {dialog === "note" ? (
        <NoteSignedDialog rows={toNote} onDone={done} onCancel={() => setDialog(null)} />
      ) : null}
      {dialog === "takeBack" ? (
        <TakeBackSigningDialog rows={toTakeBack} onDone={done} onCancel={() => setDialog(null)} />
      ) : null}
    </Modal>
  );
}
