// Writes a small file so that a reader finds either the old one or the new one, never half of it. Only its owner may read it.
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const onDisk = (path: string, flags: 'r' | 'w', text?: string): void => {
  const handle = openSync(path, flags, 0o600)
  try {
    // A single write may take only a part where the disk is nearly full; this one goes on until all is there, or throws.
    if (text !== undefined) writeFileSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

// The new name stands in the folder, which has to reach the disk like the file. Windows opens no folders, and some network drives take no such order.
const nameOnDisk = (folder: string): void => {
  try {
    onDisk(folder, 'r')
  } catch {
    // The file itself is whole either way.
  }
}

/** Replaces `file` with `text`. What was written is on disk when it returns; where it throws, the file is as it was and nothing else is left behind. */
export const writeWhole = (file: string, text: string): void => {
  const temporary = `${file}.${process.pid}.new`
  try {
    onDisk(temporary, 'w', text)
    renameSync(temporary, file)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
  nameOnDisk(dirname(file))
}
