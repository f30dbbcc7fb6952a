// One cold start: import a bundle, give its handler one signed command, say when the answer is there.
import { readFileSync } from 'node:fs'

const { handler } = await import(process.argv[2])
const answer = await handler(JSON.parse(readFileSync(process.argv[3], 'utf8')), {
  getRemainingTimeInMillis: () => 5000,
})
process.stdout.write(`${JSON.stringify({ status: answer.statusCode })}\n`)
