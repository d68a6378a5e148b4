import type { ApplicantId, PanelId, PersonId } from "../../ids.ts";
import type { Evidence, MaterialsVerdict, PanelVerdict } from "./reading-events.ts";

/** 材料审查, 原件核验 and 一票否决. */
export type ReadingCommand =
  | {
      readonly type: "judgeMaterials";
      readonly applicantId: ApplicantId;
      readonly expertId: PersonId;
      readonly verdict: MaterialsVerdict;
      readonly reason: string;
    }
  | {
      readonly type: "confirmMaterialsVerdicts";
      /** `null`: the committee, for applicants without a panel. */
      readonly panelId: PanelId | null;
      readonly confirmedBy: PersonId;
      readonly verdicts: readonly PanelVerdict[];
    }
  | {
      readonly type: "correctMaterialsVerdict";
      readonly applicantId: ApplicantId;
      readonly to: MaterialsVerdict;
      readonly reason: string;
    }
  | {
      readonly type: "checkOriginals";
      readonly applicantId: ApplicantId;
      readonly checkedBy: PersonId;
      readonly originals: readonly string[];
      readonly agree: boolean;
      readonly remark: string;
    }
  | {
      readonly type: "vetoApplication";
      readonly applicantId: ApplicantId;
      readonly reason: string;
      readonly evidence: Evidence;
    };
