// The rules of certificates and size charts: asked for by the leaf, there or not, ended or not. It reads no file.
import { attributesToSend, isRequiredNow } from './attributes-to-send.ts'
import { blocking, warning } from './context.ts'
import type { CheckContext, Rule } from './context.ts'
import type { Certification, LeafRules } from '#contract/categories.ts'
import type { Finding } from '#contract/finding.ts'
import type { Certificate, Product, SizeChart } from '#contract/product.ts'

/** The shorter side of a size chart, in pixels (Upload Product Image, platform code 12019116). */
export const sizeChartSidePixels = 1024
/** At most so many certificates a product (platform code 12052650). */
export const mostCertificates = 10

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

const hasFiles = (certificate: Certificate | undefined): certificate is Certificate =>
  (certificate?.documents.length ?? 0) > 0

/** The certificates that go out: those with a file that the leaf knows. */
export const certificatesToSend = (product: Pick<Product, 'certificates'>, leaf: LeafRules | null): Certificate[] =>
  leaf === null
    ? []
    : product.certificates
        .filter((one) => hasFiles(one) && leaf.certifications.some(({ id }) => id === one.certificationId))
        .slice(0, mostCertificates)

/** The size chart that goes out; null where there is none, or where the leaf takes none (the platform would drop it without a word). */
export const sizeChartToSend = (
  product: Pick<Product, 'sizeChart'>,
  leaf: Pick<LeafRules, 'isSizeChartSupported' | 'isSizeChartRequired'> | null,
): SizeChart | null => {
  const isTaken = leaf?.isSizeChartSupported === true || leaf?.isSizeChartRequired === true
  return isTaken && product.sizeChart !== null && sizeChartProblem(product.sizeChart) === null
    ? product.sizeChart
    : null
}

const sizeChartProblem = ({ templateId, document }: SizeChart): string | null => {
  if (templateId !== null) return null
  if (document === null) return 'has neither a template nor a picture'
  if (document.format !== 'image') return 'is a PDF; a picture is wanted'
  const { widthPixels: width, heightPixels: height } = document
  if (width === null || height === null || Math.min(width, height) >= sizeChartSidePixels) return null
  return `has ${width} × ${height} pixels; its shorter side needs at least ${sizeChartSidePixels}`
}

const canStandIn = ({ isPractice, defaults }: CheckContext): boolean => isPractice && defaults.hasStandIns

const place = 'Certificates'

const expiryFindings = (
  { certificationId, name, expiresOn }: Certificate,
  asked: Certification,
  { today }: CheckContext,
): Finding[] => {
  const at = { field: `certificate:${certificationId}`, place }
  if (expiresOn === '') {
    if (asked.isExpiryRequired !== true) return []
    const sentence = `“${name}” needs the day on which it ends. Type it from the document.`
    return [blocking({ ...at, code: 'certificate-without-end', sentence })]
  }
  if (today === undefined || expiresOn > today) return []
  // Code of the platform: 12052385.
  const sentence = `“${name}” ended on ${expiresOn}. Add the new document and its day.`
  return [blocking({ ...at, code: 'certificate-ended', sentence })]
}

// Codes of the platform: 12052105 certificate missing.
export const checkCertificates: Rule = (product, context) => {
  const { leaf, defaults } = context
  if (leaf === null) return []
  const sent = certificatesToSend(product, leaf)
  const found = sent.flatMap((certificate) => {
    const asked = leaf.certifications.find(({ id }) => id === certificate.certificationId)
    return asked === undefined ? [] : expiryFindings(certificate, asked, context)
  })
  const missing = neededCertificates(product, leaf, defaults).filter(
    ({ id }) => !sent.some((one) => one.certificationId === id),
  )
  return [
    ...found,
    ...missing.map(({ id, name }) => {
      const at = { code: 'certificate-missing', field: `certificate:${id}`, place }
      return canStandIn(context)
        ? warning({
            ...at,
            sentence: `The practice shop gets a drawn stand-in for “${name}”; a real shop needs the document.`,
          })
        : blocking({
            ...at,
            sentence: `This leaf category wants the document “${name}”. Add it as a picture or PDF, or choose another leaf.`,
          })
    }),
  ]
}

// Codes of the platform: 12052673 missing, 12019116 too small.
export const checkSizeChart: Rule = (product, context) => {
  const { leaf } = context
  if (leaf === null || !(leaf.isSizeChartRequired || leaf.isSizeChartSupported)) return []
  const at = { field: 'sizeChart', place: 'Size chart' }
  const problem = product.sizeChart === null ? null : sizeChartProblem(product.sizeChart)
  if (product.sizeChart !== null && problem === null) return []
  if (problem !== null) {
    const say = leaf.isSizeChartRequired ? blocking : warning
    return [say({ ...at, code: 'size-chart-unusable', sentence: `The size chart ${problem}. Choose another one.` })]
  }
  if (!leaf.isSizeChartRequired) return []
  const sentence = 'This leaf category wants a size chart. Choose a template or add a picture of it.'
  return [
    canStandIn(context)
      ? warning({
          ...at,
          code: 'size-chart-missing',
          sentence: 'The practice shop gets a drawn stand-in for the size chart; a real shop needs a picture of yours.',
        })
      : blocking({ ...at, code: 'size-chart-missing', sentence }),
  ]
}

/** How many drawn stand-ins a rehearsal of this product needs: picture, certificates, size chart. Zero in a real shop. */
export const standInsNeeded = (product: Product, context: CheckContext, usableImageCount: number): number => {
  if (!canStandIn(context)) return 0
  const { leaf, defaults } = context
  const sent = new Set(certificatesToSend(product, leaf).map(({ certificationId }) => certificationId))
  const certificates =
    leaf === null ? 0 : neededCertificates(product, leaf, defaults).filter(({ id }) => !sent.has(id)).length
  const isChartMissing = leaf?.isSizeChartRequired === true && sizeChartToSend(product, leaf) === null
  return (usableImageCount === 0 ? 1 : 0) + certificates + (isChartMissing ? 1 : 0)
}
