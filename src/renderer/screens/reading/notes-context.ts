import { createContext } from "react";
import type { NotesAtHand } from "./OwnNotesRoute.tsx";

/** Hands the whole screen to an expert's own notes: reached from any applicant's page. */
export const NotesContext = createContext<(notes: NotesAtHand) => void>(() => undefined);
