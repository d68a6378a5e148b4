import type { LevelCounts } from "../../desk/reports/results-summary.ts";
import { resultsSummaryOf } from "../../desk/reports/results-summary-of.ts";
import { demoPageStyle } from "./demo-page-style.ts";
import { bundleName, resultName } from "./places.ts";
import type { DemoResult } from "./results.ts";

/** index.html of the demo's folder: what is in it, how to open it with stock tools, what came out. */
export function demoPage({ verified, reports, imported }: DemoResult, madeAt: Date): string {
  const { document } = verified;
  const { title, committeeName } = document.meeting;
  const total = resultsSummaryOf(document, []).counts.at(-1);
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>离线答辩评审演练 Vivaseal demo</title>
<style>${demoPageStyle}</style>
</head>
<body>
<header>
<p class="mark">演练 Rehearsal</p>
<h1>${escaped(title)}</h1>
<p>${escaped(committeeName)}　${madeAt.toISOString().slice(0, 10)}</p>
<p class="en">Everything below was really made by one run of the demo: keys, a sealed bundle, a meeting from check-in to the announcement, a signed result, its verification and import.</p>
</header>
${total ? tiles(total) : ""}
<h2>文件 <span>Files</span></h2>
<table class="files">${fileRows(reports, imported).join("")}</table>
<h2>用通用工具打开 <span>Open with stock tools</span></h2>
<p>密封文件是标准的 age 文件，里面是标准的 ZIP。先导出办公室的私钥，再用 age 和 unzip 打开：</p>
<p class="en">The sealed files are plain age files around plain ZIPs. Export the office's identity, then:</p>
<pre>${escaped(stockTools)}</pre>
<p class="en">没有安装 vivaseal 命令时，在项目文件夹里用 npm run -s vivaseal -- 代替 vivaseal，文件名前加上本文件夹的路径。Without an installed vivaseal, run npm run -s vivaseal -- in the project's folder, with this folder's path before the names.</p>
<h2>核验与再次导入 <span>Verify and import again</span></h2>
<pre>${escaped(productTools)}</pre>
<h2>评审结果 <span>Outcomes</span></h2>
${outcomesTable(verified)}
<footer>材料包 Bundle ${document.bundle.id}<br>会议日志 Journal ${document.journal.head}<br>结果 Result ${verified.documentHash}</footer>
</body>
</html>
`;
}

const stockTools = `vivaseal office identity office --out identity.txt --passphrase-file passphrase.txt
age -d -i identity.txt ${bundleName} > bundle.zip && unzip -t bundle.zip
age -d -i identity.txt ${resultName} > result.zip && unzip -t result.zip`;

const productTools = `vivaseal open ${bundleName} --station station --verify-all --passphrase-file passphrase.txt
vivaseal verify ${resultName} --office office --passphrase-file passphrase.txt
vivaseal import ${resultName} --office office --out import --rehearsal --passphrase-file passphrase.txt`;

function tiles({ applied, called, admitted, passed, notPassed }: LevelCounts): string {
  const facts = [
    ["申报", "applied", applied],
    ["进入答辩", "called", called],
    ["进入评审", "admitted", admitted],
    ["通过", "passed", passed],
    ["未通过", "not passed", notPassed],
  ] as const;
  const tile = facts.map(
    ([zh, en, count]) => `<li><b>${count}</b><span>${zh}</span><i>${en}</i></li>`,
  );
  return `<ul class="tiles">${tile.join("")}</ul>`;
}

function fileRows(reports: readonly string[], imported: readonly string[]): readonly string[] {
  const row = (links: readonly string[], zh: string, en: string) =>
    `<tr><td>${links.join("<br>")}</td><td>${zh}<br><span class="en">${en}</span></td></tr>`;
  const within = (folder: string) =>
    reports.filter((path) => path.startsWith(folder)).map((path) => link(path));
  const cards = ["office/office.vscard", "station/station.vscard"].map((path) => link(path));
  return fileTexts(within, byFolder(imported), cards).map(([links, zh, en]) => row(links, zh, en));
}

type FileText = readonly [links: readonly string[], zh: string, en: string];

const fileTexts = (
  within: (folder: string) => readonly string[],
  imported: readonly string[],
  cards: readonly string[],
): readonly FileText[] => [
  [
    [link(bundleName)],
    "密封材料包：申报材料和签名的清单",
    "the sealed bundle: materials and signed manifest",
  ],
  [
    [link(resultName)],
    "评审结果包：报表、会议日志、三方签名的结果",
    "the result package: reports, journal, signed result",
  ],
  [within("reports/"), "报表（PDF，带演练水印）", "reports, watermarked as a rehearsal"],
  [within("tables/"), "表格", "tables"],
  [
    imported,
    "导入中心系统的数据，按委托单位另有一份",
    "for the central system, and again for each commissioning county",
  ],
  [
    cards,
    "办公室和评审电脑的登记卡（钥匙在同一文件夹，由口令保护）",
    "the cards; the keys beside them are under the passphrase",
  ],
  [
    [link("passphrase.txt")],
    "本次演练所有钥匙的口令，用后即弃",
    "the throw-away passphrase of all these keys",
  ],
];

/** One line a folder, with a link for each format. */
function byFolder(imported: readonly string[]): readonly string[] {
  const folders = new Map<string, string[]>();
  for (const path of imported) {
    const folder = `import/${path}`.split("/").slice(0, -1).join("/");
    const format = path.slice(path.lastIndexOf(".") + 1);
    folders.set(folder, [...(folders.get(folder) ?? []), link(`import/${path}`, format)]);
  }
  return [...folders].map(([folder, links]) => `${escaped(folder)}/ ${links.join(" · ")}`);
}

function outcomesTable({ document }: DemoResult["verified"]): string {
  const heads = [
    "申报编号",
    "姓名",
    "工作单位",
    "层级",
    "子专业",
    "阶段",
    "答辩结论",
    "计票",
    "结果",
  ];
  const rows = resultsSummaryOf(document, []).rows.map((row) => {
    const cells = [
      row.applicantId,
      row.name,
      row.employer,
      row.level,
      row.specialty,
      row.stage,
      row.conclusion,
      row.arithmetic,
      row.outcome,
    ];
    return `<tr class="${row.outcome === "通过" ? "passed" : ""}">${cells.map((cell) => `<td>${escaped(cell)}</td>`).join("")}</tr>`;
  });
  const head = heads.map((text) => `<th>${text}</th>`).join("");
  return `<div class="wide"><table class="outcomes"><tr>${head}</tr>${rows.join("")}</table></div>`;
}

function link(path: string, text = path): string {
  const address = path.split("/").map(encodeURIComponent).join("/");
  return `<a href="${address}">${escaped(text)}</a>`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => entities[character] ?? "");
