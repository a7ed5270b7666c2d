// The rules of certificates and size charts. A product holds neither yet, so a leaf that needs one needs a stand-in or blocks.
import { attributesToSend, isRequiredNow } from './attributes-to-send.ts'
import { blocking, warning } from './context.ts'
import type { CheckContext, Rule } from './context.ts'
import type { LeafRules } from '#contract/categories.ts'
import type { Product } from '#contract/product.ts'

/** The certificates a product needs in its leaf, seeing the attributes that are sent. */
export const neededCertificates = (
  product: Pick<Product, 'attributes'>,
  leaf: LeafRules,
  defaults: CheckContext['defaults'],
): LeafRules['certifications'] => {
  const { sent } = attributesToSend(product, leaf, defaults)
  const values = new Map(sent.map((one) => [one.attribute.id, one.values]))
  return leaf.certifications.filter((certificate) => isRequiredNow(certificate, values))
}

// Codes of the platform: 12052105 certificate missing.
export const checkCertificates: Rule = (product, { leaf, defaults, isPractice }) => {
  if (leaf === null) return []
  const place = 'Certificates'
  return neededCertificates(product, leaf, defaults).map(({ id, name }) => {
    const at = { code: 'certificate-missing', field: `certificate:${id}`, place }
    return isPractice && defaults.hasStandIns
      ? warning({
          ...at,
          sentence: `The practice shop gets a drawn stand-in for “${name}”; a real shop needs the document.`,
        })
      : blocking({
          ...at,
          sentence: `This leaf category wants the document “${name}”. Have it ready, or choose another leaf.`,
        })
  })
}

// Code of the platform: 12052673.
export const checkSizeChart: Rule = (_product, { leaf, defaults, isPractice }) => {
  if (leaf === null || !leaf.isSizeChartRequired) return []
  const at = { code: 'size-chart-missing', field: 'sizeChart', place: 'Size chart' }
  return isPractice && defaults.hasStandIns
    ? [
        warning({
          ...at,
          sentence: 'The practice shop gets a drawn stand-in for the size chart; a real shop needs a picture of yours.',
        }),
      ]
    : [
        blocking({
          ...at,
          sentence: 'This leaf category wants a size chart. Have a picture of it ready, or choose another leaf.',
        }),
      ]
}

/** How many drawn stand-ins a rehearsal of this product needs: picture, certificates, size chart. Zero in a real shop. */
export const standInsNeeded = (product: Product, context: CheckContext, usableImageCount: number): number => {
  if (!context.isPractice || !context.defaults.hasStandIns) return 0
  const certificates = context.leaf === null ? 0 : neededCertificates(product, context.leaf, context.defaults).length
  return (usableImageCount === 0 ? 1 : 0) + certificates + (context.leaf?.isSizeChartRequired === true ? 1 : 0)
}
