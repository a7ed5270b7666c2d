// One import in a process of its own, so that its memory can be measured: prints what it took as JSON. Started by the import bench.
import { randomUUID } from 'node:crypto'
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'
import { createImportPort } from '#main/worker/import-port.ts'

const [, , database = '', file = '', worker = '', cancelAfter = ''] = process.argv
const port = createImportPort(database, pathToFileURL(worker))
const stop = new AbortController()
const delay = monitorEventLoopDelay({ resolution: 5 })
let progress = 0
let longestSilenceMs = 0
let lastProgress = performance.now()
let cancelledAt = 0

// How long this thread itself computed between two beats; the delay of the beats also counts what other programs took from the processor.
const cpuMs = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
let busyMs = 0
let lastCpuMs = cpuMs()
const beat = setInterval(() => {
  const now = cpuMs()
  busyMs = Math.max(busyMs, now - lastCpuMs)
  lastCpuMs = now
}, 5)

delay.enable()
const started = performance.now()
const summary = await port.run(file, {
  batchId: randomUUID(),
  label: 'Bench',
  signal: stop.signal,
  onProgress: ({ done }) => {
    const now = performance.now()
    progress += 1
    longestSilenceMs = Math.max(longestSilenceMs, now - lastProgress)
    lastProgress = now
    if (cancelAfter !== '' && done > Number(cancelAfter) && cancelledAt === 0) {
      cancelledAt = now
      stop.abort()
    }
  },
})
const ended = performance.now()
delay.disable()
clearInterval(beat)
console.log(
  JSON.stringify({
    ms: ended - started,
    products: summary.products,
    variants: summary.variants,
    rejected: summary.rejectedTotal,
    progressPerSecond: progress / ((ended - started) / 1000),
    longestSilenceMs,
    heldMs: busyMs,
    beatMs: delay.max / 1e6,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
    cancelMs: cancelledAt === 0 ? null : ended - cancelledAt,
  }),
)
