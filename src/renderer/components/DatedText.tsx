/** Text whose days (`2024-12-31`) stay on one line: a line would else end at one of their hyphens. */
export function DatedText({ text }: { readonly text: string }) {
  // A group in the pattern keeps what is split at: every second part is a day.
  const parts = text.split(/(\d{4}-\d{2}-\d{2})/);
  return parts.map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <span key={index} className="nowrap">
        {part}
      </span>
    ),
  );
}
