import { bridgeName } from "../contract/bridge.ts";

/**
 * What runs in the page before its own scripts: takes the raw binding off the window and leaves the
 * bridge, which nothing can replace. `JSON` and the driver's channel, through which every call goes,
 * are locked, so that no later script can put itself there and read marks and PINs. Keys that show
 * or save the page do nothing; Ctrl+P stays, the style for print makes it harmless.
 */
export const bridgeScript = (bindingName: string, origin: string): string => `(() => {
  const call = globalThis.${bindingName};
  delete globalThis.${bindingName};
  if (window !== window.top || location.origin !== ${JSON.stringify(origin)}) return;
  const { parse, stringify } = JSON;
  const lock = (name) => Object.defineProperty(globalThis, name, {
    value: globalThis[name], writable: false, configurable: false,
  });
  Object.freeze(JSON);
  lock("JSON");
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    if (!name.startsWith("__playwright")) continue;
    const own = globalThis[name];
    Object.freeze(own);
    // The controller's class, not Function's prototype, which is everybody's.
    if (typeof own === "object") Object.freeze(Object.getPrototypeOf(own));
    lock(name);
  }
  const invoke = async (method, input) =>
    parse(await call(method, stringify(input === undefined ? null : input)));
  Object.defineProperty(globalThis, ${JSON.stringify(bridgeName)}, {
    value: Object.freeze({ host: "browser", invoke: Object.freeze(invoke) }),
  });
  const stopped = ({ code, ctrlKey, metaKey, shiftKey, altKey }) =>
    code === "F12" ||
    ((ctrlKey || metaKey) &&
      (/^Key[US]$/.test(code) || ((shiftKey || altKey) && /^Key[IJCK]$/.test(code))));
  const stop = (event) => event.preventDefault();
  addEventListener("keydown", (event) => { if (stopped(event)) stop(event); }, true);
  addEventListener("contextmenu", stop, true);
})();`;
