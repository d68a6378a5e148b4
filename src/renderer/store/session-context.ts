import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { MeetingState } from "../../core/meeting/state.ts";
import type { MeetingInHand } from "./meeting-in-hand.ts";
import type { Session, SessionStore } from "./session-store.ts";

export const SessionContext = createContext<SessionStore | null>(null);

export function useSessionStore(): SessionStore {
  const store = useContext(SessionContext);
  if (!store) throw new Error("A screen outside its session");
  return store;
}

/** `select` must give a stable reference; derive after it. */
export function useSession<T>(select: (session: Session) => T): T {
  return useStore(useSessionStore(), select);
}

/** The opened meeting. Screens of a meeting are only drawn while there is one. */
export function useMeeting(): MeetingInHand {
  const meeting = useSession((session) => session.meeting);
  if (!meeting) throw new Error("A meeting's screen without a meeting");
  return meeting;
}

export const useMeetingState = (): MeetingState => useMeeting().state;
