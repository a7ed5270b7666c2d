// Tells by its first bytes what a file is, and refuses in a sentence what is no catalogue. It trusts no file name.
import { AppError } from '#contract/failure.ts'

export type FileKind = 'text' | 'xml' | 'zip' | 'ole' | 'gzip'

const starts = (bytes: Uint8Array, ...signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte)

const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to))

const pictureKind = (bytes: Uint8Array): string | null => {
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47)) return 'a PNG picture'
  if (starts(bytes, 0xff, 0xd8, 0xff)) return 'a JPEG picture'
  if (ascii(bytes, 0, 4) === 'GIF8') return 'a GIF picture'
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'a WEBP picture'
  if (starts(bytes, 0x49, 0x49, 0x2a, 0x00) || starts(bytes, 0x4d, 0x4d, 0x00, 0x2a)) return 'a TIFF picture'
  return ascii(bytes, 4, 8) === 'ftyp' ? 'a film or a HEIC picture' : null
}

const otherKind = (bytes: Uint8Array): string | null => {
  if (ascii(bytes, 0, 5) === '%PDF-') return 'a PDF document'
  if (ascii(bytes, 0, 15) === 'SQLite format 3') return 'a database'
  if (starts(bytes, 0x7f, 0x45, 0x4c, 0x46) || ascii(bytes, 0, 2) === 'MZ') return 'a program'
  if (ascii(bytes, 0, 6) === '7z\u00bc\u00af\u0027\u001c') return 'a 7z archive'
  if (ascii(bytes, 0, 4) === 'Rar!') return 'a RAR archive'
  if (starts(bytes, 0x42, 0x5a, 0x68)) return 'a bzip2 archive'
  if (starts(bytes, 0xfd, 0x37, 0x7a, 0x58, 0x5a)) return 'an xz archive'
  return starts(bytes, 0x28, 0xb5, 0x2f, 0xfd) ? 'a zstd archive' : null
}

const refuse = (name: string, what: string, action: string): never => {
  throw new AppError('invalid', { sentence: `“${name}” is ${what}, not a catalogue. Nothing was brought in.`, action })
}

const chooseTable = 'Choose the CSV, TSV or Excel file that your shop exports.'

const hasUtf16Mark = (bytes: Uint8Array): boolean => starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff)

const looksUtf16 = (bytes: Uint8Array): boolean => {
  if (hasUtf16Mark(bytes)) return true
  let even = 0
  let odd = 0
  for (let index = 0; index < bytes.length; index += 1) {
    if (bytes[index] === 0) {
      if (index % 2 === 0) even += 1
      else odd += 1
    }
  }
  const half = bytes.length / 2
  return half > 2 && (even > half * 0.3 || odd > half * 0.3) && Math.min(even, odd) < half * 0.05
}

const controlShare = (bytes: Uint8Array): number => {
  let controls = 0
  for (const byte of bytes) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls += 1
  return bytes.length === 0 ? 0 : controls / bytes.length
}

const isJson = (text: string): boolean => {
  const begin = text.trimStart()
  if (/^\[\s*(?:\{|\[|"|\d|\])/.test(begin))
    return begin.startsWith('[{') || /^\[\s*\{\s*"/.test(begin) || /^\[\s*\[/.test(begin)
  return /^\{\s*(?:"(?:[^"\\]|\\.)*"\s*:|\})/.test(begin)
}

/** What a file is, by its first bytes (some thousand are enough). Throws AppError `invalid` for what is no catalogue. */
export const fileKind = (bytes: Uint8Array, name: string): FileKind => {
  if (bytes.length === 0) {
    throw new AppError('invalid', {
      sentence: `“${name}” is empty. Nothing was brought in.`,
      action: 'Export the file from your shop again.',
    })
  }
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04) || starts(bytes, 0x50, 0x4b, 0x05, 0x06)) return 'zip'
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return 'ole'
  if (starts(bytes, 0x1f, 0x8b)) return 'gzip'
  const other = pictureKind(bytes) ?? otherKind(bytes)
  if (other !== null) refuse(name, other, chooseTable)
  if (!looksUtf16(bytes) && controlShare(bytes) > 0.1)
    refuse(name, 'a file of bytes without readable text', chooseTable)
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, 2000)).replace(/^\ufeff/, '')
  if (isJson(text)) refuse(name, 'a JSON file', chooseTable)
  if (/^\s*<(?:!doctype html|(?:html|head|body|meta|style|table|div)[\s>])/i.test(text)) {
    refuse(
      name,
      'a web page',
      /<table/i.test(text)
        ? 'Some programs save tables as web pages: open it in your spreadsheet program, save it as .xlsx, and bring that in.'
        : 'It may be a sign-in page that was saved in place of the export. Export the file again.',
    )
  }
  if (/<(?:\w+:)?Workbook\s[^>]*urn:schemas-microsoft-com:office:spreadsheet|<office:document\s/i.test(text)) {
    refuse(
      name,
      'a spreadsheet kept as XML',
      'Open it in your spreadsheet program, save it as .xlsx or .csv, and bring that in.',
    )
  }
  return /^\s*<(?:\?xml|!doctype\s|!--|[a-z][\w:.-]*[\s>/])/i.test(text) ? 'xml' : 'text'
}
