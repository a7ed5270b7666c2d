// Handlers on certificates, size charts and pictures of this machine: a file is looked at before it is kept.
import { AppError } from '#contract/failure.ts'
import { sizeChartSidePixels } from '#core/checks/documents.ts'
import { os } from './implementer.ts'

export const documents = {
  take: os.documents.take.handler(async ({ context, input }) => {
    const isChart = input.use === 'size-chart'
    const place = isChart ? 'Size chart' : 'Certificates'
    const kept = await context.pictures.keepDocument(context.files.pathOf(input.fileId))
    if ('sentence' in kept) {
      throw new AppError('invalid', { sentence: kept.sentence, action: 'Choose another file.', place })
    }
    const { format, widthPixels, heightPixels, name } = kept
    if (isChart && format === 'pdf') {
      throw new AppError('invalid', {
        sentence: `${name} is a PDF; a size chart has to be a picture.`,
        action: 'Save the page as JPEG or PNG and choose that.',
        place,
      })
    }
    if (isChart && Math.min(widthPixels ?? 0, heightPixels ?? 0) < sizeChartSidePixels) {
      throw new AppError('invalid', {
        sentence: `${name} has ${widthPixels ?? 0} × ${heightPixels ?? 0} pixels; the shorter side of a size chart needs at least ${sizeChartSidePixels}.`,
        action: 'Choose a larger picture.',
        place,
      })
    }
    return kept
  }),
  takePicture: os.documents.takePicture.handler(async ({ context, input }) => {
    const taken = await context.pictures.takeFile(context.files.pathOf(input.fileId))
    if (typeof taken !== 'string') {
      throw new AppError('invalid', { sentence: taken.sentence, action: 'Choose another file.', place: 'Pictures' })
    }
    return { source: taken }
  }),
  templates: os.documents.templates.handler(async ({ context, input }) => [
    ...(await context.shop.sizeChartTemplates(input.text.trim())),
  ]),
}
