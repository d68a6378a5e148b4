import type { Applicant } from "../../core/bundle/manifest.ts";
import { applicantSheet } from "./applicant-form.ts";
import { applicantStatuses, standingOfStatus } from "./applicant-status.ts";
import type { Facts, FindingLog, Place } from "./fault.ts";
import type { FaultCode, WarningCode } from "./fault-kinds.ts";
import type { MeetingFacts } from "./meeting-sheet.ts";
import { periodOf } from "./public-notice.ts";
import { listed } from "./roster-words.ts";
import type { Located } from "./table.ts";
import { workingDays } from "./working-days.ts";

/** 不少于5个工作日 (the notice, 三（二）). */
const publicNoticeDays = 5;

/** Holds each application to the notice's rules. Cells with a fault of their own keep still. */
export function checkApplicants(
  applicants: readonly Located<Applicant>[],
  facts: MeetingFacts | undefined,
  log: FindingLog,
): void {
  for (const { row, value } of applicants) {
    const report = reporterAt(row, log);
    checkStatus(value, report);
    if (facts) checkCounty(value, facts.counties, report);
    checkPublicNotice(value, report);
    if (facts) checkDates(value, facts.meeting.qualifiedBy, report);
    if (value.underSanction) report.warn("UNDER_SANCTION", "处分影响期", { found: value.name });
  }
}

interface Reporter {
  readonly isSound: (column: string) => boolean;
  readonly fault: (code: FaultCode, column: string, facts: Facts) => void;
  readonly warn: (code: WarningCode, column: string, facts: Facts) => void;
}

function reporterAt(row: number, log: FindingLog): Reporter {
  const at = (column: string): Place => ({ sheet: applicantSheet, row, column });
  return {
    isSound: (column) => !log.isFaultyAt(at(column)),
    fault: (code, column, facts) => log.fault(code, at(column), facts),
    warn: (code, column, facts) => log.warn(code, at(column), facts),
  };
}

function checkStatus({ status }: Applicant, report: Reporter): void {
  if (status === "") return;
  const standing = standingOfStatus(status);
  if (standing === "barred") report.fault("APPLICANT_BARRED", "人员身份", { found: status });
  if (standing === "unknown")
    report.warn("STATUS_UNKNOWN", "人员身份", { found: status, wanted: listed(applicantStatuses) });
}

function checkCounty(applicant: Applicant, counties: readonly string[], report: Reporter): void {
  const { county, entrusted, entrustedBy } = applicant;
  if (county === "" || !report.isSound("委托评审")) return;
  const isOwn = counties.includes(county);
  if (!isOwn && !entrusted)
    report.fault("COUNTY_NOT_ENTRUSTED", "委托评审", { found: county, wanted: listed(counties) });
  if (isOwn && entrusted) report.warn("OWN_COUNTY_ENTRUSTED", "委托评审", { found: county });
  if (!isOwn && entrusted && entrustedBy !== "" && !entrustedBy.includes(county))
    report.warn("ENTRUSTED_BY_OTHER_COUNTY", "委托单位", { found: entrustedBy, wanted: county });
}

function checkPublicNotice({ publicNotice }: Applicant, report: Reporter): void {
  if (publicNotice === "") return;
  const wanted = publicNoticeDays;
  const period = periodOf(publicNotice);
  if (!period) {
    report.warn("PUBLIC_NOTICE_UNREADABLE", "公示起止日期", { found: publicNotice, wanted });
    return;
  }
  const { count, holidaysKnown } = workingDays(period.first, period.last);
  if (count >= wanted) return;
  if (holidaysKnown)
    report.fault("PUBLIC_NOTICE_TOO_SHORT", "公示起止日期", { found: count, wanted });
  else report.warn("PUBLIC_NOTICE_MAYBE_SHORT", "公示起止日期", { found: count, wanted });
}

/** Dates as `YYYY-MM-DD` compare as text; an empty one was left out or is a fault already. */
function checkDates(applicant: Applicant, qualifiedBy: string, report: Reporter): void {
  const dates = [
    ["毕业时间", applicant.graduatedOn],
    ["现职称取得时间", applicant.currentTitleOn],
  ] as const;
  for (const [column, date] of dates)
    if (qualifiedBy !== "" && date > qualifiedBy)
      report.fault("DATE_AFTER_QUALIFYING", column, { found: date, wanted: qualifiedBy });
}
