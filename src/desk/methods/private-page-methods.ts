import type { Desk } from "../../contract/table.ts";
import { ok } from "../../core/result.ts";
import { refuse } from "../../core/refusals/refusal.ts";
import { authorize } from "../meeting/authorize.ts";
import { heldSession, type Held, type InTurn } from "./held.ts";

type PrivatePageMethods = Pick<Desk, "privatePages.open" | "privatePages.close">;

export function privatePageMethods(held: Held, inTurn: InTurn): PrivatePageMethods {
  return {
    "privatePages.open": ({ personId, pin, purpose }) =>
      inTurn(async () => {
        const session = heldSession(held);
        if (!session.ok) return session;
        const authorized = await authorize(session.value, [{ personId, pin }]);
        if (!authorized.ok) return authorized;
        const key = authorized.value.get(personId)?.pageKey;
        if (!key) return refuse("PERSON_UNKNOWN", { personId });
        return ok(session.value.privatePages.open(personId, purpose, key));
      }),
    "privatePages.close": ({ token }) =>
      inTurn(() => {
        held.session?.privatePages.close(token);
        return Promise.resolve(ok(null));
      }),
  };
}
