import type { ThemeConfig } from "antd";

/** Ink on office paper, one blue to act, vermilion for what can't be undone. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: "#1b4f8a",
    colorInfo: "#1b4f8a",
    colorError: "#b3321c",
    colorWarning: "#b26a00",
    colorSuccess: "#2b7a4b",
    // What would be derived from such dark inks is grey.
    colorInfoBg: "#e8eff8",
    colorInfoBorder: "#a9c3e2",
    colorWarningBg: "#fdf1dc",
    colorWarningBorder: "#e5c68e",
    colorErrorBg: "#fbeae6",
    colorErrorBorder: "#e6b5ab",
    colorSuccessBg: "#e6f3ea",
    colorSuccessBorder: "#a5d0b4",
    colorTextBase: "#1c2530",
    colorBorder: "#b9c2cd",
    fontSize: 17,
    controlHeight: 42,
    borderRadius: 6,
    motion: false,
    fontFamily:
      '"Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "SimSun-ExtB", "HanaMinA", sans-serif',
  },
  components: {
    Table: { cellPaddingBlock: 10, cellPaddingInline: 12, headerBg: "#eaeef3" },
    Button: { fontWeight: 500, primaryShadow: "none", defaultShadow: "none", dangerShadow: "none" },
    Modal: { titleFontSize: 20 },
  },
};
