import { cp, mkdir, mkdtemp, readdir, rm, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowserHost, type BrowserHost } from "../../src/cli/browser-host.ts";
import { serveDesk } from "../../src/contract/channel.ts";
import { createDesk, type RunningDesk } from "../../src/desk/compose.ts";
import { referenceCrypto } from "../../src/desk/crypto/reference-crypto.ts";
import { folderDrives } from "../../src/desk/drives/system-drives.ts";
import { createNodeFileLayer } from "../../src/desk/files/node-file-layer.ts";
import { initKeyring, openKeyring, trustCard } from "../../src/desk/keys/keyring.ts";
import { readCard } from "../../src/desk/keys/card.ts";
import { openStoredBundle } from "../../src/desk/meeting/stored-bundle.ts";
import { builtRenderer } from "../support/built-renderer.ts";
import { chromiumPath, noChromium } from "../support/chromium.ts";
import { aSecretary } from "../support/secretary.ts";
import { cheapLogN, must } from "../support/venue.ts";

const root = join(import.meta.dirname, "../..");
const sample = join(root, "resources/sample");
const sourceName = "2024年度评审材料";
const officePassphrase = "评委会办公室的口令";
const files = createNodeFileLayer();

/**
 * The office's day by clicking and typing alone: enrol a station, be told of every planted fault,
 * mend them, seal, and the station opens what came of it. Pictures go to out/pictures.
 */
