// Opens an exported page in headless Chromium, uses its switch and its headings as a reader would, and prints it.
//
// Usage: node page.mjs CHROMIUM DIR
//
// DIR holds comparison.html and comparison.json of the same comparison. Needs nothing but Node
// and the browser. Exit code 0 when all is as expected, 1 with one line for each difference.

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [chromium, directory] = process.argv.slice(2);
const data = JSON.parse(readFileSync(join(directory, "comparison.json"), "utf8"));
const rows = data.groups.flatMap((group) => group.rows);
const problems = [];
const same = (what, found, expected) => {
  if (JSON.stringify(found) !== JSON.stringify(expected)) {
    problems.push(`${what}: found ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`);
  }
};

const profile = mkdtempSync(join(tmpdir(), "crosscheck-page-"));
// The browser reads commands on descriptor 3 and answers on 4, each message ended by a NUL: no library is needed.
const browser = spawn(chromium, [
  "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", `--user-data-dir=${profile}`, "about:blank",
], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
browser.on("error", (error) => { console.log(`the browser did not start: ${error.message}`); process.exit(1); });
const [, , , commands, answers] = browser.stdio;
const waiting = new Map();
const messages = [];
let last = 0;
let rest = "";
answers.setEncoding("utf8");
answers.on("data", (chunk) => {
  const parts = (rest + chunk).split("\0");
  rest = parts.pop();
  for (const message of parts.map((part) => JSON.parse(part))) {
    if (message.id) waiting.get(message.id)(message);
    else messages.push(message);
  }
});
const send = (method, params = {}, sessionId = undefined) => new Promise((done, failed) => {
  last += 1;
  waiting.set(last, (m) => (m.error ? failed(new Error(`${method}: ${m.error.message}`)) : done(m.result)));
  commands.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
});

const { targetId } = await send("Target.createTarget", { url: "about:blank" });
const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
const call = (method, params) => send(method, params, sessionId);
const run = async (code) => {
  const { result, exceptionDetails } = await call("Runtime.evaluate", { expression: code, returnByValue: true, userGesture: true });
  if (exceptionDetails) problems.push(`${code}: ${exceptionDetails.text}`);
  return result.value;
};
await Promise.all(["Page.enable", "Network.enable", "Log.enable", "Runtime.enable"].map((m) => call(m)));
await call("Page.navigate", { url: pathToFileURL(resolve(directory, "comparison.html")).href });
for (let i = 0; i < 100 && (await run("document.readyState")) !== "complete"; i += 1) {
  await new Promise((later) => setTimeout(later, 50));
}

const shown = () => run("[...document.querySelectorAll('tr[data-id]')].filter(r => r.offsetParent !== null).map(r => r.dataset.id)");
const click = (selector) => run(`document.querySelector(${JSON.stringify(selector)}).click()`);
const all = rows.map((row) => row.attribute);

same("rows at first", await shown(), all);
same("states", await run("[...document.querySelectorAll('td[data-state]')].map(c => c.dataset.state)"),
  rows.flatMap((row) => row.cells.map((cell) => cell.state)));

const differing = rows.filter((row) => row.class === "different").map((row) => row.attribute);
if (differing.length < all.length) {
  await click("#only");
  same("rows with differences only", await shown(), differing);
  const count = (c) => rows.filter((row) => row.class === c).length;
  same("what is hidden is said", await run("document.getElementById('count').textContent.match(/\\d+/g).map(Number)"),
    [all.length - differing.length, count("same"), count("cant-tell")]);
  await click("#only");
  same("rows again", await shown(), all);
}

await click("tr.group button");
same("rows with the first group folded", await shown(), all.slice(data.groups[0].rows.length));
await click("tr.group button");

await click("thead th:nth-child(2) button");
const ranks = "[...document.tBodies?.[0]?.rows ?? document.querySelector('tbody').rows].filter(r => r.dataset.id).map(r => Number(r.cells[1].dataset.rank))";
const ascending = await run(ranks);
same("what is not known sorts last", ascending, [...ascending].sort((a, b) => a - b));
await click("thead th:nth-child(2) button");
const descending = await run(ranks);
same("and stays last when reversed", descending, [...descending].sort((a, b) => a - b));
await click("thead th:nth-child(2) button");
same("a third click restores the order", await shown(), all);

for (const [name, width, height] of [["A4", 8.27, 11.69], ["Letter", 8.5, 11]]) {
  const pdf = await call("Page.printToPDF", { paperWidth: width, paperHeight: height, preferCSSPageSize: false });
  same(`${name} is printed`, Buffer.from(pdf.data, "base64").subarray(0, 5).toString(), "%PDF-");
}
await call("Emulation.setDeviceMetricsOverride", { width: 390, height: 844, deviceScaleFactor: 2, mobile: true });
same("nothing is wider than a phone", await run("document.documentElement.scrollWidth <= 390"), true);

const asked = messages.filter((m) => m.method === "Network.requestWillBeSent").map((m) => m.params.request.url);
same("requests", asked.filter((url) => !url.startsWith("file:")), []);
const logged = messages.filter((m) => m.method === "Log.entryAdded" || m.method === "Runtime.exceptionThrown");
same("the console is empty", logged.map((m) => m.params.entry?.text ?? m.params.exceptionDetails?.text), []);

browser.kill();
for (const problem of problems) console.log(problem);
console.log(`${all.length} rows in the page, ${problems.length} differences`);
process.exit(problems.length ? 1 : 0);
