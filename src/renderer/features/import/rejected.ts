// Hands the rows that would not come in to the seller as a file that can be mended and brought in. The work writes it.
import type { ImportChoices } from '#contract/imports.ts'
import { calls } from '#renderer/bridge.ts'
import { complain, say } from '#renderer/features/frame/toast-store.ts'
import { several } from '#renderer/ui/format.ts'
import { handOutFile } from '#renderer/ui/hand-out.ts'
import type { Look } from './import-store.ts'
import { columnsOf } from './import-store.ts'
import { toMapping } from './draft-mapping.ts'

export const handOutRejected = async ({ fileId, choices, draft, summary }: Look): Promise<void> => {
  const all: ImportChoices = draft === null ? choices : { ...choices, mapping: toMapping(draft, columnsOf(summary)) }
  try {
    const written = await calls.imports.writeRejected({ fileId, choices: all })
    handOutFile(written.fileId, written.name)
    say(`${several(written.rows, 'row')} written to ${written.name}`, {
      detail: 'Two columns at the end say what is wrong and where. Mend the rows and bring the file in.',
    })
  } catch (error) {
    complain(error)
  }
}
