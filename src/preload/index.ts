import { contextBridge, ipcRenderer } from "electron";
import { bridgeName, deskChannel, type Bridge } from "../contract/bridge.ts";
import type { Invoke } from "../contract/channel.ts";

const invoke: Invoke = (method, input) =>
  ipcRenderer.invoke(deskChannel, method, input) as ReturnType<Invoke>;

const bridge: Bridge = { host: "electron", invoke };

contextBridge.exposeInMainWorld(bridgeName, bridge);
