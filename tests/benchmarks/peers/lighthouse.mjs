// Lighthouse's accessibility category over a list of pages, in one Chrome that is used again for each of them.
//
//     node lighthouse.mjs MODE CHROME URLS
//
// MODE navigation: as its command line works, without the waits it adds for speed measurements.
// MODE snapshot: the page is opened by Puppeteer and audited as it stands, Lighthouse's fastest way.
// Writes one JSON object: {url: {axe, audits, error}}.

import {readFileSync} from "node:fs";

import * as chromeLauncher from "chrome-launcher";
import lighthouse, {desktopConfig, snapshot} from "lighthouse";
import puppeteer from "puppeteer-core";

const [mode, chromePath, list] = process.argv.slice(2);
const urls = readFileSync(list, "utf8").split("\n").filter(Boolean);
const window = {width: 1280, height: 1024};
const flags = {
  onlyCategories: ["accessibility"],
  output: "json",
  logLevel: "silent",
  formFactor: "desktop",
  screenEmulation: {mobile: false, ...window, deviceScaleFactor: 1, disabled: false},
  disableStorageReset: true,
  disableFullPageScreenshot: true,
  skipAboutBlank: true,
  // "simulate" waits a second after loading; "provided", which measures real times, five.
  throttlingMethod: "simulate",
  pauseAfterFcpMs: 0,
  pauseAfterLoadMs: 0,
  networkQuietThresholdMs: 0,
  cpuQuietThresholdMs: 0,
};

const chrome = await chromeLauncher.launch({
  chromePath,
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", `--window-size=${window.width},${window.height}`],
  logLevel: "silent",
});
const browser = await puppeteer.connect({browserURL: `http://127.0.0.1:${chrome.port}`, defaultViewport: window});
const page = await browser.newPage();
const found = {};
for (const url of urls) {
  try {
    let result;
    if (mode === "snapshot") {
      await page.goto(url, {waitUntil: "load"});
      result = await snapshot(page, {flags, config: desktopConfig});
    } else {
      result = await lighthouse(url, {...flags, port: chrome.port}, desktopConfig, page);
    }
    const {lhr} = result;
    const run = Object.values(lhr.audits).filter(audit => audit.scoreDisplayMode !== "error");
    found[url] = {
      audits: run.filter(audit => audit.scoreDisplayMode === "binary").length,
      error: lhr.runtimeError?.message,
      axe: lhr.environment.credits?.["axe-core"],
    };
  } catch (error) {
    found[url] = {error: String(error)};
  }
}
await browser.disconnect();
await chrome.kill();
process.stdout.write(JSON.stringify(found) + "\n");