describe.skipIf(chromiumPath === undefined)(
  chromiumPath === undefined ? `an office's day (${noChromium})` : "an office's day",
  () => {
    let folder = "";
    let stick = "";
    let running: RunningDesk;
    let host: BrowserHost;
    let clerk: ReturnType<typeof aSecretary>;
    let stationCode = "";
    const complaints: string[] = [];
    const stationPlace = () => ({
      ...{ files, folder: join(folder, "far-station"), role: "station" as const },
      ...{ passphrase: "一号评审电脑的口令", logN: cheapLogN },
    });

    beforeAll(async () => {
      await builtRenderer();
      folder = await mkdtemp(join(tmpdir(), "vivaseal-office-"));
      stick = join(folder, "办公U盘");
      await mkdir(stick);
      stationCode = must(await initKeyring(stationPlace(), "一号答辩室")).checkCode.words;
      await cp(join(folder, "far-station", "station.vscard"), join(stick, "station-1.vscard"));
      await plantFaults(join(stick, sourceName));
      running = createDesk({
        stationFolder: join(folder, "app", "station"),
        drives: folderDrives([stick]),
        resourcesFolder: join(root, "resources"),
        version: "0.1.0",
        keyringLogN: cheapLogN,
      });
      host = must(
        await openBrowserHost({
          invoke: serveDesk(running.desk),
          rendererFolder: join(root, "out/renderer"),
          profileFolder: join(folder, "profile"),
          executablePath: chromiumPath ?? "",
          headless: true,
          tell: () => undefined,
        }),
      );
      clerk = aSecretary(host.page, join(root, "out/pictures"));
      host.page.on("pageerror", (error) => complaints.push(error.message));
      host.page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) complaints.push(message.text());
      });
    });
    afterAll(async () => {
      await host.close();
      await running.close();
      await rm(folder, { recursive: true, force: true });
    });

    test("a computer says at its first start what it is, and an office gets its keys", async () => {
      const { page } = clerk;
      await page.getByRole("button", { name: "评委会办公室" }).waitFor();
      await clerk.picture("office-01-first-start");
      await clerk.press("评委会办公室");
      await page.locator("#keys-name").fill("巴中市数字经济评委会办公室");
      await page.locator("#new-passphrase").fill(officePassphrase);
      await page.locator("#new-passphrase-again").fill(officePassphrase);
      await clerk.picture("office-02-new");
      await clerk.press("建立办公室");
      await page.getByTestId("check-code").waitFor();
      await clerk.picture("office-03-home");
    });

    test("a station is enrolled by its check code, typed in full", async () => {
      const { page } = clerk;
      await clerk.press("登记评审电脑");
      await clerk.dialog().getByText("station-1.vscard").click();
      await page.locator("#office-code").fill(stationCode.replace(/^\w+/, "babab"));
      await page.locator("#office-passphrase").fill(officePassphrase);
      await clerk.pressInDialog("核对并登记");
      await clerk.dialog().getByText("CHECK_CODE_WRONG").waitFor();
      await clerk.picture("office-04-check-code-refused");
      await page.locator("#office-code").fill(stationCode);
      await page.locator("#office-passphrase").fill(officePassphrase);
      await clerk.pressInDialog("核对并登记");
      await clerk.dialogGone();
      await page.getByText("一号答辩室").first().waitFor();
      await clerk.picture("office-05-enrolled");
    });

    test("the drill says that all is well", async () => {
      await clerk.press("会前自检");
      await clerk.page.locator("#drill-passphrase").fill(officePassphrase);
      await clerk.pressInDialog("开始自检");
      await clerk.dialog().getByText("签名成立").waitFor();
      await clerk.picture("office-06-drill");
      await clerk.page.keyboard.press("Escape");
      await clerk.dialogGone();
    });

    test("every planted fault is named with its place, all at once", async () => {
      const { page } = clerk;
      await page.getByText("核对并密封材料").click();
      await page.getByText(sourceName).click();
      await clerk.press("核对名册和材料");
      const table = page.getByRole("region", { name: "核对结果" });
      await table.waitFor();
      await clerk.picture("office-07-faults");
      await expectRows(["副高级工程师", "SZ20240003"]);
      await page.getByLabel("筛选").fill("SZ20240003");
      expect(await table.locator("tbody tr").count()).toBe(1);
      await clerk.picture("office-08-faults-filtered");
      await page.getByLabel("筛选").fill("");
      await table.getByText(/^提示 \d+/).click();
      await clerk.picture("office-09-warnings");
      await expectRows(["SZ20240001"]);
      await clerk.press("复制或打印");
      await clerk.pressInDialog("复制全部");
      await clerk.picture("office-10-as-text");
      const text = await clerk.dialog().getByLabel("文字").inputValue();
      expect(text).toMatch(/^问题（\d+）\n1\. /);
      await page.keyboard.press("Escape");
      await clerk.dialogGone();
      expect(await page.getByRole("button", { name: "开始密封" }).count()).toBe(0);
    });

    test("once mended it is sealed for the enrolled station, and that station opens it", async () => {
      const { page } = clerk;
      await cp(sample, join(stick, sourceName), { recursive: true });
      await clerk.press("重新核对");
      await page.getByText("✓ 可以密封").waitFor();
      await clerk.picture("office-11-ready");
      await page.getByText("知道材料包口令的评审电脑").click();
      await page.locator("#bundle-passphrase").fill("材料包口令 battery");
      await page.locator("#bundle-passphrase-again").fill("材料包口令 batter");
      await clerk.picture("office-11-under-a-passphrase");
      await page.getByText("已登记的评审电脑（推荐）").click();
      await page.getByRole("checkbox", { name: /一号答辩室/ }).check();
      await page.getByRole("radio", { name: /^演练/ }).check();
      await page.locator(".seal-form").getByText("办公U盘").click();
      await clerk.picture("office-12-chosen");
      await clerk.press("开始密封");
      await page.getByText("✓ 可以取出U盘").waitFor();
      await clerk.picture("office-13-sealed");

      const name = (await readdir(stick)).find((one) => one.endsWith(".vsbundle")) ?? "missing";
      const bytes = await files.readFile(join(folder, "app", "office", "office.vscard"));
      must(await trustCard(stationPlace(), bytes, must(readCard(bytes)).checkCode.hex));
      const station = must(await openKeyring(stationPlace()));
      const ports = { files, crypto: referenceCrypto };
      const { bundle, close } = must(await openStoredBundle(ports, join(stick, name), station));
      expect(bundle.manifest).toMatchObject({ kind: "rehearsal", serial: 1 });
      expect(bundle.manifest.applicants).toHaveLength(24);
      await close();
    });

    test("results are looked for on the stick, the passphrase is changed, and the office locks", async () => {
      const { page } = clerk;
      await page.getByText("核验并导入结果").click();
      await page.getByText("没有找到评审结果包").waitFor();
      await clerk.picture("office-14-import");
      await clerk.press("更改口令");
      await page.locator("#old-passphrase").fill(officePassphrase);
      await page.locator("#renewed-passphrase").fill("一个新的办公室口令");
      await page.locator("#renewed-again").fill("一个新的办公室口令");
      await clerk.pressInDialog("更改口令");
      await clerk.dialog().getByText("口令已更改").waitFor();
      await clerk.pressInDialog("知道了");
      await clerk.dialogGone();
      await clerk.press("锁定");
      await page.locator("#passphrase").fill(officePassphrase);
      await clerk.press("解锁");
      await page.getByText("PASSPHRASE_WRONG").waitFor();
      await clerk.picture("office-15-locked");
      await page.locator("#passphrase").fill("一个新的办公室口令");
      await clerk.press("解锁");
      await page.getByTestId("check-code").waitFor();
      expect(complaints).toEqual([]);
    });

    async function expectRows(wanted: readonly string[]): Promise<void> {
      const rows = await clerk.page.locator(".findings-body tbody tr").allTextContents();
      for (const text of wanted) expect(rows.some((row) => row.includes(text))).toBe(true);
    }
  },
);

/** A level that no rule knows, a folder that is gone, a PDF that was cut off. */
async function plantFaults(folder: string): Promise<void> {
  await cp(sample, folder, { recursive: true });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(join(folder, "roster.xlsx"));
  const sheet = workbook.getWorksheet("申报人");
  const headings = (sheet?.getRow(1).values ?? []) as readonly ExcelJS.CellValue[];
  if (sheet) sheet.getCell(5, headings.indexOf("申报层级")).value = "副高级工程师";
  await workbook.xlsx.writeFile(join(folder, "roster.xlsx"));
  await rm(join(folder, "materials", "SZ20240003"), { recursive: true });
  const cut = join(folder, "materials", "SZ20240001");
  const pdf = (await readdir(cut)).find((name) => name.endsWith(".pdf")) ?? "missing";
  await truncate(join(cut, pdf), 900);
}
