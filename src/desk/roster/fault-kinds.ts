import { applicantFaultKinds } from "./applicant-fault-kinds.ts";
import { cellFaultKinds } from "./cell-fault-kinds.ts";
import { materialFaultKinds } from "./material-fault-kinds.ts";
import { peopleFaultKinds } from "./people-fault-kinds.ts";
import type { warningKinds } from "./warning-kinds.ts";

/** Faults that stop sealing. A code keeps its meaning once released. */
export const faultKinds = {
  ...cellFaultKinds,
  ...applicantFaultKinds,
  ...peopleFaultKinds,
  ...materialFaultKinds,
} as const;

export type FaultCode = keyof typeof faultKinds;
export type WarningCode = keyof typeof warningKinds;
