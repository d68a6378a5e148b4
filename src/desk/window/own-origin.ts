/**
 * Whether `url` lies in `origin`: the page itself or a blob that it made. Compared as a parsed
 * scheme and host, because `URL.origin` is "null" for a scheme of our own.
 */
export function isOwnUrl(origin: string, url: string): boolean {
  return partsOf(url.startsWith("blob:") ? url.slice("blob:".length) : url) === partsOf(origin);
}

function partsOf(url: string): string | undefined {
  try {
    const { protocol, host, username, password } = new URL(url);
    return username === "" && password === "" ? `${protocol}//${host}` : undefined;
  } catch {
    return undefined;
  }
}
