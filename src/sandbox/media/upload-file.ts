// Upload Product File: documents and videos. Only name, kind and size are kept.
import type { Call, Data } from '../gateway/call.ts'
import { Refusal, missingWords, refuseParameter } from '../gateway/refusal.ts'
import { hexOf } from '../ids.ts'

const megabyte = 1024 * 1024
const videoFormats = ['MP4', 'MOV', 'MKV', 'WMV', 'WEBM', 'AVI', '3GP', 'FLV', 'MPEG']
const largestDocument = 20 * megabyte
const largestVideo = 100 * megabyte

const isPdf = (bytes: Buffer): boolean => bytes.subarray(0, 1024).includes('%PDF-')

/** Letters first, then letters, digits, hyphens and underscores, one dot before the extension. */
const goodName = /^[\p{L}\p{N}][\p{L}\p{N}_-]*\.([a-z0-9]{2,5})$/iu

export const uploadFile = ({ world, seller, parts }: Call): Data<'uploadProductFile202309'> => {
  const file = parts.find(({ name }) => name === 'data')
  const name =
    parts
      .find((part) => part.name === 'name')
      ?.bytes.toString('utf8')
      .trim() ?? ''
  if (file === undefined || file.bytes.length === 0) return refuseParameter(missingWords('data'))
  if (name === '') return refuseParameter(missingWords('name'))
  const format = goodName.exec(name)?.[1]?.toUpperCase()
  if (format === undefined)
    throw new Refusal(
      11050001,
      'The parameter name is invalid: a name with its extension, without blanks or further dots, is expected.',
    )
  const isDocument = format === 'PDF'
  if (!isDocument && !videoFormats.includes(format))
    throw new Refusal(12038015, `The format ${format} is not supported.`)
  if (isDocument && !isPdf(file.bytes)) throw new Refusal(12038002, 'The file is no PDF.')
  if (file.bytes.length > (isDocument ? largestDocument : largestVideo))
    throw new Refusal(12038005, `The file is too large: at most ${isDocument ? '20' : '100'} MB are accepted.`)
  const id = `v09${hexOf(Buffer.concat([Buffer.from(`${seller.id} ${name} `), file.bytes]), 29)}`
  world.store.put('files', id, { id, sellerId: seller.id, name, format, sizeBytes: file.bytes.length })
  return { id, url: `${world.addresses.base}/files/${id}`, name, format }
}
