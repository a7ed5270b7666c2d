// Brings certificates and size charts to the shop before the product: uploaded once per content, drawn for a rehearsal where one is missing.
import { AppError } from '#contract/failure.ts'
import type { Certificate, Document, Product } from '#contract/product.ts'
import { certificatesToSend, neededCertificates, sizeChartToSend } from '#core/checks/documents.ts'
import type { Context } from '../context.ts'
import type { ImageUse, Listing } from '../ports/shop.ts'
import { mayStandIn, uploadStandIn } from './pictures.ts'

/** Certificates and size chart as a listing takes them. */
export type Documents = Pick<Listing, 'certifications' | 'sizeChartUri' | 'sizeChartTemplateId'>

const pdfUse = 'CERTIFICATION_FILE'

const lostFile = (document: Document): AppError =>
  new AppError('invalid', {
    sentence: `The file ${document.name} is not in the workspace any more.`,
    action: 'Open the product, remove the file and add it again.',
    place: 'Certificates',
  })

// The platform takes letters, digits, hyphens and underscores, one dot before the ending (Upload Product File).
const fileNameOf = (name: string, ending: string): string => {
  const stem = name
    .replace(/\.[^.]*$/u, '')
    .replaceAll(/[^\p{L}\p{N}_-]+/gu, '-')
    .replaceAll(/^[-_]+|-+$/gu, '')
    .slice(0, 80)
  return `${stem === '' ? 'document' : stem}.${ending}`
}

const uploadImage = async (context: Context, document: Document, use: ImageUse): Promise<string> => {
  const known = context.store.live.upload(document.id, use)
  if (known !== null) return known
  const bytes = await context.pictures.read(document.id)
  if (bytes === null) throw lostFile(document)
  const { uri } = await context.shop.uploadImage({ bytes, name: document.name, use })
  context.store.live.saveUpload(document.id, use, uri)
  return uri
}

const uploadPdf = async (
  context: Context,
  document: Document,
): Promise<{ id: string; name: string; format: string }> => {
  const name = fileNameOf(document.name, 'pdf')
  const known = context.store.live.upload(document.id, pdfUse)
  if (known !== null) return { id: known, name, format: 'PDF' }
  const bytes = await context.pictures.read(document.id)
  if (bytes === null) throw lostFile(document)
  const kept = await context.shop.uploadFile({ bytes, name })
  context.store.live.saveUpload(document.id, pdfUse, kept.id)
  return { id: kept.id, name, format: 'PDF' }
}

const uploadCertificate = async (
  context: Context,
  { certificationId, documents, expiresOn }: Certificate,
): Promise<Listing['certifications'][number]> => {
  const imageUris: string[] = []
  const files: { id: string; name: string; format: string }[] = []
  for (const document of documents) {
    if (document.format === 'pdf') files.push(await uploadPdf(context, document))
    else imageUris.push(await uploadImage(context, document, 'CERTIFICATION_IMAGE'))
  }
  return { id: certificationId, imageUris, files, expiresOn }
}

// A drawn document never runs out.
const standInEnd = '2099-12-31'

/** Uploads what the leaf asks for. `standIns` counts what was drawn for a rehearsal. */
export const uploadDocuments = async (
  context: Context,
  product: Product,
): Promise<{ readonly documents: Documents; readonly standIns: number }> => {
  const { leaf } = context.checker.contextOf(product)
  const certifications: Listing['certifications'][number][] = []
  for (const certificate of certificatesToSend(product, leaf)) {
    certifications.push(await uploadCertificate(context, certificate))
  }
  const chart = sizeChartToSend(product, leaf)
  let sizeChartUri =
    chart?.document === null || chart?.document === undefined || chart.templateId !== null
      ? null
      : await uploadImage(context, chart.document, 'SIZE_CHART_IMAGE')
  let standIns = 0
  if (leaf !== null && mayStandIn(context)) {
    const missing = neededCertificates(product, leaf, context.store.meta.defaults()).filter(
      ({ id }) => !certifications.some((one) => one.id === id),
    )
    for (const { id, name, isExpiryRequired } of missing) {
      const uri = await uploadStandIn(context, name, 'CERTIFICATION_IMAGE')
      certifications.push({ id, imageUris: [uri], files: [], expiresOn: isExpiryRequired === true ? standInEnd : '' })
      standIns += 1
    }
    if (leaf.isSizeChartRequired && chart === null) {
      sizeChartUri = await uploadStandIn(context, 'Size chart', 'SIZE_CHART_IMAGE')
      standIns += 1
    }
  }
  return { documents: { certifications, sizeChartUri, sizeChartTemplateId: chart?.templateId ?? null }, standIns }
}

/** The same as far as it is known without sending anything: '' stands for a file that the shop does not have yet. */
export const knownDocuments = (context: Context, product: Product): Documents => {
  const { leaf } = context.checker.contextOf(product)
  const uploaded = (document: Document, use: string): string => context.store.live.upload(document.id, use) ?? ''
  const chart = sizeChartToSend(product, leaf)
  return {
    certifications: certificatesToSend(product, leaf).map(({ certificationId, documents, expiresOn }) => ({
      id: certificationId,
      imageUris: documents
        .filter(({ format }) => format === 'image')
        .map((document) => uploaded(document, 'CERTIFICATION_IMAGE')),
      files: documents
        .filter(({ format }) => format === 'pdf')
        .map((document) => ({ id: uploaded(document, pdfUse), name: document.name, format: 'PDF' })),
      expiresOn,
    })),
    sizeChartUri:
      chart === null || chart.templateId !== null || chart.document === null
        ? null
        : uploaded(chart.document, 'SIZE_CHART_IMAGE'),
    sizeChartTemplateId: chart?.templateId ?? null,
  }
}
