import { defenseRefusals } from "./defense-refusals.ts";
import { formRefusals } from "./form-refusals.ts";
import { hostRefusals } from "./host-refusals.ts";
import { journalRefusals } from "./journal-refusals.ts";
import { meetingRefusals } from "./meeting-refusals.ts";
import { peopleRefusals } from "./people-refusals.ts";
import { readingRefusals } from "./reading-refusals.ts";
import { reportRefusals } from "./report-refusals.ts";
import { restoreRefusals } from "./restore-refusals.ts";
import { resultRefusals } from "./result-refusals.ts";
import { rosterRefusals } from "./roster-refusals.ts";
import { sealedRefusals } from "./sealed-refusals.ts";
import { stationRefusals } from "./station-refusals.ts";
import { resumptionRefusals } from "./resumption-refusals.ts";
import { votingRefusals } from "./voting-refusals.ts";

/** Every refusal that the product can give. A code, once released, keeps its meaning. */
export const refusalCatalog = {
  ...defenseRefusals,
  ...formRefusals,
  ...hostRefusals,
  ...journalRefusals,
  ...meetingRefusals,
  ...peopleRefusals,
  ...readingRefusals,
  ...reportRefusals,
  ...restoreRefusals,
  ...resultRefusals,
  ...rosterRefusals,
  ...sealedRefusals,
  ...stationRefusals,
  ...votingRefusals,
  ...resumptionRefusals,
} as const;
