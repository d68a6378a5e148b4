import type { ApplicantId, PersonId } from "../../ids.ts";
import type { PagePurpose } from "./private-page-events.ts";

/** Drafts of grades, notes on materials: nobody's but their author's. */
export interface PrivatePageCommand {
  readonly type: "keepPrivatePage";
  readonly authorId: PersonId;
  readonly purpose: PagePurpose;
  readonly applicantId: ApplicantId;
  readonly commitment: string;
}
