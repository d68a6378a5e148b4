import type { PanelId } from "../../ids.ts";
import type { OpinionSignature, PanelOpinion } from "./discussion-events.ts";

/** 集体讨论: what the panels write, and the end of it. */
export type DiscussionCommand =
  | {
      readonly type: "signOpinions";
      readonly panelId: PanelId | null;
      readonly opinions: readonly PanelOpinion[];
      readonly signatures: readonly OpinionSignature[];
    }
  | { readonly type: "closeDiscussion"; readonly note: string };
