/** Style of the demo's index.html, which must look right without anything beside it. */
export const demoPageStyle = `
:root { --ink: #1c2430; --soft: #5d6878; --line: #dfe4ea; --accent: #1f4e8c; --mark: #a33b12; }
* { box-sizing: border-box; }
body { max-width: 1120px; margin: 0 auto; padding: 40px 28px 64px; color: var(--ink); background: #fff;
  font: 15px/1.7 "Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "Source Han Sans SC", sans-serif; }
header { border-bottom: 2px solid var(--accent); padding-bottom: 16px; }
h1 { margin: 4px 0 2px; font-size: 26px; line-height: 1.35; }
h2 { margin: 40px 0 10px; font-size: 18px; }
h2 span { color: var(--soft); font-weight: 400; font-size: 15px; margin-left: 6px; }
p { margin: 4px 0; }
.en { color: var(--soft); font-size: 13.5px; }
.mark { display: inline-block; margin: 0 0 6px; padding: 1px 12px; border: 1.5px solid var(--mark);
  border-radius: 3px; color: var(--mark); font-weight: 600; letter-spacing: 1px; }
.tiles { display: grid; grid-template-columns: repeat(5, 1fr); gap: 12px; margin: 24px 0 0; padding: 0; list-style: none; }
.tiles li { padding: 14px 16px; border: 1px solid var(--line); border-radius: 8px; background: #f8fafc; }
.tiles b { display: block; font-size: 30px; line-height: 1.2; color: var(--accent); font-variant-numeric: tabular-nums; }
.tiles i { margin-left: 8px; color: var(--soft); font-style: normal; font-size: 13px; }
table { width: 100%; border-collapse: collapse; }
td, th { padding: 8px 10px; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
.files td:first-child { width: 46%; word-break: break-all; }
.outcomes { font-size: 13.5px; }
.outcomes th { background: #eef2f7; white-space: nowrap; }
.outcomes td:nth-child(-n + 2), .outcomes td:nth-child(4), .outcomes td:nth-child(5),
.outcomes td:nth-child(6), .outcomes td:last-child { white-space: nowrap; }
.outcomes .passed td:last-child { color: #14692f; font-weight: 600; }
.wide { overflow-x: auto; }
pre { margin: 10px 0; padding: 14px 16px; overflow-x: auto; border-radius: 8px; background: #f3f5f8;
  font: 13px/1.7 "JetBrains Mono", Consolas, Menlo, monospace; }
a { color: var(--accent); text-decoration: none; }
a:hover { text-decoration: underline; }
footer { margin-top: 40px; color: var(--soft); font-size: 12px; word-break: break-all; }
@media (max-width: 760px) { .tiles { grid-template-columns: repeat(2, 1fr); } }
`;
