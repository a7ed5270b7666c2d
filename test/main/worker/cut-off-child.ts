// Looks that are cut off at random moments, in a process of its own, because what this is about ends the whole process. Started by the test of endings.
import { createImportPort } from '#main/worker/import-port.ts'

const [, , database = '', file = '', rounds = '0', seed = '1'] = process.argv
let state = Number(seed)
const random = (): number => {
  state = (state * 16_807) % 2_147_483_647
  return state / 2_147_483_647
}
let cut = 0
for (let round = 0; round < Number(rounds); round += 1) {
  const port = createImportPort(database)
  const look = new AbortController()
  const looked = port
    .inspect(file, {}, { previewFile: `${file}.preview`, onProgress: () => undefined, signal: look.signal })
    .then(
      () => null,
      () => {
        cut += 1
      },
    )
  await new Promise((resolve) => setTimeout(resolve, 60 + random() * 400))
  // Every other time the workspace closes while the look goes on.
  if (round % 2 === 0) look.abort()
  await port.close()
  await looked
}
process.stdout.write(`${rounds} looks, ${cut} cut off\n`)
