import { z } from "zod";
import { reportKinds } from "../core/report-kinds.ts";
import type { ExportReceipt, FileBytes } from "./answers.ts";
import { applicantIdInput, driveIdInput, panelIdInput } from "./inputs.ts";
import { gives, method } from "./method.ts";

/** Without a panel, applicant or round: all of them. `blank`: to be filled in by hand. */
export const reportChoiceInput = z.strictObject({
  kind: z.enum(reportKinds),
  panelId: panelIdInput.optional(),
  applicantId: applicantIdInput.optional(),
  round: z.int().min(1).optional(),
  blank: z.boolean().optional(),
});

/** Reports and forms of the open meeting. */
export const reportTable = {
  "report.make": method(
    "One report or form as a PDF of the present state; what may still change is marked 过程稿 before the lock.",
    reportChoiceInput,
    gives<FileBytes>("FileBytes"),
  ),
  "report.export": method(
    "Writes the same PDF to a drive and reads it back. An earlier one of the same name is replaced.",
    reportChoiceInput.extend({ driveId: driveIdInput }),
    gives<ExportReceipt>("ExportReceipt"),
  ),
} as const;
