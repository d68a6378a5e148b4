import type { MeetingEvent } from "../../../src/core/meeting/events.ts";
import type { MeetingState } from "../../../src/core/meeting/state.ts";

/**
 * What a clerk with a pencil would know of a meeting: sets and counters, kept from the facts alone and
 * without any of the product's rules. It only follows walks without an undone step.
 */
export function aLedger() {
  const present = new Set<string>();
  const grades = new Map<string, number>();
  const rounds: ("open" | "tallied" | "void")[] = [];
  const handed: Set<string>[] = [];
  const returned: Set<string>[] = [];
  const leave = (id: string) => present.delete(id);
  return {
    follow: (event: MeetingEvent) => {
      switch (event.type) {
        case "personCheckedIn":
        case "personCheckedInAgain":
          return void present.add(event.personId);
        case "expertCameBack":
          return void present.add(event.expertId);
        case "staffCameBack":
          return void present.add(event.staffId);
        case "expertLeft":
          return void leave(event.expertId);
        case "staffLeft":
          return void leave(event.staffId);
        case "recessBegan":
          present.clear();
          return;
        case "meetingMoved":
          present.clear();
          for (const [index, status] of rounds.entries())
            if (status === "open") rounds[index] = "void";
          return;
        case "gradeRecorded": {
          const { applicantId, expertId, score } = event;
          const total = score.kind === "total" ? score.total : Number.NaN;
          return void grades.set(`${applicantId} ${expertId}`, total);
        }
        case "gradeStruck":
          return void grades.delete(`${event.applicantId} ${event.expertId}`);
        case "gradeCorrected": {
          const total = event.new.kind === "total" ? event.new.total : Number.NaN;
          return void grades.set(`${event.applicantId} ${event.expertId}`, total);
        }
        case "roundOpened":
          rounds.push("open");
          handed.push(new Set());
          return void returned.push(new Set());
        case "paperHanded":
          return void handed[event.round - 1]?.add(event.expertId);
        case "paperReturned":
          return void returned[event.round - 1]?.add(event.expertId);
        case "roundTallied":
          rounds[event.round - 1] = "tallied";
          return;
        case "roundVoided":
        case "talliedRoundVoided":
          rounds[event.round - 1] = "void";
          return;
        default:
          return;
      }
    },
    said: () => ({
      present: [...present].sort(),
      grades: [...grades].sort(),
      rounds: rounds.map((status, index) => ({
        isVoid: status === "void",
        handed: [...(handed[index] ?? [])].sort(),
        returned: [...(returned[index] ?? [])].sort(),
      })),
    }),
  };
}

/** The same, as the product's state has it. */
export function saidBy(state: MeetingState) {
  const grades = [...state.applicants].flatMap(([applicantId, progress]) =>
    [...progress.grades].map(
      ([expertId, { score }]) =>
        [`${applicantId} ${expertId}`, score.kind === "total" ? score.total : Number.NaN] as const,
    ),
  );
  return {
    present: [...state.people].flatMap(([id, { present }]) => (present ? [id] : [])).sort(),
    grades: grades.sort(),
    rounds: state.rounds.map(({ status, handed, returned }) => ({
      isVoid: status === "void",
      handed: [...handed].sort(),
      returned: [...returned].sort(),
    })),
  };
}
