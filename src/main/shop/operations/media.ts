// The platform's uploads, one function each. Bodies travel as forms, which the signature does not cover.
import type { ImageUseCase } from '#tiktok/statuses.ts'
import type { WireData } from '#tiktok/wire.ts'
import type { Call } from '../caller.ts'

/** A file to upload. The type is told from the bytes by the platform, so only the name is needed. */
export type Upload = { readonly bytes: Uint8Array; readonly name: string }

const formOf = ({ bytes, name }: Upload, fields: Readonly<Record<string, string>>): FormData => {
  const form = new FormData()
  form.append('data', new Blob([Uint8Array.from(bytes)]), name)
  for (const [field, value] of Object.entries(fields)) form.append(field, value)
  return form
}

/** Images and files. What they answer is the only address a listing may use. */
export const mediaOperations = (call: Call) => ({
  /** At most 10 MB; JPG, PNG, WEBP, HEIC or BMP. */
  uploadImage: (upload: Upload, useCase: ImageUseCase): Promise<WireData<'uploadProductImage202309'>> =>
    call('uploadProductImage202309', { body: formOf(upload, { use_case: useCase }) }),
  /** PDF to 20 MB or a video to 100 MB. The name needs its extension and no blanks. */
  uploadFile: (upload: Upload): Promise<WireData<'uploadProductFile202309'>> =>
    call('uploadProductFile202309', { body: formOf(upload, { name: upload.name }) }),
  /** Templates of the shop, 100 a page. */
  sizeCharts: (keyword: string): Promise<WireData<'searchSizeCharts202407'>> =>
    call('searchSizeCharts202407', { query: { page_size: 100 }, body: keyword === '' ? {} : { keyword } }),
})
