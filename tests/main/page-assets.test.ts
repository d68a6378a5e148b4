import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { isOwnUrl } from "../../src/desk/window/own-origin.ts";
import { answerPage, resolveAsset } from "../../src/desk/window/page-assets.ts";
import { freshNonce, pagePolicy } from "../../src/desk/window/page-policy.ts";

const root = join("/", "app", "renderer");
const page = fileURLToPath(new URL("../support/static-page", import.meta.url));

describe("which file an address names", () => {
  test.each([
    ["app://panel", "index.html"],
    ["app://panel/", "index.html"],
    ["https://vivaseal.local/?x=1#y", "index.html"],
    ["app://panel/assets/index-B1_x.js", "assets/index-B1_x.js"],
    ["app://panel/assets/pdf.worker.min-Cx.mjs?a=%2e%2e", "assets/pdf.worker.min-Cx.mjs"],
  ])("%s is %s", (url, file) => {
    expect(resolveAsset(root, url)).toBe(join(root, file));
  });

  test.each([
    "app://panel/../secret.json",
    "app://panel/%2e%2e/secret.json",
    "app://panel/assets/..%2f..%2fsecret.json",
    "app://panel/..%5c..%5csecret.json",
    "app://panel/assets\\..\\..\\secret.json",
    "app://panel/%2e%2e%2fsecret.json",
    "app://panel//etc/hosts.json",
    "app://panel/C:/secret.json",
    "app://panel/C%3A%5Csecret.json",
    "app://panel/index.html::$DATA",
    "app://panel/index.html%00.js",
    "app://panel/.hidden.json",
    "app://panel/assets/",
    "app://panel/%E0%A4%A.js",
    "app://panel/index",
    "app://panel/report.pdf",
    "not an address",
  ])("%s names none outside the build", (url) => {
    const file = resolveAsset(root, url);
    // A host may fold `..` away before it asks; what is left must still lie inside.
    expect(file === undefined || file === join(root, "secret.json")).toBe(true);
  });
});

describe("how a file is answered", () => {
  test("with the policy, to the letter, and the nonce of this load", async () => {
    const { status, headers, body } = await answerPage(page, "app://panel/", "abc");
    expect(status).toBe(200);
    expect(headers["content-security-policy"]).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-abc'; img-src 'self' blob: data:; font-src 'self'; worker-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(headers).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    });
    const html = new TextDecoder().decode(body);
    expect(html).toContain('nonce="abc"');
    expect(html).not.toContain("__CSP_NONCE__");
  });

  test("404, with the policy, where there is none", async () => {
    const answer = await answerPage(page, "app://panel/missing.js", "abc");
    expect(answer).toMatchObject({ status: 404, body: new Uint8Array() });
    expect(answer.headers["content-security-policy"]).toBe(pagePolicy("abc"));
  });

  test("scripts are left as they are", async () => {
    const { headers, body } = await answerPage(page, "app://panel/page.js", "abc");
    expect(headers["content-type"]).toBe("text/javascript; charset=utf-8");
    expect(new TextDecoder().decode(body)).toContain("vivaseal.invoke");
  });
});

test("a nonce is 128 bits and never the same", () => {
  const nonces = new Set(Array.from({ length: 100 }, freshNonce));
  expect(nonces.size).toBe(100);
  expect([...nonces].every((nonce) => Buffer.from(nonce, "base64").length === 16)).toBe(true);
});

test("an origin is told by scheme and host, for web and own schemes alike", () => {
  expect(isOwnUrl("https://vivaseal.local", "https://vivaseal.local/a")).toBe(true);
  expect(isOwnUrl("https://vivaseal.local", "blob:https://vivaseal.local/a")).toBe(true);
  expect(isOwnUrl("https://vivaseal.local", "https://vivaseal.local:444/a")).toBe(false);
  expect(isOwnUrl("https://vivaseal.local", "http://vivaseal.local/a")).toBe(false);
  expect(isOwnUrl("https://vivaseal.local", "https://vivaseal.local.evil.example/")).toBe(false);
  expect(isOwnUrl("https://vivaseal.local", "https://a@vivaseal.local/")).toBe(false);
  expect(isOwnUrl("app://panel", "about:blank")).toBe(false);
});
