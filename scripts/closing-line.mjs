// Prints the closing line of a suite from Vitest's own report: "unit: 500 passed, 0 failed, 2 skipped".
// Plain JavaScript without dependencies, so that any Node can run it. Exits 1 when nothing ran.
import { readFileSync } from 'node:fs'

const suite = process.argv[2]
const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
  readFileSync(new URL(`../.cache/${suite}.json`, import.meta.url), 'utf8'),
)
console.log(`${suite}: ${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests + numTodoTests} skipped`)
process.exitCode = numPassedTests === 0 || numFailedTests > 0 ? 1 : 0
