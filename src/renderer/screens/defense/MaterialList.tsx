import type { MaterialItem } from "../../view/material-view.ts";
import { sizeText } from "../../view/plain-text.ts";

interface MaterialListProps {
  readonly materials: readonly MaterialItem[];
  readonly open: number;
  readonly onOpen: (index: number) => void;
}

export function MaterialList({ materials, open, onOpen }: MaterialListProps) {
  return (
    <ul className="panel material-list" aria-label="申报材料">
      {materials.map(({ material, name }, index) => (
        <li key={material.path}>
          <button
            type="button"
            className={`material-button${index === open ? " material-here" : ""}`}
            aria-current={index === open ? "true" : undefined}
            onClick={() => onOpen(index)}
          >
            <span>{name}</span>
            <span className="material-size">{sizeText(material.sizeBytes)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
