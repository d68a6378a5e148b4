/** Whether the bundle may be used, and the end of the meeting. */
export type OpeningCommand =
  | { readonly type: "acceptValidity"; readonly reason: string }
  | { readonly type: "lockMeeting"; readonly note: string | null };
