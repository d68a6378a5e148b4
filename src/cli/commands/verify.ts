import { err, ok, type Result } from "../../core/result.ts";
import type { ResultDocument } from "../../core/result/result-document.ts";
import type { Keyring } from "../../desk/keys/keyring.ts";
import { verifyResult, type VerifiedResult } from "../../desk/office/verify-result.ts";
import { summaryNotes } from "../../desk/reports/summary-notes.ts";
import { openFileSource } from "../../desk/sealed/file-source.ts";
import { refused, type Command, type CommandContext, type NotDone } from "../command.ts";
import { unlock } from "../keyring-place.ts";
import { outcomeTable } from "../outcome-table.ts";
import { passphraseOption } from "../passphrase.ts";

export const verify: Command = {
  words: "verify",
  form: {
    operands: ["FILE.vsresult"],
    options: { office: { kind: "value", required: true, value: "DIR" }, ...passphraseOption },
  },
  says: {
    zh: "用办公室的钥匙打开评审结果包，核对签名，并从会议日志重新计算全部结果。",
    en: "Opens a result package with the office's keys, checks its signatures and recounts everything from its journal.",
  },
  run: async (given, context) => {
    const office = await unlock(given.value("office"), "office", given, context);
    if (!office.ok) return office;
    const verified = await verifyFile(given.operand("FILE.vsresult"), office.value, context);
    if (!verified.ok) return verified;
    return ok({ lines: linesOf(verified.value), json: jsonOf(verified.value) });
  },
};

/** Verifies the result package at `path`. */
export async function verifyFile(
  path: string,
  office: Keyring,
  { files }: CommandContext,
): Promise<Result<VerifiedResult, NotDone>> {
  const source = await openFileSource(files, path);
  if (!source.ok) return err(refused(source.error));
  try {
    const verified = await verifyResult(source.value, office);
    return verified.ok ? verified : err(refused(verified.error));
  } finally {
    await source.value.close();
  }
}

function linesOf(result: VerifiedResult): readonly string[] {
  const { document, journal, signers, signedGrades } = result;
  const { bundle, meeting, files, applicants, attendance } = document;
  const graded = applicants.reduce((sum, { grades }) => sum + grades.length, 0);
  const tallied = applicants.filter(({ motion }) => motion !== null).length;
  return [
    `${bundle.kind === "rehearsal" ? "【演练 rehearsal】" : ""}${meeting.title}`,
    `材料包 Bundle ${bundle.id}，清单由本办公室签发 its manifest was signed by this office`,
    `签名 Signatures: 评审电脑 station ${signers.station}、主任委员 chair ${signers.chair}、秘书 secretary ${signers.secretary}`,
    `文件 Files: ${files.length} 个，大小和校验值相符 sizes and hashes hold`,
    `会议日志 Journal: ${journal.records.length} 行，链完整 chain holds, head ${journal.head}`,
    `签到 Attendance: 应到 ${attendance.expected}，实到 ${attendance.checkedIn}，法定人数 quorum ${attendance.quorum}`,
    `重算 Recount: 评分 grades ${graded}（专家签名 signed ${signedGrades}），表决事项 motions ${tallied}，与结果一致 all as stated`,
    ...reviewLines(document),
    ...outcomeTable(document),
    ...summaryNotes(document).map((note) => `说明 Note: ${note}`),
    `核验通过 Verified: ${result.documentHash}`,
  ];
}

/** 参加笔试 and 退回 of a meeting that reviewed materials. */
function reviewLines({ review, applicants }: ResultDocument): readonly string[] {
  if (!review) return [];
  const vetoed = applicants.filter(({ reading }) => reading.veto !== null).length;
  return [
    `材料审查 Review: 合格 passed ${review.passed.length}，退回 returned ${review.returned.length}，一票否决 vetoed ${vetoed}`,
  ];
}

function jsonOf({ document, documentHash, journal, signers, signedGrades }: VerifiedResult) {
  return {
    ...{ bundle: document.bundle, documentHash, signers, signedGrades },
    journal: { lines: journal.records.length, head: journal.head },
    review: document.review,
    restorations: document.restorations,
    moves: document.moves,
    outcomes: document.applicants.map(({ applicantId, name, stage, conclusion, motion }) => ({
      ...{ applicantId, name, stage, conclusion, motion },
    })),
  };
}
