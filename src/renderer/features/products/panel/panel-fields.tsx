// The plain fields of a product: each is saved when it is left or Enter is pressed, and can be undone.
import type { Product } from '#contract/product.ts'
import type { ProductDetail } from '#contract/products.ts'
import { unit, unitNamed } from '#renderer/ui/format.ts'
import { useDraft } from '#renderer/ui/use-draft.ts'
import { saveEdits } from '../save-cells.ts'
import { BrandField } from './brand-field.tsx'
import styles from './panel.module.css'

const weightUnits = ['POUND', 'KILOGRAM', 'GRAM', 'OUNCE'] as const
const titleLimit = 255
const lengthUnits = ['INCH', 'CENTIMETER', 'MILLIMETER'] as const

type TextField = 'title' | 'brand' | 'weight' | 'weightUnit' | 'length' | 'width' | 'height' | 'dimensionUnit'
type Props = { readonly product: Product; readonly findings: ProductDetail['findings'] }

const save = (product: Product, field: TextField, name: string, value: string): void => {
  if (value === product[field]) return
  void saveEdits(`${name} of “${product.title.slice(0, 80)}”`, [
    { productId: product.id, variantId: null, field, value },
  ])
}

type InputProps = Props & {
  readonly field: TextField
  readonly name: string
  readonly isLabelled?: boolean
}

const Input = ({ product, findings, field, name, isLabelled = false }: InputProps) => {
  const saved = product[field]
  const [text, setText] = useDraft(saved)
  const isBad = findings.some(
    (finding) => finding.field === field && finding.variantId === null && finding.severity === 'blocking',
  )
  const shared = {
    id: `field-${field}`,
    'data-field': field,
    'aria-invalid': isBad || undefined,
    'aria-label': isLabelled ? undefined : name,
    value: text,
    onBlur: () => save(product, field, name, text),
  }
  return (
    <div className={`field ${isBad ? 'is-err' : ''}`}>
      <input
        {...shared}
        type="text"
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save(product, field, name, text)
          if (event.key === 'Escape') setText(saved)
        }}
      />
    </div>
  )
}

// A title may be longer than any panel is wide: it is shown whole, over as many lines as it needs.
const Title = ({ product, findings }: Props) => {
  const [text, setText] = useDraft(product.title)
  const isBad = findings.some(
    (finding) => finding.field === 'title' && finding.variantId === null && finding.severity === 'blocking',
  )
  return (
    <div className={styles['wide']}>
      <div className="row">
        <label htmlFor="field-title" className={styles['required']}>
          Title
        </label>
        <span className={`counter ${text.length > titleLimit ? 'err' : ''}`}>
          {text.length} / {titleLimit}
        </span>
      </div>
      <textarea
        id="field-title"
        data-field="title"
        rows={1}
        className={`field ${styles['whole'] ?? ''} ${isBad ? 'is-err' : ''}`}
        aria-invalid={isBad || undefined}
        value={text}
        onChange={(event) => setText(event.target.value.replaceAll(/\s*\n\s*/gu, ' '))}
        onBlur={() => save(product, 'title', 'Title', text)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault()
            save(product, 'title', 'Title', text)
          }
          if (event.key === 'Escape') setText(product.title)
        }}
      />
    </div>
  )
}

const UnitChoice = ({
  product,
  field,
  name,
  units,
}: Props & {
  readonly field: 'weightUnit' | 'dimensionUnit'
  readonly name: string
  readonly units: readonly string[]
}) => {
  // A file may say “kg” where the list says KILOGRAM.
  const now = unitNamed(product[field]) ?? product[field]
  const all = units.includes(now) || now === '' ? units : [...units, now]
  return (
    <select
      className="field"
      aria-label={name}
      data-field={field}
      value={now}
      onChange={(event) => save(product, field, name, event.target.value)}
    >
      {now === '' && <option value="">–</option>}
      {all.map((one) => (
        <option key={one} value={one}>
          {unit(one)}
        </option>
      ))}
    </select>
  )
}

export const PanelFields = (props: Props & { readonly brand: ProductDetail['brand'] }) => (
  <section className="sec">
    <header>
      <h3>Product</h3>
      <span className="t12 faint">saved when you leave a field</span>
    </header>
    <div className={styles['form']}>
      <Title product={props.product} findings={props.findings} />
      <BrandField product={props.product} findings={props.findings} brand={props.brand} />
      <label htmlFor="field-weight">Weight</label>
      <div className={styles['two']}>
        <Input {...props} field="weight" name="Weight" isLabelled />
        <UnitChoice {...props} field="weightUnit" name="Unit of weight" units={weightUnits} />
      </div>
      <span className={`${styles['name']} ${styles['wide']}`}>L × W × H</span>
      <div className={`${styles['three']} ${styles['wide']}`}>
        <Input {...props} field="length" name="Package length" />
        <Input {...props} field="width" name="Package width" />
        <Input {...props} field="height" name="Package height" />
        <UnitChoice {...props} field="dimensionUnit" name="Unit of the package size" units={lengthUnits} />
      </div>
    </div>
  </section>
)
