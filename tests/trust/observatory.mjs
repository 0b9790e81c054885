// Prints what MDN's HTTP Observatory and csp_evaluator say of https://localhost, as JSON. The first argument is the folder of packages.
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const packages = process.argv[2];
const observatory = `${packages}/@mdn/mdn-http-observatory`;

async function graded() {
  // Which hosts browsers know beforehand to be https only: no matter for a site on this machine.
  writeFileSync(`${observatory}/conf/hsts-preload.json`, "{}");
  const { scan } = await import(pathToFileURL(`${observatory}/src/scanner/index.js`));
  const { scan: { grade, score }, tests } = await scan("localhost");
  const failed = Object.entries(tests).filter(([, test]) => !test.pass).map(([name, test]) => `${name}: ${test.result}`);
  return { grade, score, failed };
}

async function weighed() {
  const take = createRequire(`${packages}/`);
  const { CspParser } = take("csp_evaluator/dist/parser.js");
  const { CspEvaluator } = take("csp_evaluator/dist/evaluator.js");
  const { Severity } = take("csp_evaluator/dist/finding.js");
  const { headers } = await fetch("https://localhost/");
  const found = new CspEvaluator(new CspParser(headers.get("Content-Security-Policy")).csp).evaluate();
  return found.map(({ severity, directive, value }) => ({ level: Severity[severity], of: `${directive} ${value ?? ""}`.trim() }));
}

console.log(JSON.stringify({ ...(await graded()), policy: await weighed() }));
