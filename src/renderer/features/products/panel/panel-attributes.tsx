// The form of a leaf: what it asks for first. Choices, several choices, own text and figures.
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { Attribute, LeafRules } from '#contract/categories.ts'
import type { AttributeValue, Product } from '#contract/product.ts'
import type { ProductDetail } from '#contract/products.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { useDraft } from '#renderer/ui/use-draft.ts'
import { saveEdits } from '../save-cells.ts'
import { formOrder, isAsked, strangers, valuesOf, withValues } from './attribute-values.ts'
import styles from './panel.module.css'

type Value = AttributeValue['values'][number]
type Props = { readonly product: Product; readonly rules: LeafRules; readonly findings: ProductDetail['findings'] }
type FieldProps = {
  readonly attribute: Attribute
  readonly values: readonly Value[]
  readonly isRequired: boolean
  readonly isMissing: boolean
  readonly onChange: (values: readonly Value[]) => void
}

/** Typed text becomes a known value where it names one, else the seller's own. */
const valueNamed = (attribute: Attribute, text: string): Value =>
  attribute.values.find((value) => value.name.toLowerCase() === text.toLowerCase()) ?? { id: null, name: text }

const OwnText = ({ attribute, values, isRequired, isMissing, onChange }: FieldProps) => {
  const saved = attribute.isMultiple ? '' : (values[0]?.name ?? '')
  const [text, setText] = useDraft(saved)
  const listId = `values-${attribute.id}`
  const take = (): void => {
    const typed = text.trim()
    if (typed === saved) return
    if (!attribute.isMultiple) onChange(typed === '' ? [] : [valueNamed(attribute, typed)])
    else if (typed !== '' && !values.some((value) => value.name === typed)) {
      onChange([...values, valueNamed(attribute, typed)])
      setText('')
    }
  }
  return (
    <div className={`field ${isMissing ? 'is-err' : ''}`}>
      <input
        id={`attribute-${attribute.id}`}
        data-field={`attribute:${attribute.id}`}
        type="text"
        inputMode={attribute.isPositiveNumber ? 'decimal' : undefined}
        list={attribute.values.length > 0 ? listId : undefined}
        placeholder={attribute.values.length > 0 ? 'Choose or type' : attribute.isPositiveNumber ? 'A figure' : 'Type'}
        aria-required={isRequired}
        aria-invalid={isMissing || undefined}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take()
          if (event.key === 'Escape') setText(saved)
        }}
      />
      {attribute.isMultiple && text !== '' && (
        <button type="button" className="btn quiet s icon" aria-label={`Add to ${attribute.name}`} onClick={take}>
          <Icon of={Plus} className="i-s" />
        </button>
      )}
      {attribute.values.length > 0 && (
        <datalist id={listId}>
          {attribute.values.map((value) => (
            <option key={value.id} value={value.name} />
          ))}
        </datalist>
      )}
    </div>
  )
}

const Choice = ({ attribute, values, isMissing, onChange }: FieldProps) => (
  <select
    id={`attribute-${attribute.id}`}
    data-field={`attribute:${attribute.id}`}
    className={`field ${isMissing ? 'is-err' : ''}`}
    aria-invalid={isMissing || undefined}
    value={attribute.isMultiple ? '' : (values[0]?.id ?? '')}
    onChange={(event) => {
      const chosen = attribute.values.find((value) => value.id === event.target.value)
      if (chosen === undefined) onChange(attribute.isMultiple ? values : [])
      else onChange(attribute.isMultiple ? [...values, chosen] : [chosen])
    }}
  >
    <option value="">{attribute.isMultiple ? 'Add…' : 'Choose'}</option>
    {attribute.values
      .filter((value) => !attribute.isMultiple || !values.some((one) => one.id === value.id))
      .map((value) => (
        <option key={value.id} value={value.id}>
          {value.name}
        </option>
      ))}
  </select>
)

const AttributeField = (props: FieldProps) => {
  const { attribute, values, onChange } = props
  return (
    <div>
      {attribute.isMultiple && (
        <div className={styles['values']}>
          {values.map((value) => (
            <span key={`${value.id ?? ''}${value.name}`} className="fchip">
              {value.name}
              <button
                type="button"
                className="x"
                aria-label={`Take ${value.name} away from ${attribute.name}`}
                onClick={() => onChange(values.filter((one) => one !== value))}
              >
                <Icon of={X} className="i-s" />
              </button>
            </span>
          ))}
        </div>
      )}
      {attribute.isCustomizable || attribute.values.length === 0 ? <OwnText {...props} /> : <Choice {...props} />}
    </div>
  )
}

const few = 8

export const PanelAttributes = ({ product, rules, findings }: Props) => {
  const [isWhole, setWhole] = useState(false)
  // The order is fixed while the product is shown: a field must not move away when it is filled.
  const [order] = useState(() => formOrder(rules, product.attributes).map((attribute) => attribute.id))
  const attributes = order.flatMap((id) => rules.attributes.filter((attribute) => attribute.id === id))
  const shown = attributes.filter(
    (attribute, at) =>
      isWhole ||
      at < few ||
      isAsked(attribute, product.attributes) ||
      valuesOf(product.attributes, attribute.id).length > 0,
  )
  const others = strangers(rules, product.attributes)
  const change = (attribute: Attribute, values: readonly Value[]): void => {
    void saveEdits(`${attribute.name} of “${product.title.slice(0, 80)}”`, [
      {
        productId: product.id,
        variantId: null,
        field: 'attributes',
        value: withValues(product.attributes, attribute, values),
      },
    ])
  }
  if (attributes.length === 0 && others.length === 0) return null
  return (
    <section className="sec" aria-label="Attributes">
      <header>
        <h3>Attributes</h3>
        <span className="t12 faint">{attributes.length} fields</span>
      </header>
      <div className={styles['form']}>
        {shown.map((attribute) => {
          const values = valuesOf(product.attributes, attribute.id)
          const isRequired = isAsked(attribute, product.attributes)
          const hasFinding = findings.some(
            (one) => one.field === `attribute:${attribute.id}` && one.severity === 'blocking',
          )
          return (
            <div key={attribute.id} className={styles['pair']}>
              <label htmlFor={`attribute-${attribute.id}`} className={isRequired ? styles['required'] : ''}>
                {attribute.name}
              </label>
              <AttributeField
                attribute={attribute}
                values={values}
                isRequired={isRequired}
                isMissing={hasFinding}
                onChange={(next) => change(attribute, next)}
              />
            </div>
          )
        })}
      </div>
      {shown.length < attributes.length && (
        <button type="button" className="link" onClick={() => setWhole(true)}>
          Show {attributes.length - shown.length} more
        </button>
      )}
      {others.length > 0 && (
        <p className="t12 soft text">
          Kept aside, this category does not ask for them:{' '}
          {others.map((one) => `${one.name}: ${one.values.map((value) => value.name).join(', ')}`).join(' · ')}
        </p>
      )}
    </section>
  )
}
