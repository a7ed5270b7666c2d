// Files of this machine on their way to the work: catalogues are looked into one after the other, pictures are kept for catalogues that name them.
import { create } from 'zustand'
import { Zip, ZipPassThrough } from 'fflate'
import { largestHandedOverBytes } from '#contract/imports.ts'
import { calls } from '#renderer/bridge.ts'
import { goTo } from '#renderer/features/frame/route-store.ts'
import { complain, say } from '#renderer/features/frame/toast-store.ts'
import { several } from '#renderer/ui/format.ts'
import { wordsOf } from '#renderer/words.ts'
import { fail, inspectFile, useImport } from './import-store.ts'

/** A file that waits until the seller has time for it. */
export type WaitingFile = { readonly id: string; readonly name: string; readonly from: string }

export const useWaiting = create<{ readonly files: readonly WaitingFile[] }>(() => ({ files: [] }))

const pictureEnding = /\.(?:jpe?g|png|webp|gif|bmp|heic|tiff?)$/i
const mostAtOnceBytes = 48 * 1024 * 1024

const tooLarge = (name: string, bytes: number): Error => {
  const sentence = `“${name}” has ${(bytes / 1024 ** 3).toFixed(1)} GB; at most ${largestHandedOverBytes / 1024 ** 2} MB are taken. Nothing was brought in.`
  const action = 'Split it into smaller files and bring them in one after the other.'
  return Object.assign(new Error(sentence), { code: 'invalid', data: { sentence, action } })
}

const send = async (name: string, body: Blob, signal: AbortSignal | null = null): Promise<string> => {
  if (body.size > largestHandedOverBytes) throw tooLarge(name, body.size)
  const answer = await fetch(`/files?name=${encodeURIComponent(name)}`, { method: 'POST', body, signal })
  const said: unknown = await answer.json().catch(() => null)
  if (typeof said === 'object' && said !== null && 'fileId' in said && typeof said.fileId === 'string')
    return said.fileId
  const data = typeof said === 'object' && said !== null && 'details' in said ? said.details : said
  throw Object.assign(new Error(`${name} could not be handed over (answer ${answer.status}).`), { data })
}

/** Hands a catalogue over and inspects it. */
export const takeFile = async (file: File): Promise<void> => {
  const sending = new AbortController()
  const step = { at: 'reading', name: file.name } as const
  useImport.setState({ step, failure: null, stuck: null, looking: null })
  // Whoever turns to something else meanwhile needs this file no more.
  const stop = useImport.subscribe((state) => {
    if (state.step !== step) sending.abort()
  })
  goTo('import')
  try {
    const fileId = await send(file.name, file, sending.signal)
    stop()
    await inspectFile(fileId, file.name)
  } catch (error) {
    if (!sending.signal.aborted) fail(wordsOf(error))
  } finally {
    stop()
  }
}

const zipped = async (pictures: readonly File[]): Promise<Blob> => {
  const parts: Uint8Array<ArrayBuffer>[] = []
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error
    parts.push(new Uint8Array(piece))
  })
  for (const picture of pictures) {
    const entry = new ZipPassThrough(picture.name)
    zip.add(entry)
    entry.push(new Uint8Array(await picture.arrayBuffer()), true)
  }
  zip.end()
  return new Blob(parts)
}

const inLoads = (pictures: readonly File[]): File[][] => {
  const loads: File[][] = []
  let bytes = Infinity
  for (const picture of pictures) {
    if (bytes + picture.size > mostAtOnceBytes) {
      loads.push([])
      bytes = 0
    }
    bytes += picture.size
    loads.at(-1)?.push(picture)
  }
  return loads
}

const sayKept = (kept: number, refused: readonly string[]): void =>
  say(`${several(kept, 'picture')} kept for catalogues that name them`, {
    detail: refused.length === 0 ? null : `Not kept: ${refused.slice(0, 5).join(', ')}${refused.length > 5 ? '…' : ''}`,
  })

