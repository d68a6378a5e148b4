/** 保密承诺 and 回避声明 as an expert makes them, on the screen and on paper. No source fixes the wording. */
export const confidentialityPledge: readonly string[] = [
  "不向任何人透露评审专家名单、评审内容、评议意见、评分和表决情况。",
  "不私自复制、拍摄、带走申报材料和评审资料。",
  "不私下接触申报人及其单位，不接受请托。",
];

export const recusalPledge =
  "与申报人有近亲属、师生、同单位、项目合作或其他可能影响公正的关系时，主动申请回避。";
