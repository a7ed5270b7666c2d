// Chooses the encoding of a text file: byte order mark, sound UTF-8, the shape of UTF-16, then a guess. What the seller chose comes first.
import iconv from 'iconv-lite'
import jschardet from 'jschardet'
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

// The guesser's names where the wider relative is what spreadsheets really write.
const relatives: Record<string, string> = {
  'iso-8859-1': 'windows-1252',
  ascii: 'windows-1252',
  'us-ascii': 'windows-1252',
  'iso-8859-9': 'windows-1254',
  'iso-8859-8': 'windows-1255',
  'iso-8859-7': 'windows-1253',
  shift_jis: 'shift_jis',
  'x-sjis': 'shift_jis',
  windows_31j: 'shift_jis',
  gb2312: 'gb18030',
  'euc-tw': 'big5',
  'x-mac-cyrillic': 'maccyrillic',
}

const macLetters = /[\p{Ll}][ŽŠ¡¢£¤¥¦§¨ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿][\p{Ll}]/gu

// Old Mac files read as Windows-1252 show signs in the middle of words; read as Mac Roman they show letters.
const isMacRoman = (bytes: Uint8Array): boolean => {
  const windows = iconv.decode(Buffer.from(bytes), 'windows-1252')
  const odd =
    windows.match(
      /\p{L}[\u017d\u017e\u2021\u2020\u02c6\u2030\u0160\u2039\u0152\u0161\u2122\u2018\u201d\u0178\u0081\u008d\u008f\u0090\u009d]\p{Ll}/gu,
    )?.length ?? 0
  const strange = windows.match(macLetters)?.length ?? 0
  const usual = windows.match(/[àâäåáãçéèêëíìîïñóòôöõúùûüßæøœ]/giu)?.length ?? 0
  return odd + strange > 2 && odd + strange > usual * 2
}

const guess = (bytes: Uint8Array): string => {
  const found = jschardet.detect(Buffer.from(bytes))
  const name = (found?.encoding ?? '').toLowerCase()
  const confidence = found?.confidence ?? 0
  const known = relatives[name] ?? name
  if (known === 'windows-1252' || known === '' || confidence < 0.2 || !iconv.encodingExists(known)) {
    return isMacRoman(bytes) ? 'macintosh' : 'windows-1252'
  }
  return known
}

/** The encoding of a scanned file, as a name that `iconv-lite` knows; `chosen` overrides the guess. */
export const encodingOf = (scan: FileScan, chosen?: string): string => {
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
