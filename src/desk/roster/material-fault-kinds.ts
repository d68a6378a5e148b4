import { kind, type FindingKind } from "./finding-kind.ts";

/** Faults of the materials' folders and files. */
export const materialFaultKinds = {
  FOLDER_NAME_UNSAFE: kind(
    "“{found}”不能用作文件夹名",
    "“{found}” can't be a folder's name",
    "请填 materials 下一个普通文件夹的名称，不带斜杠和特殊符号",
    "the name of a plain folder in materials, without slashes or special signs",
  ),
  FOLDER_TWICE: kind(
    "材料目录“{found}”已被另一名申报人使用",
    "the materials folder “{found}” is another applicant's",
    "每名申报人一个文件夹；另见第 {wanted} 行",
    "one folder for each applicant; see also row {wanted}",
  ),
  FOLDER_MISSING: kind(
    "没有文件夹 {found}",
    "there is no folder {found}",
    "请建立该文件夹并放入申报材料",
    "make it and put the materials in",
  ),
  FOLDER_EMPTY: kind(
    "文件夹 {found} 里没有材料",
    "the folder {found} holds no material",
    "请放入申报材料",
    "put the materials in",
  ),
  MATERIAL_NOT_HANDED_IN: kind(
    "{found} 里缺少必备材料“{wanted}”",
    "{found} lacks the required material “{wanted}”",
    "请放入以此命名的文件，如“{wanted}.pdf”",
    "add a file of this name, such as “{wanted}.pdf”",
  ),
  MATERIAL_EMPTY: kind(
    "文件 {found} 是空的",
    "the file {found} is empty",
    "请换成完整的文件",
    "replace it with the whole file",
  ),
  MATERIAL_TOO_LARGE: kind(
    "文件 {found} 超过 512 MiB",
    "the file {found} is larger than 512 MiB",
    "请压缩或拆成几个文件",
    "make it smaller or cut it into several files",
  ),
  MATERIAL_ENCRYPTED: kind(
    "文件 {found} 有密码，打不开",
    "the file {found} is encrypted and needs a password",
    "请去掉密码后重新放入，或打印扫描成 PDF",
    "take the password off, or print and scan it as a PDF",
  ),
  MATERIAL_KIND_UNSHOWABLE: kind(
    "文件 {found} 的格式不能在评审电脑上查看",
    "the file {found} is of a kind that stations can't show",
    "只能用 pdf、jpg、jpeg、png、txt；Word、Excel 等请另存为 PDF",
    "pdf, jpg, jpeg, png or txt; save Word, Excel and the like as PDF",
  ),
  MATERIAL_KIND_DIFFERS: kind(
    "文件 {found} 的内容与扩展名不符（内容是 {wanted}）",
    "the content of {found} isn't what its name says (it is {wanted})",
    "请用原来的程序打开，另存为 pdf、jpg 或 png，不要只改文件名",
    "open it in its own program and save it as pdf, jpg or png; renaming isn't enough",
  ),
  MATERIAL_NOT_READABLE: kind(
    "读不出文件 {found}",
    "the file {found} can't be read",
    "请检查存储介质，重新复制",
    "check the drive and copy it again",
  ),
  MATERIAL_IS_LINK: kind(
    "{found} 是链接（快捷方式），不是文件",
    "{found} is a link, not a file",
    "请放入文件本身",
    "put the file itself there",
  ),
  MATERIAL_IS_FOLDER: kind(
    "{found} 是文件夹",
    "{found} is a folder",
    "材料直接放在申报人的文件夹下，不再分子文件夹",
    "materials lie directly in the applicant's folder, without sub-folders",
  ),
  MATERIAL_NOT_PLAIN: kind(
    "{found} 不是普通文件",
    "{found} is no plain file",
    "请移走它，只放普通文件",
    "take it away; plain files only",
  ),
  MATERIAL_NAME_UNSAFE: kind(
    "文件名 {found} 在别的电脑上不能使用",
    "the file name {found} can't be used on other computers",
    '请改名：不用 \\ / : * ? " < > | 和末尾的点、空格，不超过 255 字节',
    'rename it: no \\ / : * ? " < > |, no dot or space at the end, at most 255 bytes',
  ),
  MATERIAL_NAMES_CLASH: kind(
    "文件名 {found} 与“{wanted}”只差大小写",
    "the file name {found} differs from “{wanted}” in case only",
    "请改名，使每个文件名都不同",
    "rename one of them",
  ),
} as const satisfies Readonly<Record<string, FindingKind>>;
