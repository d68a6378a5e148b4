import { format } from "prettier";
import { faultKinds } from "../../src/desk/roster/fault-kinds.ts";
import type { FindingKind } from "../../src/desk/roster/finding-kind.ts";
import { rosterMaxBytes } from "../../src/desk/roster/roster-book.ts";
import { isList, type ColumnForm, type SheetForm } from "../../src/desk/roster/sheet-form.ts";
import { sheetForms } from "../../src/desk/roster/sheet-forms.ts";
import { standingHints, warningKinds } from "../../src/desk/roster/warning-kinds.ts";
import { workbookBounds } from "../../src/desk/roster/workbook-content.ts";

/** docs/OFFICE.md: the prose below, and tables made from what reads the roster. */
export async function officeDocument(): Promise<string> {
  const parts = [
    ...[introduction, summary, folder, columns(), checking],
    ...[findingSection(), template, profile, sealing, onScreen, importedFiles, bounds],
  ];
  return format(parts.join("\n\n"), { parser: "markdown", printWidth: 100 });
}

const introduction = `# 评委会办公室使用说明

怎样填写评审名册、核对源文件夹、密封成材料包。给评委会办公室的工作人员看，不需要懂计算机。

> 本文的表格由程序生成：改动名册的列或核对规则后，用
> \`npx vitest run --config tests/vitest.config.ts --project desk tests/desk/office-document.test.ts -u\` 重新生成。`;

const summary = `## Summary in English

The office hands a *source folder* over: \`roster.xlsx\` with seven sheets (two more, \`单位曾用名\` and \`基本条件\`, may be left out), and \`materials/\` with one folder for each applicant. \`vivaseal office template FILE.xlsx\` writes an empty roster with drop-downs, notes and example rows. \`vivaseal office check-source SOURCE\` reads the folder without sealing it and lists every fault and every warning at once, each with sheet, row, column and what is expected; exit code 1 on faults, \`--json\` for programs. \`vivaseal office seal\` does the same check before it seals. *Faults* stop sealing; *warnings* don't, unless \`--strict\` is given, which makes faults of all warnings that somebody can mend (hints of recusal and passed-over files stay warnings). \`--profile FILE.yaml\` reads an export of another system as it is: its sheets, columns and words are mapped to ours ([example](../resources/profiles/example.yaml)). Where \`基本条件\` is filled in, experts see each applicant's facts beside it, as 符合, 不符合 or 无法判断 with the reason; it decides nothing.`;

const folder = `## 源文件夹

\`\`\`text
源文件夹/
├── roster.xlsx            评审名册，七个工作表（另可加“单位曾用名”“基本条件”）
└── materials/
    ├── SZ20240001/        文件夹名＝申报人表的“材料目录”
    │   ├── 01 专业技术职称评审表.pdf
    │   └── …
    └── SZ20240002/
\`\`\`

- 材料只用 pdf、jpg（jpeg）、png、txt，直接放在申报人的文件夹下，不再分子文件夹。
- 材料目录表中的“材料名称”是文件名的开头：“04 业绩成果（二）.pdf”也算“04 业绩成果”。
- 委托评审的申报人须有委托评审函：材料目录表里列了就按所列的名称找，没有列就找文件名里有“委托评审函”的文件。`;

function columns(): string {
  return [
    "## 评审名册的工作表和列",
    "粗体的列（项目）必须有；其余的可以整列删去。",
    ...sheetForms.map(sheetSection),
    baseConditions,
  ].join("\n\n");
}

const baseConditions = `### 怎样填写“基本条件”

可以不填：不填就只显示毕业年限、任现职年限等情况，不作比对。填了以后，专家看材料时旁边会列出每项条件**符合、不符合或无法判断**，并写明依据和理由。它只供审查参考，不拦住任何人，结论仍由评议组作出。

- 一行写一种条件，同一层级有几种的写几行（如硕士满 2 年、本科满 4 年），符合其中一行就是符合。一行里填了的各项都要符合。
- 年限都算到“资格计算截止日期”，按满整年计。名册只记最高学历的毕业时间，所以学历高于要求而毕业年限不足的，是无法判断。
- **学历学位**看“学历”“学位”两列，以高的为准；写法认不出的（如“在读”）是无法判断。
- **现职称**要写法相同才是符合；是技术员、助理工程师、工程师中的另一种的不符合；其他职称是无法判断，由专家核对是否相当。重庆颁发的照样承认。没有所要求的职称但有职业资格证书的，也是无法判断。
- **破格**的条件另写一行，“适用”选“破格”，只用于“破格”填“是”的申报人。非公有制人员、自由职业者首次申报直接报工程师的，选“非公有制首次申报”。
- 名册没有的要求（论文、继续教育等）写在**其他条件**，显示为无法判断，提醒专家看材料。`;

