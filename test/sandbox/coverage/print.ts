// npm run sandbox:coverage: prints what the practice shop can do and how it was held to TikTok's files. With --raise it raises the floor.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { summarize } from './summary.ts'
import { walkEverything } from './walk.ts'

const floorFile = fileURLToPath(new URL('floor.json', import.meta.url))
const record = await walkEverything()
const { rows, ...totals } = summarize(record)

console.log(`${'operation'.padEnd(88)} implemented  answers  requests  error codes`)
for (const { operation, isImplemented, answers, requests, codes } of rows) {
  const shown =
    codes.length > 6 ? `${codes.slice(0, 6).join(' ')} and ${String(codes.length - 6)} more` : codes.join(' ')
  console.log(
    `${operation.padEnd(88)} ${(isImplemented ? 'yes' : 'no').padEnd(11)}  ${String(answers).padEnd(7)}  ${String(requests).padEnd(8)}  ${shown}`,
  )
}
console.log(`operations described  ${String(rows.length)}`)
console.log(`operations implemented  ${String(totals.implemented)}`)
console.log(`operations with validated answers  ${String(totals.answersValidated)}`)
console.log(`answers validated  ${String(rows.reduce((sum, { answers }) => sum + answers, 0))}`)
console.log(`error codes reached  ${String(totals.codesReached)}`)
for (const problem of record.problems) console.error(problem)

// The file is our own; its members are those of `totals`.
const floor = JSON.parse(readFileSync(floorFile, 'utf8')) as typeof totals
const isLower =
  totals.implemented < floor.implemented ||
  totals.answersValidated < floor.answersValidated ||
  totals.codesReached < floor.codesReached
if (isLower) console.error(`Less is covered than before: ${JSON.stringify(floor)}`)
if (process.argv.includes('--raise') && !isLower) writeFileSync(floorFile, `${JSON.stringify(totals, null, 2)}\n`)
process.exitCode = isLower || record.problems.length > 0 ? 1 : 0
