// The size chart of a product where its leaf takes one: a template of the shop, or a picture.
import { Plus } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { LeafRules } from '#contract/categories.ts'
import type { Product, SizeChart } from '#contract/product.ts'
import type { ProductDetail } from '#contract/products.ts'
import { calls } from '#renderer/bridge.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { chooseDocuments } from './choose-documents.ts'
import { DocumentLine } from './panel-certificates.tsx'
import { saveProduct } from './save-product.ts'
import form from './leaf-form.module.css'

type Props = { readonly product: Product; readonly rules: LeafRules; readonly findings: ProductDetail['findings'] }
type Template = { readonly id: string; readonly name: string }

// The shop's templates rarely change while the window is open.
let known: Promise<readonly Template[]> | null = null
const readTemplates = (): Promise<readonly Template[]> => {
  known ??= calls.documents.templates({ text: '' }).catch(() => {
    known = null
    return []
  })
  return known
}

const save = (productId: string, sizeChart: SizeChart | null): void =>
  saveProduct(productId, 'Size chart', ({ id }) => [
    { productId: id, variantId: null, field: 'sizeChart', value: sizeChart },
  ])

export const PanelSizeChart = ({ product, rules, findings }: Props) => {
  const { sizeChart } = product
  const isTaken = rules.isSizeChartSupported || rules.isSizeChartRequired
  const [templates, setTemplates] = useState<readonly Template[]>([])
  useEffect(() => {
    let isShown = true
    if (isTaken) void readTemplates().then((read) => isShown && setTemplates(read))
    return () => {
      isShown = false
    }
  }, [isTaken])
  if (!isTaken) {
    return sizeChart === null ? null : (
      <section className="sec" aria-label="Size chart">
        <h3>Size chart</h3>
        <p className="t12 soft">“{sizeChart.name}” is kept; this category takes no size chart.</p>
      </section>
    )
  }
  const wrong = findings.some(({ field, severity }) => field === 'sizeChart' && severity === 'blocking')
  const shown =
    sizeChart !== null && sizeChart.templateId !== null && !templates.some(({ id }) => id === sizeChart.templateId)
      ? [{ id: sizeChart.templateId, name: sizeChart.name }, ...templates]
      : templates
  const addPicture = async (): Promise<void> => {
    const [document] = await chooseDocuments('size-chart')
    if (document !== undefined) save(product.id, { templateId: null, name: document.name, document })
  }
  return (
    <section className="sec" aria-label="Size chart">
      <header>
        <h3>Size chart</h3>
        <span className="t12 faint">{rules.isSizeChartRequired ? 'required' : 'if you have one'}</span>
      </header>
      <div className={`${form['document']} ${wrong ? form['isMissing'] : ''}`}>
        <div className="row">
          <select
            className={`field ${wrong ? 'is-err' : ''}`}
            aria-label="Size chart template"
            data-field="sizeChart"
            value={sizeChart?.templateId ?? ''}
            onChange={(event) => {
              const chosen = shown.find(({ id }) => id === event.target.value)
              save(
                product.id,
                chosen === undefined ? null : { templateId: chosen.id, name: chosen.name, document: null },
              )
            }}
          >
            <option value="">{sizeChart?.document ? 'A picture' : 'Template…'}</option>
            {shown.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <button
            type="button"
            className="btn s"
            aria-label="Add a picture of the size chart"
            onClick={() => void addPicture()}
          >
            <Icon of={Plus} className="i-s" /> Picture…
          </button>
        </div>
        {sizeChart?.document && sizeChart.templateId === null && (
          <ul>
            <DocumentLine document={sizeChart.document} onDrop={() => save(product.id, null)} />
          </ul>
        )}
      </div>
    </section>
  )
}
