// Uploads, image optimisation and size charts as operations.
import { sizeChartTemplates } from '../catalogue/size-charts.ts'
import type { Body, Call, Data, Operation, Query } from '../gateway/call.ts'
import { operation, shopOperation } from '../gateway/operation.ts'
import { pageFacts, readPage, takePage } from '../gateway/pages.ts'
import { missingWords, refuseParameter } from '../gateway/refusal.ts'
import { hexOf } from '../ids.ts'
import { imageUrl } from '../media/image-facts.ts'
import { optimizeImages } from '../media/optimize-images.ts'
import { createTranslations, readTranslations } from '../media/translate-images.ts'
import { uploadFile } from '../media/upload-file.ts'
import { uploadImage } from '../media/upload-image.ts'
import { imageId } from '../state/image-id.ts'

const identifySizeCharts = (
  { world, seller }: Call,
  { images = [] }: Body<'recommendSizechart202309'>,
): Data<'recommendSizechart202309'> => {
  if (images.length === 0) return refuseParameter(missingWords('images'))
  const isChart = (url: string): boolean => {
    const uri = /(tos-[a-z0-9-]+\/[0-9a-f]{20,40})/i.exec(url)?.[1] ?? ''
    return world.store.get('images', imageId(seller.id, uri))?.useCases.includes('SIZE_CHART_IMAGE') === true
  }
  return { images: images.map(({ url = '' }) => ({ url, is_size_chart: isChart(url) })) }
}

const searchSizeCharts = (
  { world, market }: Call,
  query: Query<'searchSizeCharts202407'>,
  { ids = [], keyword = '' }: Body<'searchSizeCharts202407'>,
): Data<'searchSizeCharts202407'> => {
  const page = readPage(query)
  if (ids.length > 50) refuseParameter('The parameter ids is invalid: at most 50 are expected.')
  const found = sizeChartTemplates.filter(({ id, name }) =>
    ids.length > 0 ? ids.includes(id) : name.toLowerCase().includes(keyword.toLowerCase()),
  )
  const charts = takePage(found, page).map(({ id, name }) => {
    const uri = `${market.imageBucket}/${hexOf(`size chart ${id}`, 32)}`
    return {
      template_id: id,
      template_name: name,
      images: [{ uri, url: imageUrl(world.addresses.base, uri), locale: market.locale }],
    }
  })
  return { size_chart: charts, ...pageFacts(page, found.length) }
}

export const mediaOperations: readonly Operation[] = [
  operation('uploadProductImage202309', 'seller.product.write', uploadImage),
  operation('uploadProductFile202309', 'seller.product.write', uploadFile),
  shopOperation('optimizedImages202404', 'seller.product.optimize', (call, _query, body) => optimizeImages(call, body)),
  operation('recommendSizechart202309', 'seller.product.basic', (call, _query, body) => identifySizeCharts(call, body)),
  shopOperation('createImageTranslationTasks202505', 'seller.product.optimize', (call, _query, body) =>
    createTranslations(call, body),
  ),
  shopOperation('getImageTranslationTasks202506', 'seller.product.optimize', readTranslations),
  operation('searchSizeCharts202407', 'seller.product.basic', searchSizeCharts),
]
