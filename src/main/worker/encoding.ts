// Chooses the encoding of a text file: byte order mark, sound UTF-8, the shape of UTF-16, then a guess. What the seller chose comes first.
import iconv from 'iconv-lite'
import type { FileScan } from './scan-file.ts'

const startsWith = (bytes: Uint8Array, ...mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte)

const utf16Without = (head: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  const sample = head.subarray(0, 4096)
  let even = 0
  let odd = 0
  for (let index = 0; index < sample.length; index += 1) {
    if (sample[index] !== 0) continue
    if (index % 2 === 0) even += 1
    else odd += 1
  }
  const half = sample.length / 2
  if (half < 2 || Math.max(even, odd) < half * 0.3 || Math.min(even, odd) > half * 0.05) return null
  return odd > even ? 'utf-16le' : 'utf-16be'
}

// What a catalogue may be written in, by the guesser's names, as iconv-lite names it, and how much more usual it is than its rivals.
const usual: Record<string, readonly [string, number]> = {
  'windows-1252': ['windows-1252', 2],
  'iso-8859-1': ['windows-1252', 2],
  'iso8859-15': ['windows-1252', 2],
  macroman: ['macintosh', 1],
  cp850: ['cp850', 0.5],
  cp437: ['cp437', 0.5],
  'windows-1250': ['windows-1250', 1.5],
  'iso-8859-2': ['iso-8859-2', 1],
  cp852: ['cp852', 0.5],
  'windows-1251': ['windows-1251', 1.5],
  'koi8-r': ['koi8-r', 1],
  'koi8-u': ['koi8-u', 1],
  ibm866: ['cp866', 1],
  'windows-1253': ['windows-1253', 1.5],
  'iso-8859-7': ['iso-8859-7', 1],
  'windows-1254': ['windows-1254', 1.5],
  'iso-8859-9': ['windows-1254', 1],
  'windows-1255': ['windows-1255', 1.5],
  'iso-8859-8': ['windows-1255', 1],
  'windows-1256': ['windows-1256', 1.5],
  'windows-1257': ['windows-1257', 1.5],
  'windows-1258': ['windows-1258', 1.5],
  'tis-620': ['windows-874', 1],
  cp874: ['windows-874', 1],
  cp932: ['shift_jis', 1.5],
  shift_jis: ['shift_jis', 1.5],
  'euc-jp': ['euc-jp', 1.5],
  'iso-2022-jp': ['iso-2022-jp', 1],
  gb18030: ['gb18030', 1.5],
  gb2312: ['gb18030', 1.5],
  big5: ['big5', 1.5],
  'big5-hkscs': ['big5', 1.5],
  cp949: ['cp949', 1.5],
  'euc-kr': ['cp949', 1.5],
}

const isLowerLetter = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte >= 0x61 && byte <= 0x7a) || byte >= 0xe0)

// Both encodings of Central Europe are alike but for some letters: where one has Š, Ž, Ť, ą and ś, the other has signs such as © and ±, which
// begin no word, or nothing at all.
const signsBeforeLetters = new Set([0xa6, 0xa9, 0xab, 0xac, 0xae, 0xb1, 0xb6, 0xbb])
const isLatin2 = (bytes: Uint8Array): boolean =>
  !bytes.some((byte) => byte >= 0x80 && byte <= 0x9f) &&
  bytes.some((byte, index) => signsBeforeLetters.has(byte) && isLowerLetter(bytes[index + 1]))

// Windows-1252 leaves some bytes free. Old programs of DOS write ü, ì, Å and É with them, and nearly all letters below 0xA6.
const freeBytes = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d])
const isOfDos = (high: Uint8Array): boolean =>
  high.some((byte) => freeBytes.has(byte)) &&
  high.filter((byte) => byte < 0xa6 || byte === 0xe1).length >= high.length * 0.8

const guess = async (bytes: Uint8Array): Promise<string> => {
  // Too few letters to tell anything by.
  const high = bytes.filter((byte) => byte >= 0x80)
  if (high.length <= 4) return isOfDos(high) ? 'cp850' : 'windows-1252'
  // Large, and needed for few files.
  const { default: jschardet } = await import('jschardet')
  let best = 'windows-1252'
  let bestWeight = 0
  for (const found of jschardet.detectAll(Buffer.from(bytes))) {
    const known = usual[(found.encoding ?? '').toLowerCase()]
    if (known === undefined || !iconv.encodingExists(known[0])) continue
    const weight = found.confidence * known[1]
    if (weight > bestWeight) {
      best = known[0]
      bestWeight = weight
    }
  }
  if (best === 'windows-1250' && isLatin2(bytes)) return 'iso-8859-2'
  if (best === 'windows-1252' && isOfDos(high)) return 'cp850'
  return best
}

/** The encoding of a scanned file, as a name that `iconv-lite` knows; `chosen` overrides the guess. */
export const encodingOf = async (scan: FileScan, chosen?: string): Promise<string> => {
  if (chosen !== undefined && iconv.encodingExists(chosen)) return chosen.toLowerCase()
  const { head } = scan
  if (startsWith(head, 0xef, 0xbb, 0xbf)) return 'utf-8'
  if (startsWith(head, 0xff, 0xfe, 0, 0)) return 'utf-32le'
  if (startsWith(head, 0, 0, 0xfe, 0xff)) return 'utf-32be'
  if (startsWith(head, 0xff, 0xfe)) return 'utf-16le'
  if (startsWith(head, 0xfe, 0xff)) return 'utf-16be'
  const wide = utf16Without(head)
  if (wide !== null) return wide
  if (scan.isUtf8) return 'utf-8'
  // A few spoilt bytes in a file that is UTF-8 everywhere else: those rows are set apart, the others stay readable.
  if (scan.soundSequences > 4 * scan.unsoundBytes) return 'utf-8'
  return guess(scan.telling)
}
