// The form of a leaf: what it asks for first, what hangs on another value below that, the rest folded away.
import { useState } from 'react'
import type { Attribute, LeafRules } from '#contract/categories.ts'
import type { AttributeValue, Product } from '#contract/product.ts'
import type { ProductDetail } from '#contract/products.ts'
import { several } from '#renderer/ui/format.ts'
import { AttributeField } from './attribute-field.tsx'
import { carriedOver, conditionInWords, formOrder, isAsked, valuesOf, withIds, withValues } from './attribute-values.ts'
import { saveProduct } from './save-product.ts'
import form from './leaf-form.module.css'
import styles from './panel.module.css'

type Value = AttributeValue['values'][number]
type Props = { readonly product: Product; readonly rules: LeafRules; readonly findings: ProductDetail['findings'] }

const few = 6

const Row = ({ product, rules, findings, attribute }: Props & { readonly attribute: Attribute }) => {
  const isRequired = isAsked(attribute, product.attributes)
  const hasFinding = findings.some((one) => one.field === `attribute:${attribute.id}` && one.severity === 'blocking')
  const condition = conditionInWords(attribute, rules)
  const shown = valuesOf(product.attributes, attribute.id)
  const change = (values: readonly Value[]): void =>
    saveProduct(product.id, attribute.name, (now) => {
      const filled = withIds(now.attributes, rules.attributes)
      const next = attribute.isMultiple ? carriedOver(valuesOf(filled, attribute.id), shown, values) : values
      return [{ productId: now.id, variantId: null, field: 'attributes', value: withValues(filled, attribute, next) }]
    })
  return (
    <div className={styles['pair']}>
      <label
        htmlFor={`attribute-${attribute.id}`}
        className={isRequired ? styles['required'] : ''}
        title={condition === '' ? undefined : condition}
      >
        {attribute.name}
      </label>
      <AttributeField
        attribute={attribute}
        values={shown}
        isRequired={isRequired}
        isInvalid={hasFinding}
        onChange={change}
      />
      {condition !== '' && !isRequired && <p className={form['condition']}>{condition}</p>}
    </div>
  )
}

export const PanelAttributes = (given: Props) => {
  const { rules } = given
  const product = { ...given.product, attributes: [...withIds(given.product.attributes, rules.attributes)] }
  const props = { ...given, product }
  const [isWhole, setWhole] = useState(false)
  // The order is fixed while the product is shown: a field must not move away when it is filled.
  const [order] = useState(() => formOrder(rules, product.attributes).map((attribute) => attribute.id))
  const attributes = order.flatMap((id) => rules.attributes.filter((attribute) => attribute.id === id))
  if (attributes.length === 0) return null
  const isAskedNow = (attribute: Attribute): boolean => isAsked(attribute, product.attributes)
  const isFilled = (attribute: Attribute): boolean => valuesOf(product.attributes, attribute.id).length > 0
  const matters = attributes.filter((attribute) => isAskedNow(attribute) || isFilled(attribute))
  const rest = attributes.filter((attribute) => !matters.includes(attribute))
  // What hangs on a value that was not chosen shows itself once it is.
  const free = rest.filter(({ requiredWhen }) => requiredWhen.length === 0)
  const unfolded = isWhole ? rest : free.slice(0, Math.max(0, few - matters.length))
  const empty = attributes.filter((attribute) => isAskedNow(attribute) && !isFilled(attribute)).length
  const shown = attributes.filter((attribute) => matters.includes(attribute) || unfolded.includes(attribute))
  const folded = rest.length - unfolded.length
  return (
    <section className="sec" aria-label="Attributes">
      <header>
        <h3>Attributes</h3>
        <span className={`t12 ${empty > 0 ? 'err' : 'faint'}`} aria-live="polite">
          {empty > 0 ? `${several(empty, 'required one')} empty` : several(attributes.length, 'field')}
        </span>
      </header>
      <div className={styles['form']}>
        {shown.map((attribute) => (
          <Row key={attribute.id} {...props} attribute={attribute} />
        ))}
      </div>
      {(folded > 0 || isWhole) && rest.length > 0 && (
        <button type="button" className="link" aria-expanded={isWhole} onClick={() => setWhole((was) => !was)}>
          {isWhole ? 'Show fewer' : `Show ${folded} optional`}
        </button>
      )}
    </section>
  )
}
