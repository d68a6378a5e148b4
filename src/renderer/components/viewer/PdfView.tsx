import { Button, type InputRef } from "antd";
import { useMemo, useRef, useState } from "react";
import { usePdf } from "../../pdf/use-pdf.ts";
import { usePdfFind, type FoundPlace } from "../../pdf/use-pdf-find.ts";
import { fromTheStart, viewingAfter, type Viewing } from "../../view/viewing.ts";
import type { FileViewProps } from "./FileView.tsx";
import { FindField } from "./FindField.tsx";
import { PageField } from "./PageField.tsx";
import { PdfPage, type MarkedBox } from "./PdfPage.tsx";
import { PdfThumbs } from "./PdfThumbs.tsx";
import { useRoom } from "./use-room.ts";
import { ViewButtons } from "./ViewButtons.tsx";

/** A PDF, page by page. */
export function PdfView({ name, bytes, start = fromTheStart, onView, actions }: FileViewProps) {
  const reading = usePdf(bytes);
  const document = reading.kind === "open" ? reading.document : null;
  const pages = document?.numPages ?? 0;
  const [viewing, setViewing] = useState(start);
  const [thumbs, setThumbs] = useState(false);
  const [search, setSearch] = useState({ query: "", at: 0 });
  const field = useRef<InputRef>(null);
  const { body, room } = useRoom();
  const finding = usePdfFind(document, search.query);
  const page = Math.min(Math.max(1, viewing.page), Math.max(1, pages));
  const place = finding?.places[search.at];
  const view = (next: Viewing) => {
    const inside = { ...next, page: Math.min(Math.max(1, next.page), Math.max(1, pages)) };
    setViewing(inside);
    onView?.(inside);
  };
  const turnTo = (to: number) => view({ ...viewing, page: to });
  const move = (step: 1 | -1) => {
    const places = finding?.places ?? [];
    // Before the first step the first place on or behind this page is the one to go to.
    const from = place && place.page === page ? search.at + step : firstFrom(places, page);
    const at = (from + places.length) % Math.max(1, places.length);
    setSearch({ ...search, at });
    const to = places[at];
    if (to) turnTo(to.page);
  };
  const places = finding?.places;
  const marked = useMemo(() => boxesOn(places ?? [], page, search.at), [places, page, search.at]);
  return (
    <section
      className="viewer"
      aria-label={name}
      onKeyDown={(event) => {
        if (!event.ctrlKey || event.key.toLowerCase() !== "f") return;
        event.preventDefault();
        field.current?.focus();
      }}
    >
      <div className="viewer-bar">
        <b className="grow viewer-name" title={name}>
          {name}
        </b>
        {actions}
      </div>
      <div className="viewer-bar viewer-tools" role="toolbar" aria-label="查看">
        <Button
          aria-pressed={thumbs}
          disabled={pages === 0}
          type={thumbs ? "primary" : "default"}
          onClick={() => setThumbs(!thumbs)}
        >
          缩略图
        </Button>
        <PageField page={page} pages={pages} onPage={turnTo} />
        <ViewButtons viewing={viewing} onView={view} />
        <FindField
          field={field}
          query={search.query}
          finding={finding}
          at={search.at}
          onQuery={(query) => setSearch({ query, at: 0 })}
          onMove={move}
        />
      </div>
      <div className="viewer-panes">
        {thumbs && document ? (
          <PdfThumbs document={document} page={page} turn={viewing.turn} onPage={turnTo} />
        ) : null}
        <div
          ref={body}
          className="viewer-body"
          tabIndex={0}
          aria-label={`${name} 第 ${page} 页`}
          onKeyDown={({ key, ctrlKey }) => {
            const next = ctrlKey ? undefined : viewingAfter(key, { ...viewing, page });
            if (next) view(next);
          }}
        >
          {reading.kind === "opening" ? <p>正在打开……</p> : null}
          {reading.kind === "broken" ? (
            <p className="viewer-trouble">
              这份 PDF 文件本身不完整或已损坏，无法显示（与密封时的文件一致，不是传输造成的）。
              请看纸质材料，或请评委会办公室联系申报人补交。
            </p>
          ) : null}
          {document && room > 0 ? (
            <PdfPage document={document} {...viewing} page={page} room={room} marked={marked} />
          ) : null}
        </div>
      </div>
    </section>
  );
}

function firstFrom(places: readonly FoundPlace[], page: number): number {
  const found = places.findIndex((one) => one.page >= page);
  return found < 0 ? 0 : found;
}

function boxesOn(places: readonly FoundPlace[], page: number, at: number): readonly MarkedBox[] {
  return places.flatMap((found, index) =>
    found.page === page ? found.boxes.map((box) => ({ box, here: index === at })) : [],
  );
}
