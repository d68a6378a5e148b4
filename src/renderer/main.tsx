import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import type { Bridge } from "../contract/bridge.ts";
import { createDeskClient } from "../contract/channel.ts";
import { App } from "./App.tsx";
import { openReadingMemory } from "./db/reading-memory.ts";
import { openReplica } from "./db/replica.ts";
import { openWorkspaceDb } from "./db/schema.ts";
import { createSessionStore } from "./store/session-store.ts";
import "./styles/base.css";
import "./styles/frame.css";
import "./styles/parts.css";
import "./styles/ballot.css";
import "./styles/print.css";
import "./styles/restore.css";
import "./styles/office.css";
import "./styles/viewer.css";

declare global {
  interface Window {
    readonly vivaseal?: Bridge;
  }
}

function start(): void {
  const place = document.getElementById("screen");
  if (!place) throw new Error("The page has no place for the screens");
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";
  const bridge = window.vivaseal;
  if (!bridge) throw new Error("The page was opened without its desk");
  const db = openWorkspaceDb("vivaseal");
  const store = createSessionStore({
    desk: createDeskClient(bridge.invoke),
    replica: openReplica(db),
    memory: openReadingMemory(db),
    newId: () => crypto.randomUUID(),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
  createRoot(place).render(
    <StrictMode>
      <App store={store} nonce={nonce} />
    </StrictMode>,
  );
}

start();