/** Keeps pictures, so that catalogues find them by their names. */
export const takePictures = async (pictures: readonly File[]): Promise<void> => {
  try {
    let kept = 0
    const refused: string[] = []
    for (const load of inLoads(pictures)) {
      const answer = await calls.imports.takePictures({ fileId: await send('pictures.zip', await zipped(load)) })
      kept += answer.kept
      refused.push(...answer.refused)
    }
    sayKept(kept, refused)
  } catch (error) {
    complain(error)
  }
}

/** Keeps the pictures of an archive that is with the work already. */
export const takeArchive = async (fileId: string): Promise<void> => {
  try {
    const { kept, refused } = await calls.imports.takePictures({ fileId })
    useImport.setState({ step: { at: 'choose' }, failure: null, stuck: null })
    sayKept(kept, refused)
  } catch (error) {
    complain(error)
  }
}

/** Takes whatever was dropped or chosen: the first catalogue is looked into, further ones wait, pictures are kept. */
export const takeFiles = async (files: readonly File[]): Promise<void> => {
  const pictures = files.filter(({ name }) => pictureEnding.test(name))
  const [first, ...others] = files.filter((file) => !pictures.includes(file))
  if (pictures.length > 0) await takePictures(pictures)
  if (first === undefined) return
  await takeFile(first)
  for (const file of others) {
    try {
      addWaiting({ id: await send(file.name, file), name: file.name, from: 'dropped with another file' })
    } catch (error) {
      complain(error)
    }
  }
}

export const addWaiting = (file: WaitingFile): void =>
  useWaiting.setState(({ files }) => ({ files: [...files.filter(({ id }) => id !== file.id), file] }))

/** Takes a file off the list; the file itself stays where it is. */
export const dropWaiting = (id: string): void => {
  useWaiting.setState(({ files }) => ({ files: files.filter((file) => file.id !== id) }))
  calls.arrivals.dismiss({ fileId: id }).catch(complain)
}

/** Reads which files came from outside. One that was opened with Listwright is looked into at once, unless another file is open. */
export const refreshArrivals = async (): Promise<void> => {
  try {
    const known = new Set(useWaiting.getState().files.map(({ id }) => id))
    for (const { fileId, name, from } of await calls.arrivals.list()) {
      if (known.has(fileId)) continue
      const file = {
        id: fileId,
        name,
        from: from === 'opened' ? 'opened with Listwright' : 'new in the watched folder',
      }
      addWaiting(file)
      const { at } = useImport.getState().step
      if (from !== 'opened') continue
      if (at === 'choose' || at === 'done') void openWaiting(file)
      else
        say(`${name} waits`, {
          detail: 'Another file is open.',
          deed: { label: 'Look into it', run: () => void openWaiting(file) },
        })
    }
  } catch {
    // The next sign of life asks again; the frame tells of a lost connection.
  }
}

/** Looks into a file that waits. */
export const openWaiting = (file: WaitingFile): Promise<void> => {
  dropWaiting(file.id)
  return inspectFile(file.id, file.name)
}

/** Opens the system's file dialog. */
export const chooseFile = (): void => {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.accept = '.csv,.tsv,.txt,.xlsx,.xls,.xml,.gz,.zip,.jpg,.jpeg,.png,.webp'
  input.hidden = true
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])]
    input.remove()
    void takeFiles(files)
  })
  input.addEventListener('cancel', () => input.remove())
  // An input outside of the document can be collected while its dialog is open.
  document.body.append(input)
  input.click()
}

/** Takes a table that was copied from a spreadsheet, as a file of its own. */
export const takeTable = (text: string): Promise<void> =>
  takeFile(new File([text], 'Pasted table.tsv', { type: 'text/tab-separated-values' }))

/** True for text that is a table: at least two rows, the first with at least two cells. */
export const isTable = (text: string): boolean => {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '')
  return lines.length >= 2 && (lines[0] ?? '').includes('\t')
}
