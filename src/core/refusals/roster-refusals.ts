import type { RefusalArea } from "./sentence.ts";

/** Refusals of roster and materials reading. */
export const rosterRefusals = {
  ROSTER_NOT_FOUND: {
    zh: "源文件夹里没有 {file}。请选择放有 roster.xlsx 和 materials 文件夹的那个文件夹。",
    en: "The source folder has no {file}. Choose the folder that holds roster.xlsx and the materials folder.",
  },
  ROSTER_TOO_LARGE: {
    zh: "{file} 有 {sizeMiB} MiB，超过上限 {limitMiB} MiB。请删去其中的图片和多余的工作表后另存。",
    en: "{file} has {sizeMiB} MiB, more than {limitMiB} MiB. Take pictures and surplus sheets out and save it again.",
  },
  ROSTER_CONTENT_TOO_LARGE: {
    zh: "{file} 解压后超过 {limitMiB} MiB，或单元格超过 {limitCells} 个，未读取。请新建工作簿，只把需要的数据行复制过去后另存。",
    en: "{file} unpacks to more than {limitMiB} MiB or has more than {limitCells} cells and was not read. Copy only the rows needed into a new workbook.",
  },
  ROSTER_UNREADABLE: {
    zh: "{file} 不是可读的 Excel 工作簿。请用 Excel 或 WPS 打开，去掉密码，另存为 .xlsx 后再试。",
    en: "{file} is no readable Excel workbook. Open it in Excel or WPS, take the password off, save it as .xlsx and try again.",
  },
  ROSTER_INCOMPLETE: {
    zh: "roster.xlsx 缺少工作表、列或项目，共发现 {count} 处问题。请对照清单补齐后重新核对。",
    en: "roster.xlsx lacks a sheet, a column or an item; {count} faults in all. Complete it by the list and check again.",
  },
  ROSTER_FAULTY: {
    zh: "roster.xlsx 中有 {count} 处问题，没有密封。请按清单逐条改正后重新核对。",
    en: "roster.xlsx has {count} faults, so nothing was sealed. Correct each one on the list and check again.",
  },
  MATERIALS_FAULTY: {
    zh: "申报材料缺少或不能使用，共 {count} 处问题。请按清单补齐材料后重新核对。",
    en: "Materials are missing or can't be used, {count} faults in all. Complete the materials by the list and check again.",
  },
  WARNINGS_UNDER_STRICT: {
    zh: "按严格核对（--strict）的要求，有 {count} 条提示须先处理，没有密封。请逐条处理，或不用 --strict。",
    en: "Under --strict {count} warnings have to be dealt with first, so nothing was sealed. Deal with each one, or leave --strict out.",
  },
  PROFILE_NOT_READABLE: {
    zh: "读不出对照文件 {file}。请选择不超过 64 KiB 的 YAML 文件（UTF-8）。",
    en: "The mapping profile {file} can't be read. Choose a YAML file of at most 64 KiB in UTF-8.",
  },
  PROFILE_MALFORMED: {
    zh: "对照文件 {file} 第 {line} 行第 {column} 列附近不是正确的 YAML。请检查缩进、冒号后的空格和引号。",
    en: "The mapping profile {file} is no valid YAML near line {line}, column {column}. Check indentation, the space after each colon, and quotes.",
  },
  PROFILE_WRONG: {
    zh: "对照文件 {file} 第 {line} 行第 {column} 列的“{key}”不对。应为：{wanted}。请改正后再试。",
    en: "In the mapping profile {file}, “{key}” at line {line}, column {column} is wrong. Expected: {wanted}. Correct it and try again.",
  },
} as const satisfies RefusalArea;