function sheetSection(form: SheetForm): string {
  const cells = isList(form) ? form.items : form.columns;
  const head = isList(form)
    ? `每行一项：第一列“${form.nameColumn}”，第二列“${form.valueColumn}”。`
    : "每行一条，第一行是列名。";
  const title = isList(form) ? "项目" : "列";
  const rows = cells.map((cell) => `| ${nameOf(cell)} | ${wordsOf(cell)} | ${cell.note} |`);
  return [
    `### ${form.sheet}`,
    head,
    [`| ${title} | 可填的词 | 要求 |`, "| --- | --- | --- |", ...rows].join("\n"),
  ].join("\n\n");
}

const nameOf = ({ name, optional }: ColumnForm): string => (optional ? name : `**${name}**`);
const wordsOf = ({ words }: ColumnForm): string => (words ?? []).join("、");

const checking = `## 核对

\`\`\`sh
vivaseal office check-source 源文件夹              # 只核对，不密封
vivaseal office check-source 源文件夹 --strict     # 提示也当作问题
vivaseal office check-source 源文件夹 --json       # 供程序读取：faults、warnings
\`\`\`

全部问题一次列出，写明工作表、行（Excel 的行号）、列、情况和应填的内容。退出码：0 没有问题，1 有问题，2 命令写错。

- **问题**不改正不能密封。**提示**不影响密封，请逐条核对；加 \`--strict\` 后提示也当作问题，只有标 ＊ 的除外：它们没有可改正的（同单位只提示回避，由主任委员在会上决定）。
- **损坏的文件**（PDF 没有结尾、JPG 或 PNG 不完整）只是提示，因为可能仍看得清，请打开确认；**空文件**、**要密码才能打开的文件**和**不能查看的格式**是问题，因为专家一定看不到。只限制修改、不要密码就能打开的 PDF 不作提示。
- **处分影响期**填“是”只是提示：通知要求《单位综合推荐意见》注明，没有规定一律不得申报。
- **公示期**按国务院办公厅公布的 2024、2025、2026 年节假日和调休计算工作日；其他年份只按周一至周五计，不足 5 天时作提示。
- **受理范围**以外的县区须填委托评审“是”、委托单位，并附委托评审函。不填“受理范围”时为市本级、巴中经开区（2024 年通知）。
- **身份证号重复**的每一行都列出：同一年度重复申报的全部无效。
- 工作人员在名册里没有编号：“工作人员”表从上往下依次是 GZ1、GZ2……。会议日志和脚本用它指人，屏幕和表格只写姓名。
- **申报人与专家、工作人员同名同单位**是问题，只同名是提示（专家没有身份证号，同名不一定是同一人）。`;

function findingSection(): string {
  return [
    "## 问题和提示一览",
    "“…”处是单元格的内容、文件名或应填的词。代码不会改变，可以用来查询。",
    "### 问题",
    findingTable(faultKinds, () => ""),
    "### 提示",
    findingTable(warningKinds, (code) => (standingHints.some((hint) => hint === code) ? "＊" : "")),
  ].join("\n\n");
}

function findingTable(
  kinds: Readonly<Record<string, FindingKind>>,
  mark: (code: string) => string,
): string {
  const rows = Object.entries(kinds).map(
    ([code, { what, expected }]) =>
      `| \`${code}\`${mark(code)} | ${plain(what.zh)} | ${plain(expected.zh)} |`,
  );
  return ["| 代码 | 情况 | 应为 |", "| --- | --- | --- |", ...rows].join("\n");
}

const plain = (text: string): string =>
  text
    .replace(/\{(found|wanted)\}/g, "…")
    .replaceAll("|", "\\|")
    .replace(/[<>*]/g, "\\$&");

const template = `## 模板

\`\`\`sh
vivaseal office template 模板.xlsx
\`\`\`

带下拉列表、点中单元格时的填写要求、列名上的批注、冻结的首行，身份证号和分数已设为文本格式。填好后存为 \`roster.xlsx\`。

- 每个表的灰色斜体行是**示例行**，第一列写着“示例”。原样留着会被跳过（有一条提示）；在示例行上直接改写的算问题（\`EXAMPLE_ROW_CHANGED\`），以免漏掉真实的人：把第一列的“示例”改掉，或另起一行。
- 评审规则表里填好了常用的值，只有**计票基数**留空：它是按本地规定作出的选择，须由办公室填写。
- “填写说明”工作表和各表的“填写说明”列不读取。`;

const profile = `## 直接读取别的系统导出的表

市里的申报系统导出的表，列名和写法与本软件不同时，不必改表，写一个对照文件（YAML）：

\`\`\`sh
vivaseal office check-source 源文件夹 --profile profile.yaml
vivaseal office seal 源文件夹 --profile profile.yaml …
\`\`\`

[resources/profiles/example.yaml](../resources/profiles/example.yaml) 是带注释的例子，可以复制后修改。

| 写在工作表名下 | 意思 | 不写时 |
| --- | --- | --- |
| \`workbook\` | 源文件夹里的导出文件名 | \`roster.xlsx\` |
| \`from\` | 对方的工作表名 | 与本软件相同 |
| \`headingRow\` | 列名在第几行 | 1 |
| \`columns\` | \`对方列名: 本软件列名\`；一列用作几列时写 \`[甲, 乙]\` | 列名相同的照读 |
| \`items\` | 评审信息、评审规则：\`对方项目: 本软件项目\` | 项目名相同的照读 |
| \`values\` | \`本软件列名: { 对方写法: 本软件写法 }\` | 照原样读取 |
| \`defaults\` | \`本软件列名: 内容\`，用于没有这一列或单元格为空时 | 无 |
| \`ignoreOthers\` | \`true\` 时，没有对应的列不再提示 | \`false\` |

没有写到的工作表仍从 \`roster.xlsx\` 读取；七个工作表都写到了，可以没有 \`roster.xlsx\`。对照文件里写错的键、列名或格式，会指出第几行第几列。问题清单里的行号是导出表的行号，并注明对方的列名。`;

