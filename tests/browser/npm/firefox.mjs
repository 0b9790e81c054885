// The main journey in Firefox, over WebDriver BiDi. Reads from the command line: the site, Firefox, and a file with the
// answers and axe-core. Writes what it met as JSON; engines.py judges it.
import { readFileSync } from "node:fs";
import puppeteer from "puppeteer-core";

const [site, executablePath, file] = process.argv.slice(2);
const { answers, axe } = JSON.parse(readFileSync(file, "utf8"));
const met = { titles: [], foreign: [], violations: [] };

const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true, args: ["--width=1280", "--height=900"] });
try {
  const page = await browser.newPage();
  page.on("request", (request) => {
    if (!request.url().startsWith(site) && !request.url().startsWith("data:")) met.foreign.push(request.url());
  });
  const press = (selector) => Promise.all([page.waitForNavigation(), page.click(selector)]);
  const look = async () => {
    met.titles.push(await page.title());
    await page.evaluate(`(() => { const module = undefined; ${axe} })()`);
    const found = await page.evaluate(() => globalThis.axe.run());
    met.violations.push(...found.violations.map((fault) => `${location.pathname} ${fault.id}`));
  };

  await page.goto(`${site}/`);
  await look();
  await press(".button-start");
  await press("main form button");
  met.error = { title: await page.title(), focus: await page.evaluate(() => document.activeElement.matches("[data-errors]")) };
  for (const [slug, values] of answers) {
    if (!page.url().endsWith(`/vragen/${slug}/`)) throw new Error(`expected ${slug}, met ${page.url()}`);
    met.titles.push(await page.title());
    for (const value of values) await page.click(`input[value="${value}"] + label`);
    await press("main form button");
  }
  await look();
  await press("main .button");
  await look();
  met.headings = await page.$$eval("main h2", (headings) => headings.map((heading) => heading.textContent.trim()));
  await page.click("summary");
  met.unfolds = await page.$eval("details", (part) => part.open);
  await press(".footer a[href='/wissen/']");
  await press("main form button");
  await page.goBack();
  await page.goBack();
  await new Promise((done) => setTimeout(done, 500));
  met.afterWiping = await page.evaluate(() => document.body.innerText);
  await page.goto(`${site}/plan/`);
  met.planAfterWiping = page.url();
} finally {
  await browser.close();
}
console.log(JSON.stringify(met));
