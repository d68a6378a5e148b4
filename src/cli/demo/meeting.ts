import { randomInt } from "node:crypto";
import { join } from "node:path";
import type { Desk } from "../../contract/table.ts";
import type { PersonId } from "../../core/ids.ts";
import { presidingChair, staffPresent } from "../../core/meeting/who.ts";
import { unfinishedBusiness } from "../../core/meeting/stage.ts";
import { checkNewPin } from "../../desk/meeting/session-keys.ts";
import { valueOf } from "../../desk/sealed/fault.ts";
import { checkInEveryone } from "./attendance.ts";
import { confirmConclusions } from "./conclusions.ts";
import { holdDefenses } from "./defenses.ts";
import { driveIds } from "./keys.ts";
import { createMeetingClient, type MeetingClient } from "./meeting-client.ts";
import { bundleName, type DemoRun } from "./places.ts";
import { decideRecusals } from "./recusals.ts";
import { discussAndVote } from "./voting.ts";

/** The whole meeting at the station, over the contract: from the passphrase to the exported result. */
export async function holdMeeting(run: DemoRun, desk: Desk): Promise<void> {
  const { steps } = run;
  const pinOf = createPins();
  const client = await openMeeting(run, desk, pinOf);
  await checkInEveryone(client, steps, pinOf);
  await decideRecusals(client, steps);
  await holdDefenses(client, steps);
  await confirmConclusions(client, steps);
  await discussAndVote(client, steps);
  await finish(run, desk, client);
}

async function openMeeting(
  { steps, passphrase, context }: DemoRun,
  desk: Desk,
  pinOf: (personId: PersonId) => string,
): Promise<MeetingClient> {
  valueOf(await desk["station.lock"]({ reason: "asked" }));
  await steps.run(
    async () => valueOf(await desk["station.unlock"]({ passphrase })),
    () => ({ zh: "秘书用口令解锁评审电脑", en: "Station unlocked" }),
  );
  const loaded = await steps.run(
    async () => valueOf(await desk["bundle.load"]({ driveId: driveIds.out, fileName: bundleName })),
    ({ applicants, materials }) => ({
      zh: `从 U 盘载入密封材料包并核对：申报人 ${applicants}，材料 ${materials}`,
      en: "Bundle copied and checked",
    }),
  );
  return steps.run(
    async () => {
      const { meetingId } = loaded;
      const opened = valueOf(await desk["meeting.open"]({ meetingId }));
      return createMeetingClient(desk, opened, pinOf, context.newId);
    },
    () => ({ zh: `打开会议：${loaded.title}`, en: "Meeting opened" }),
  );
}

/** Lock, result package, and its copy on the drive under the name that the demo gives it. */
async function finish(run: DemoRun, desk: Desk, client: MeetingClient): Promise<void> {
  const { steps, places, context } = run;
  const { act, state, pinsOf } = client;
  const chair = presidingChair(state())?.id;
  const secretary = staffPresent(state(), "secretary");
  const signers = [chair, secretary].filter((id): id is PersonId => id !== undefined);
  const undone = unfinishedBusiness(state());
  await steps.run(
    () => act({ type: "lockMeeting", note: undone > 0 ? `演练结束，${undone} 人未办结` : null }),
    () => ({ zh: "主任委员和秘书锁定会议", en: "Meeting locked" }),
  );
  await steps.run(
    async () => valueOf(await desk["result.prepare"]({ pins: [...pinsOf(signers)] })),
    ({ sizeBytes }) => ({
      zh: `生成评审结果包，主任委员、秘书、评审电脑签名（${sizeBytes} 字节），会话密钥已销毁`,
      en: "Result package made and signed",
    }),
  );
  await steps.run(
    async () => {
      const receipt = valueOf(await desk["result.export"]({ driveId: driveIds.out }));
      await context.files.rename(join(places.out, receipt.fileName), places.result);
      return receipt;
    },
    () => ({ zh: "导出到 U 盘，读回比对一致", en: "Result exported and read back" }),
  );
}

/** Each person's PIN, drawn when first asked for. */
function createPins(): (personId: PersonId) => string {
  const pins = new Map<PersonId, string>();
  const draw = (): string => {
    const pin = String(randomInt(1_000_000)).padStart(6, "0");
    return checkNewPin(pin).ok ? pin : draw();
  };
  return (personId) => {
    const pin = pins.get(personId) ?? draw();
    pins.set(personId, pin);
    return pin;
  };
}
