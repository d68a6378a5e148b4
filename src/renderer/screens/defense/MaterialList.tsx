import type { MaterialItem } from "../../view/material-view.ts";
import { sizeText } from "../../view/plain-text.ts";

interface MaterialListProps {
  readonly materials: readonly MaterialItem[];
  readonly open: MaterialItem | undefined;
  /** Numbers of those that were opened on this station. It gates nothing. */
  readonly opened: ReadonlySet<number>;
  readonly onOpen: (number: number) => void;
}

export function MaterialList({ materials, open, opened, onOpen }: MaterialListProps) {
  return (
    <ul className="panel material-list" aria-label="申报材料">
      {materials.map(({ material, name, number }) => (
        <li key={material.path}>
          <button
            type="button"
            className={`material-button${number === open?.number ? " material-here" : ""}`}
            aria-current={number === open?.number ? "true" : undefined}
            onClick={() => onOpen(number)}
          >
            <span className="material-name">{name}</span>
            <span className="material-size">
              {opened.has(number) ? (
                <span className="material-opened" role="img" aria-label="已打开过" title="已打开过">
                  ✓
                </span>
              ) : null}
              {sizeText(material.sizeBytes)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
