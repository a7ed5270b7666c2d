// Writes a small file so that a reader finds either the old one or the new one, never half of it. Only its owner may read it.
import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'

/** Replaces `file` with `text`. What was written is on disk when it returns. */
export const writeWhole = (file: string, text: string): void => {
  const temporary = `${file}.${process.pid}.new`
  const handle = openSync(temporary, 'w', 0o600)
  try {
    writeSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(temporary, file)
}
