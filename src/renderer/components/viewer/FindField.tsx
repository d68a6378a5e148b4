import { Button, Input, type InputRef } from "antd";
import type { Ref } from "react";
import type { Finding } from "../../pdf/use-pdf-find.ts";

interface FindFieldProps {
  readonly field: Ref<InputRef>;
  readonly query: string;
  readonly finding: Finding | null;
  /** Which of the places is shown, from 0. */
  readonly at: number;
  readonly onQuery: (query: string) => void;
  readonly onMove: (step: 1 | -1) => void;
}

/** 查找: what was found, and the way from one place to the next. */
export function FindField({ field, query, finding, at, onQuery, onMove }: FindFieldProps) {
  const places = finding?.places.length ?? 0;
  return (
    <>
      <Input
        ref={field}
        className="viewer-find"
        allowClear
        aria-label="在本文件中查找"
        placeholder="查找文字"
        value={query}
        onChange={({ target }) => onQuery(target.value)}
        onPressEnter={({ shiftKey }) => onMove(shiftKey ? -1 : 1)}
      />
      {query.trim() === "" ? null : (
        <>
          <span className="viewer-found" role="status">
            {foundText(finding, at)}
          </span>
          <Button aria-label="上一处" disabled={places === 0} onClick={() => onMove(-1)}>
            ‹
          </Button>
          <Button aria-label="下一处" disabled={places === 0} onClick={() => onMove(1)}>
            ›
          </Button>
        </>
      )}
    </>
  );
}

function foundText(finding: Finding | null, at: number): string {
  if (!finding) return "查找中……";
  if (finding.scanned) return "扫描件，无文字可查";
  if (finding.places.length > 0) return `${at + 1}／${finding.places.length}`;
  return finding.complete ? "没有找到" : "查找中……";
}
