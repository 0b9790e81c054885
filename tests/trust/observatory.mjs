// Prints what MDN's HTTP Observatory says of https://localhost, as JSON. The folder of its package is the first argument.
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

// Which hosts browsers know beforehand to be https only: no matter for a site on this machine.
writeFileSync(`${process.argv[2]}/conf/hsts-preload.json`, "{}");
const { scan } = await import(pathToFileURL(`${process.argv[2]}/src/scanner/index.js`));
const result = await scan("localhost");
const failed = Object.entries(result.tests).filter(([, test]) => !test.pass).map(([name, test]) => `${name}: ${test.result}`);
console.log(JSON.stringify({ grade: result.scan.grade, score: result.scan.score, failed }));
