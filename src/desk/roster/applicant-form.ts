import {
  examVerdictWords,
  levelWords,
  materialsVerdictWords,
  specialties,
  yesNoWords,
} from "../../core/words.ts";
import { applicantStatuses } from "./applicant-status.ts";
import { wordsOf } from "./roster-words.ts";
import { column, ordinal, type TableForm } from "./sheet-form.ts";

export const applicantSheet = "申报人";

const yesNo = { words: wordsOf(yesNoWords) };
const date = { kind: "date" } as const;
const number = { kind: "number" } as const;

export const applicantForm: TableForm = {
  sheet: applicantSheet,
  columns: [
    ordinal,
    column("申报编号", "每名申报人一个编号，不能重复", "SZ20240001"),
    column("姓名", "与身份证一致，生僻字照写", "张三"),
    column("性别", "男或女", "男"),
    column("身份证号", "18 位，末位可以是 X；同一人一年只能申报一项", "510000199001010019"),
    column("工作单位", "单位全称；自由职业者填“自由职业者”", "某某市大数据服务中心"),
    column(
      "人员身份",
      `${applicantStatuses.join("、")}；公务员、参公管理人员和离退休人员不得申报`,
      "事业单位",
    ),
    column("所属县区", "县、区名称；市本级、巴中经开区照写", "市本级"),
    column("委托评审", "不属于受理范围的县区须填“是”，并附委托评审函", "否", yesNo),
    column("委托单位", "委托评审为“是”时填出具委托评审函的单位，否则不填", ""),
    column("申报层级", "", "工程师", { words: wordsOf(levelWords) }),
    column("子专业", "", "大数据", { words: specialties }),
    column("首次申报", "此前没有职称的填“是”", "否", yesNo),
    column("破格", "", "否", yesNo),
    column("学历", "如：大专、本科、硕士研究生", "本科"),
    column("学位", "没有的可以不填", "学士"),
    column("毕业院校", "与毕业证书一致", "某某大学"),
    column("毕业时间", "年月日，如 2014-06-30；不晚于资格计算截止日期", "2014-06-30", date),
    column("现职称", "没有的填“无”", "助理工程师"),
    column("现职称取得时间", "年月日；没有职称的不填；不晚于资格计算截止日期", "2019-12-20", date),
    column("现职称发证机关", "没有职称的不填", "某某市人力资源和社会保障局"),
    column("职业资格证书", "没有的不填", ""),
    column("从事专业年限", "整年数，0 至 60", 8, number),
    column("处分影响期", "是否在处分影响（处罚）期内，以《单位综合推荐意见》为准", "否", yesNo),
    column(
      "公示起止日期",
      "单位公示的第一天和最后一天，不少于 5 个工作日，如 2024-09-02至2024-09-06",
      "2024-09-02至2024-09-06",
    ),
    column("材料审查结论", "评审专家审查申报材料的结论；材料审查会可以不填", "合格", {
      words: wordsOf(materialsVerdictWords),
    }),
    column("笔试成绩", "可以不填，只作记录", 86, number),
    column("笔试结论", "材料审查合格的必填；笔试合格的才参加答辩", "合格", {
      words: wordsOf(examVerdictWords),
    }),
    column("评议组", "评审专家表中的评议组；不分组的不填", "第一组"),
    column("主审专家", "评审专家表中的专家编号；没有的不填", "ZJ001"),
    column("抽签号", "会前抽签的填，会上抽签的不填", "", { ...number, optional: true }),
    column("原件核验", "证件原件是否已核验", "是", yesNo),
    column("材料目录", "materials 文件夹中这名申报人的文件夹名，每人一个", "SZ20240001"),
    column("备注", "可以不填", "", { optional: true }),
  ],
};
