import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Invoke } from "../../src/contract/channel.ts";
import { applicantId } from "../../src/core/ids.ts";
import { markWords } from "../../src/core/words.ts";
import { chromiumPath, noChromium } from "../support/chromium.ts";
import { pinOf } from "../support/meeting-day.ts";
import { profileFiles } from "../support/profile-files.ts";
import { aVotingVenue } from "../support/voting-venue.ts";
import { aVotingWindow } from "../support/voting-window.ts";

/** Found nowhere else, so that a hit is a leak. */
const idOf = (order: number) => `SQQ7XK${order}W`;

/*
 * Chromium writes into its profile by rules of its own, so two runs are never the same bytes, as the
 * desk's are. What can be shown: after each cast no file of the profile holds a mark beside what it
 * is about, the token of a paper, or a PIN, in the forms in which pages and databases hold text. A
 * form that is compressed or encrypted by the browser would not be found.
 */
describe.skipIf(chromiumPath === undefined)(
  chromiumPath === undefined ? `ballot secrecy (${noChromium})` : "ballot secrecy",
  () => {
    let voting: Awaited<ReturnType<typeof aVotingVenue>>;
    let window: Awaited<ReturnType<typeof aVotingWindow>>;
    let secretary: (typeof window)["secretary"];
    let profile = "";
    const tokens: string[] = [];

    beforeAll(async () => {
      voting = await aVotingVenue({
        ...{ experts: 5, applicants: 2 },
        applicant: (one) => ({ ...one, id: applicantId(idOf(one.order)) }),
      });
      profile = join(voting.venue.folder, "profile");
      window = await aVotingWindow(voting, profile, notingTokens);
      secretary = window.secretary;
    });
    afterAll(async () => {
      await window.close();
      await voting.remove();
    });

    function notingTokens(invoke: Invoke): Invoke {
      return async (method, input) => {
        const answer = await invoke(method, input);
        const found = /"token":"([0-9a-f]{32})"/.exec(JSON.stringify(answer));
        if (found?.[1]) tokens.push(found[1]);
        return answer;
      };
    }

    test("the browser's profile holds no mark, no paper and no PIN after any cast", async () => {
      const { page } = secretary;
      await secretary.choose("监票人", "专家3");
      await secretary.choose("计票人", "专家4");
      await secretary.press("开启表决");
      await secretary.enterPins(window.pinByLabel, "开启表决");
      await secretary.dialogGone();
      await secretary.press("确认票箱为空");
      await page.getByLabel(/监票人已查看/).check();
      await secretary.enterPins(window.pinByLabel, "确认");
      await secretary.dialogGone();
      for (const [index, { id, name }] of voting.venue.manifest.experts.entries()) {
        await secretary.row(name).getByRole("button", { name: "领票" }).click();
        await page.getByLabel(/监票人已查看/).check();
        await secretary.enterPins(() => pinOf(id), "领票");
        await page.getByRole("heading", { name: "表决票", exact: true }).waitFor();
        for (const [row, motion] of (await page.getByRole("radiogroup").all()).entries()) {
          const mark = [markWords.approve, markWords.reject, markWords.abstain][(index + row) % 3];
          await motion.getByLabel(mark ?? "", { exact: true }).check();
        }
        await secretary.press("投票");
        await secretary.press("最终确认，投出");
        await page.getByRole("heading", { name: "表决票已投入票箱" }).waitFor();
        expect(await page.locator("input").count()).toBe(0);
        expect(await page.content()).not.toContain(voting.venue.manifest.applicants[0]?.name);
        // Long enough for what a browser writes behind the page's back.
        await page.waitForTimeout(2_000);
        expect(leaksIn(profile, tokens)).toEqual([]);
        await secretary.press("返回");
      }
      expect(tokens).toHaveLength(5);
    });

    test("a mark that a page puts into IndexedDB would be found", async () => {
      await secretary.page.evaluate(`new Promise((resolve, reject) => {
        const opening = indexedDB.open("planted", 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore("box", { keyPath: "id" });
        opening.onerror = reject;
        opening.onsuccess = () => {
          const writing = opening.result.transaction("box", "readwrite", { durability: "strict" });
          writing.objectStore("box").put({ id: ${JSON.stringify(idOf(1))}, mark: "approve" });
          writing.oncomplete = resolve;
        };
      })`);
      await expect.poll(() => leaksIn(profile, tokens), { timeout: 15_000 }).not.toEqual([]);
    });

    test("a token that a page keeps in its storage would be found", async () => {
      const [token] = tokens;
      await secretary.page.evaluate(`localStorage.setItem("paper", ${JSON.stringify(token)})`);
      const hits = () => leaksIn(profile, tokens).filter((leak) => leak.startsWith("token"));
      await expect.poll(hits, { timeout: 30_000 }).not.toEqual([]);
    });

    /** What in the profile's files says how somebody voted, or would let somebody find out. */
    function leaksIn(folder: string, papers: readonly string[]): readonly string[] {
      const { experts, applicants } = voting.venue.manifest;
      const subjects = applicants.flatMap(({ id, name }) => [id, name]);
      const marks = [...Object.keys(markWords), ...Object.values(markWords)];
      return profileFiles(folder).flatMap(({ path, bytes }) => {
        const named = path.slice(folder.length);
        return [
          ...subjects.flatMap((subject) =>
            around(bytes, subject).some((near) => marks.some((mark) => holds(near, mark)))
              ? [`mark beside ${subject} in ${named}`]
              : [],
          ),
          ...papers.filter((token) => holds(bytes, token)).map(() => `token in ${named}`),
          ...experts
            .filter(({ id }) => holds(bytes, `"pin":"${pinOf(id)}"`))
            .map(({ id }) => `PIN of ${id} in ${named}`),
        ];
      });
    }
  },
);

const encodings = ["utf8", "utf16le"] as const;
const holds = (bytes: Buffer, text: string): boolean =>
  encodings.some((encoding) => bytes.includes(Buffer.from(text, encoding)));

/** What stands within 300 bytes of each place where the text is. */
function around(bytes: Buffer, text: string): readonly Buffer[] {
  return encodings.flatMap((encoding) => {
    const wanted = Buffer.from(text, encoding);
    const places: Buffer[] = [];
    for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1)) {
      places.push(bytes.subarray(Math.max(0, at - 300), at + wanted.length + 300));
    }
    return places;
  });
}