const sealing = `## 密封

\`\`\`sh
vivaseal office seal 源文件夹 --office office --to 一号机.vscard 二号机.vscard --out 材料包.vsbundle
vivaseal office seal 源文件夹 … --strict           # 有提示就不密封
vivaseal office seal 源文件夹 … --rehearsal        # 演练用，不会与正式数据混用
\`\`\`

密封前自动核对一遍，有问题就不密封，也不留下文件。已有的文件不会被覆盖。评审电脑的登记卡（\`.vscard\`）须先用 \`office enrol\` 登记，并与对方电话核对核验码。`;

const onScreen = `## 在屏幕上办理

不用命令行也能办：启动软件（\`npm start\`），首次启动时选“评委会办公室”，填写办公室名称并设置口令。以后启动时输入口令解锁；15 分钟无人操作自动锁定，核对、密封进行时不锁。

- **登记**：页面右边是办公室登记卡和核验码，“写到U盘”后交给评审现场；收到评审电脑的登记卡，点“登记评审电脑”，逐字输入对方打电话告知的核验码。
- **核对并密封材料**：把源文件夹放在U盘、桌面、文档或下载的第一层，选中后点“核对名册和材料”。问题和提示分开列出，可以筛选，也可以复制成文字或打印。文件夹里有 \`profile.yaml\` 的，自动按它读取别的系统导出的表。没有问题后选评审电脑、性质（正式或演练）和写到哪里，点“开始密封”；看到“可以取出U盘”才算完成。
- **核验并导入结果**：选U盘上的评审结果包，核验签名并重新计算，通过后把导入文件写到所选的地方。需要留意的事（现场增补、更正说明、PIN 重置、会议日志恢复等）列在结果上面，与评审结果汇总表下面的说明相同。
- 导入写出的文件见下面“导入写出的文件”。
- **会前自检**、**更改口令**：在页面右上角。更改口令后，以前的备份仍用旧口令打开，请销毁旧备份、重新备份。

命令行也有同样的自检和改口令：\`vivaseal office check DIR\`、\`vivaseal office passphrase DIR --new-passphrase-file FILE\`。口令连续输错两次后，每次再试都要先等几秒到一分钟，重新启动也要等。`;

const importedFiles = `## 导入写出的文件

\`vivaseal import\` 和屏幕上的“核验并导入结果”写出同样的文件；演练的文件名前都有“演练-”。

| 文件                                | 内容                                                                         | 什么时候有         |
| ----------------------------------- | ---------------------------------------------------------------------------- | ------------------ |
| \`outcomes.csv\`、\`outcomes.xlsx\`     | 每名申报人一行：基本情况、材料审查、答辩、表决和评审结果。工作表名“评审结果” | 总有               |
| \`outcomes.json\`                     | 同样的内容，供程序读取                                                       | 总有               |
| \`参加笔试名单.csv\`、\`.xlsx\`         | 材料审查合格的申报人                                                         | 会议包含材料审查   |
| \`退回名单.csv\`、\`.xlsx\`             | 材料审查不合格的申报人，最后一列是“退回理由”                                 | 会议包含材料审查   |
| \`review.json\`                       | 上面两份名单和被一票否决的申报人（不在两份名单上），供程序读取               | 会议包含材料审查   |
| \`委托评审/<委托单位>/\` 里的同名文件 | 只有该单位委托的申报人；不写谁打的分、谁回避、谁签的字                       | 有委托评审的申报人 |

CSV 是 UTF-8（带 BOM），Excel 和 WPS 可直接打开；可能被当作公式的内容前面加一个单引号。再导入一次同样的结果，内容不变；目标文件夹里有别的文件时不写。程序读取的格式见 [FORMAT.md](FORMAT.md) 8.1。
`;

const bounds = `## 上限

名册可能是邮件发来的，所以打开前先量大小：文件不超过 ${rosterMaxBytes / 1024 / 1024} MiB，解压后不超过 ${workbookBounds.contentBytes / 1024 / 1024} MiB、${workbookBounds.parts} 个部件、${workbookBounds.cells} 个单元格，合并单元格不超过 ${workbookBounds.mergedCells} 格；每份材料不超过 512 MiB。链接（快捷方式）不跟随，公式只取已算出的结果，宏和图片不读取。`;
