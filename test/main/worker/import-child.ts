// One import in a process of its own, so that it can be killed in the middle. Started by the test of kills.
import { createImportPort } from '#main/worker/import-port.ts'

const [, , database = '', file = '', batchId = ''] = process.argv
await createImportPort(database).run(file, {
  batchId,
  label: 'Import',
  onProgress: ({ done }) => process.stdout.write(`${done}\n`),
  signal: new AbortController().signal,
})
process.stdout.write('done\n')
