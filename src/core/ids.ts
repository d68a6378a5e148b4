/** 申报编号, as the office wrote it. */
export type ApplicantId = string & { readonly __applicantId: true };
/** 专家编号, or the number that sealing gave a member of staff (`GZ1`, `GZ2`, …). */
export type PersonId = string & { readonly __personId: true };
/** 评议组's name, which is also its id. */
export type PanelId = string & { readonly __panelId: true };

export const applicantId = (text: string): ApplicantId => text as ApplicantId;
export const personId = (text: string): PersonId => text as PersonId;
export const panelId = (text: string): PanelId => text as PanelId;
