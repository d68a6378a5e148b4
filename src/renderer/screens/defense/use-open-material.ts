import { useCallback, useEffect, useState } from "react";
import type { Applicant, Manifest } from "../../../core/bundle/manifest.ts";
import { bundleName } from "../../db/reading-memory.ts";
import { useSessionStore } from "../../store/session-context.ts";
import type { MaterialItem } from "../../view/material-view.ts";

/** Which material of an applicant is open, and which of the bundle were ever opened here. */
export function useOpenMaterial(
  manifest: Manifest,
  applicant: Applicant | undefined,
  materials: readonly MaterialItem[],
) {
  const { memory } = useSessionStore();
  const bundle = bundleName(manifest);
  const [chosen, setChosen] = useState<number | null>(null);
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const order = applicant?.order;
  useEffect(() => {
    let wanted = true;
    void memory.opened(bundle).then((known) => {
      if (wanted) setOpened((own) => new Set([...own, ...known]));
    });
    if (order !== undefined) {
      void memory.openMaterialOf(bundle, order).then((number) => {
        if (wanted && number !== null) setChosen((own) => own ?? number);
      });
    }
    return () => {
      wanted = false;
    };
  }, [bundle, memory, order]);
  const choose = useCallback(
    (number: number) => {
      setChosen(number);
      if (order !== undefined) void memory.keepOpenMaterial(bundle, order, number);
    },
    [bundle, memory, order],
  );
  const noteOpened = useCallback(
    (number: number) => setOpened((own) => (own.has(number) ? own : new Set([...own, number]))),
    [],
  );
  const open = materials.find(({ number }) => number === chosen) ?? materials[0];
  return { open, opened, choose, noteOpened };
}
