import { useState } from "react";
import type { Applicant } from "../../../core/bundle/manifest.ts";
import { examVerdictWords, levelWords, materialsVerdictWords } from "../../../core/words.ts";
import { nameOf } from "../../../core/meeting/people/person-name.ts";
import { materialsVerdictOf } from "../../../core/meeting/reading/readers.ts";
import type { MaterialsVerdict } from "../../../core/meeting/reading/reading-events.ts";
import { AnnotateDialog } from "../../components/AnnotateDialog.tsx";
import { AnnotationNote } from "../../components/AnnotationNote.tsx";
import { IdNumber } from "../../components/IdNumber.tsx";
import { ReasonedButton } from "../../components/ReasonedButton.tsx";
import { qualificationLines } from "../../view/qualification-view.ts";
import { useMeeting } from "../../store/session-context.ts";
import { whyNotNow } from "../../view/why-not.ts";
import { BaseConditions } from "./BaseConditions.tsx";

/** What the roster says of an applicant. */
export function ApplicantFacts({ applicant }: { readonly applicant: Applicant }) {
  const { state, manifest } = useMeeting();
  const [annotating, setAnnotating] = useState(false);
  const facts = factsOf(applicant, materialsVerdictOf(state, applicant));
  const reader = applicant.leadReader === null ? "" : nameOf(state, applicant.leadReader);
  return (
    <>
      <AnnotationNote subject="applicant" subjectId={applicant.id} />
      <p className="hint">
        {applicant.id}{" "}
        <ReasonedButton
          size="small"
          whyNot={whyNotNow(state, "annotateFact")}
          onClick={() => setAnnotating(true)}
        >
          写更正说明
        </ReasonedButton>
      </p>
      <BaseConditions applicant={applicant} />
      <dl className="facts">
        {facts.map(([label, value]) => (
          <Fact key={label} label={label} value={value} />
        ))}
        {qualificationLines(applicant, manifest.meeting.qualifiedBy).map(([label, value]) => (
          <Fact key={label} label={label} value={value} />
        ))}
        <Fact label="主审专家" value={reader} />
        <dt>身份证号</dt>
        <dd>
          <IdNumber idNumber={applicant.idNumber} />
        </dd>
      </dl>
      {annotating ? (
        <AnnotateDialog
          subject="applicant"
          subjectId={applicant.id}
          onClose={() => setAnnotating(false)}
        />
      ) : null}
    </>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  if (value === "") return null;
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}

type Fact = readonly [label: string, value: string];

function factsOf(applicant: Applicant, materials: MaterialsVerdict | null): readonly Fact[] {
  const yes = (is: boolean, text: string) => (is ? text : "");
  return [
    ["申报", `${levelWords[applicant.level]} · ${applicant.specialty}`],
    ["评议组", applicant.panel ?? "未分组"],
    [
      "类型",
      [
        yes(applicant.exceptional, "破格"),
        yes(applicant.firstApplication, "首次申报"),
        yes(applicant.entrusted, "委托评审"),
        yes(applicant.underSanction, "处分影响期内"),
      ]
        .filter((text) => text !== "")
        .join("、"),
    ],
    ["单位", applicant.employer],
    ["身份", applicant.status],
    ["县区", applicant.county],
    ["委托单位", applicant.entrustedBy],
    ["性别", applicant.gender],
    ["学历", [applicant.education, applicant.degree].filter((text) => text !== "").join(" / ")],
    ["院校", [applicant.school, applicant.graduatedOn].filter((text) => text !== "").join("，")],
    [
      "现职称",
      [applicant.currentTitle, applicant.currentTitleOn].filter((t) => t !== "").join("，"),
    ],
    ["职业资格", applicant.qualification],
    ["从业年限", `${applicant.yearsInField} 年`],
    ["公示", applicant.publicNotice],
    ["材料审查", materials === null ? "" : materialsVerdictWords[materials]],
    [
      "笔试",
      [
        applicant.examVerdict === null ? "" : examVerdictWords[applicant.examVerdict],
        applicant.examScore,
      ]
        .filter((text) => text !== "")
        .join("，"),
    ],
    ["原件核验", applicant.originalsChecked ? "已核验" : "未核验"],
    ["备注", applicant.note],
  ];
}
