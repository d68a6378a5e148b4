/** 集体讨论. */
export type DiscussionCommand = { readonly type: "closeDiscussion"; readonly note: string };
