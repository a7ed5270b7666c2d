// Lets one process at a time open a workspace. The lock itself is the operating system's and ends with its process, so nothing stale can stay
// behind; the note beside it only says who holds it.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '#contract/failure.ts'
import { holdFile } from '#main/store/database.ts'

const holderShape = z.object({ processId: z.number(), host: z.string(), since: z.string() })

const holderOf = (note: string): string => {
  try {
    const holder = holderShape.parse(JSON.parse(readFileSync(note, 'utf8')))
    return `in another Listwright (${holder.host}, process ${holder.processId}, since ${holder.since})`
  } catch {
    return 'in another Listwright'
  }
}

/** Takes the workspace, or throws AppError `conflict` that names who has it. Call what it returns to give it back. */
export const lockWorkspace = (folder: string, host: string, now: string): (() => void) => {
  const note = join(folder, 'lock.json')
  const release = holdFile(join(folder, 'lock.sqlite'))
  if (release === null) {
    throw new AppError('conflict', {
      sentence: `The workspace ${folder} is open ${holderOf(note)}.`,
      action: 'Close it there first, or choose another folder with --workspace.',
      place: folder,
    })
  }
  writeFileSync(note, JSON.stringify({ processId: process.pid, host, since: now }))
  return release
}
