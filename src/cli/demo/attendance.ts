import type { PersonId } from "../../core/ids.ts";
import { committee, presentExperts, quorumNeeded } from "../../core/meeting/who.ts";
import { staffRoleWords } from "../../core/words.ts";
import type { MeetingClient } from "./meeting-client.ts";
import type { Steps } from "./steps.ts";

/** 签到: staff first, then every expert of the committee; each sets a PIN, and the experts declare. */
export async function checkInEveryone(
  client: MeetingClient,
  steps: Steps,
  pinOf: (personId: PersonId) => string,
): Promise<void> {
  const { act, manifest, state } = client;
  const checkIn = (personId: PersonId) =>
    act({ type: "checkIn", personId, newPin: pinOf(personId) });
  for (const { id, name, role } of manifest.staff) {
    await steps.run(
      () => checkIn(id),
      () => ({ zh: `${staffRoleWords[role]}${name}签到，设置 PIN`, en: `Check-in of the ${role}` }),
    );
  }
  const experts = committee(state());
  await steps.run(
    async () => {
      for (const { id } of experts) {
        await checkIn(id);
        await act({ type: "declare", expertId: id, related: [] });
      }
    },
    () => {
      const present = presentExperts(state()).length;
      const needed = quorumNeeded(state());
      return {
        zh: `评审专家签到：应到 ${state().facts.committeeSize} 人，实到 ${present} 人，法定人数 ${needed} 人`,
        en: `Experts: ${present} present, quorum ${needed}`,
      };
    },
  );
}
