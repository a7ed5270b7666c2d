// Turns what a catalogue says of a picture (an address, a file name) into a checked picture. One bad picture never stops anything.
import PQueue from 'p-queue'
import type { PicturePort } from '#main/app/ports/files.ts'
import { checkPicture } from './check-picture.ts'
import type { FetchLimits } from './fetch-address.ts'
import { fetchAddress, pictureLimits } from './fetch-address.ts'

export type PictureSources = {
  /** Whether a host (with its port) inside the seller's own network may be asked. */
  readonly isPrivateAllowed: (host: string) => boolean
  /** The bytes of a picture named by file, from a folder or a ZIP that was brought in; null where there is none. */
  readonly findFile?: (name: string) => Promise<Uint8Array | null>
  readonly limits?: FetchLimits
  /** How many addresses are asked at the same time. */
  readonly atOnce?: number
}

const isAddress = (source: string): boolean =>
  /^(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(source) || /^(?:data|file|ftp|javascript|blob):/i.test(source)

/** Makes the `fetch` of a picture port: at most six addresses at once, each checked by decoding. Never throws. */
export const createPictureFetch = (sources: PictureSources): PicturePort['fetch'] => {
  const queue = new PQueue({ concurrency: sources.atOnce ?? 6 })
  const fromFile = async (name: string): ReturnType<PicturePort['fetch']> => {
    const bytes = (await sources.findFile?.(name).catch(() => null)) ?? null
    if (bytes === null) {
      return {
        sentence: `The picture file “${name.slice(0, 200)}” is not among the pictures you brought in. Add its folder or ZIP.`,
      }
    }
    return checkPicture(bytes)
  }
  const fromAddress = async (address: string, signal: AbortSignal): ReturnType<PicturePort['fetch']> => {
    const fetched = await fetchAddress(address, sources.isPrivateAllowed, signal, sources.limits ?? pictureLimits)
    return 'sentence' in fetched ? fetched : checkPicture(fetched.bytes)
  }
  return async (source, signal) => {
    const wanted = source.trim()
    if (wanted === '') return { sentence: 'The picture has no address.' }
    if (!isAddress(wanted)) return fromFile(wanted)
    const fetched = await queue.add(() => fromAddress(wanted, signal))
    return fetched ?? { sentence: 'Fetching the picture was stopped.' }
  }
}
