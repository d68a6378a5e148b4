import { Button, Input } from "antd";
import { useState } from "react";

interface PageFieldProps {
  readonly page: number;
  /** 0 while the file isn't open. */
  readonly pages: number;
  readonly onPage: (page: number) => void;
}

/** ‹ 第 3／12 页 ›; a number and Enter lead to that page. */
export function PageField({ page, pages, onPage }: PageFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const go = () => {
    const wanted = Number(typed);
    if (typed !== null && Number.isInteger(wanted)) onPage(wanted);
    setTyped(null);
  };
  return (
    <>
      <Button aria-label="上一页" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        ‹
      </Button>
      <span className="viewer-page">
        第
        <Input
          aria-label="页码"
          inputMode="numeric"
          disabled={pages === 0}
          value={typed ?? String(page)}
          onChange={({ target }) => setTyped(target.value.replace(/\D/g, "").slice(0, 4))}
          onPressEnter={go}
          onBlur={go}
        />
        ／{pages === 0 ? "—" : pages} 页
      </span>
      <Button aria-label="下一页" disabled={page >= pages} onClick={() => onPage(page + 1)}>
        ›
      </Button>
    </>
  );
}
