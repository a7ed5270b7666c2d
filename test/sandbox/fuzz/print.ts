// npm run sandbox:fuzz -- [CALLS] [SEED]: the long form of the fuzz test. Prints the seed, the number of calls and the codes that came.
import { fuzz } from './fuzz.ts'

const runs = Number(process.argv[2] ?? '20000')
const seed = Number(process.argv[3] ?? String(Date.now() % 1_000_000))
if (!Number.isInteger(runs) || !Number.isInteger(seed)) {
  console.error('CALLS and SEED must be whole numbers.')
  process.exit(2)
}
const { calls, accepted, codes, failure } = await fuzz(runs, seed)
console.log(`seed ${String(seed)}`)
console.log(`calls ${String(calls)}`)
console.log(`accepted ${String(accepted)}`)
console.log(`codes ${String(codes.size)}`)
for (const [code, count] of [...codes].sort(([left], [right]) => left - right))
  console.log(`  ${String(code).padEnd(9)} ${String(count)}`)
if (failure !== null) console.error(failure)
process.exitCode = failure === null ? 0 : 1
