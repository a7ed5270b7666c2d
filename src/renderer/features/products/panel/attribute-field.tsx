// One attribute as a field: a choice of the list, several of them, own text where the leaf takes it, figures with their unit.
import { TriangleAlert, X } from 'lucide-react'
import type { Attribute } from '#contract/categories.ts'
import type { AttributeValue } from '#contract/product.ts'
import type { ComboOption } from '#renderer/ui/combo-box.tsx'
import { ComboBox } from '#renderer/ui/combo-box.tsx'
import { count } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { useDraft } from '#renderer/ui/use-draft.ts'
import { isOwn, isUnknown, matching, unitOf, valueTyped } from './attribute-values.ts'
import styles from './leaf-form.module.css'

type Value = AttributeValue['values'][number]
type Props = {
  readonly attribute: Attribute
  readonly values: readonly Value[]
  readonly isRequired: boolean
  readonly isInvalid: boolean
  /** The id of the field, where it does not stand in the panel. */
  readonly id?: string
  readonly onChange: (values: readonly Value[]) => void
}

/** A list of thousands shows this many at once; typing narrows it. */
const most = 60
const ownId = 'own'

const Chips = ({ attribute, values, onChange }: Props) => (
  <div className={styles['values']}>
    {values.map((value) => (
      <span
        key={`${value.id ?? ''}${value.name}`}
        className={`fchip ${isUnknown(attribute, value) ? styles['unknown'] : ''}`}
        title={isUnknown(attribute, value) ? 'Not in this list; it is not sent' : undefined}
      >
        {isUnknown(attribute, value) && <Icon of={TriangleAlert} className="i-s warn" />}
        {value.name}
        {isUnknown(attribute, value) && <span className="sr"> is not in the list</span>}
        {isOwn(attribute, value) && <span className="faint">own</span>}
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
)

const placeholderOf = ({ values, isMultiple, isCustomizable, isPositiveNumber }: Attribute, has: boolean): string => {
  if (values.length === 0) return isPositiveNumber ? 'A figure' : 'Type'
  if (isMultiple && has) return 'Add…'
  return isCustomizable ? 'Choose or type' : 'Choose'
}

export const AttributeField = (props: Props) => {
  const { attribute, values, isRequired, isInvalid, onChange } = props
  const [first] = values
  const saved = attribute.isMultiple ? '' : (first?.name ?? '')
  const [text, setText] = useDraft(saved)
  const isTyped = text.trim() !== '' && text !== saved
  const { shown, total } = matching(attribute, isTyped ? text : '', most)
  const chosen = new Set(values.map(({ id }) => id))
  const own = isTyped ? valueTyped(attribute, text) : null
  const options: ComboOption[] = shown
    .filter(({ id }) => !attribute.isMultiple || !chosen.has(id))
    .map(({ id, name }) => ({ id, name, ...(chosen.has(id) ? { hint: 'chosen' } : {}) }))
  if (own !== null && own.id === null && attribute.values.length > 0)
    options.push({ id: ownId, name: `“${own.name}”`, hint: 'own value' })
  const note =
    attribute.values.length === 0
      ? null
      : total > shown.length
        ? `${count(total - shown.length)} more; type to narrow`
        : options.length === 0 && isTyped
          ? 'Not in this list, and own values are not taken'
          : null
  const take = (value: Value | null): void => {
    if (value === null) {
      if (!attribute.isMultiple && text.trim() === '' && values.length > 0) onChange([])
      // What the list does not hold is not taken; what was there comes back.
      setText(saved)
      return
    }
    if (!attribute.isMultiple) {
      if (value.id !== first?.id || value.name !== first.name) onChange([value])
      setText(value.name)
    } else {
      if (!values.some(({ id, name }) => id === value.id && name === value.name)) onChange([...values, value])
      setText('')
    }
  }
  const isBadNumber = attribute.isPositiveNumber && text.trim() !== '' && !/^\d+(?:\.\d+)?$/u.test(text.trim())
  const unit = unitOf(attribute)
  const isStranger = !attribute.isMultiple && !isTyped && first !== undefined && isUnknown(attribute, first)
  return (
    <div className={styles['attribute']}>
      {attribute.isMultiple && values.length > 0 && <Chips {...props} />}
      <ComboBox
        id={props.id ?? `attribute-${attribute.id}`}
        {...(props.id === undefined ? { dataField: `attribute:${attribute.id}` } : {})}
        text={text}
        options={options}
        note={note}
        placeholder={placeholderOf(attribute, values.length > 0)}
        isNumber={attribute.isPositiveNumber}
        isInvalid={isInvalid || isBadNumber || isStranger}
        isRequired={isRequired}
        pointsFirst={isTyped}
        suffix={
          <>
            {isStranger && (
              <span
                className={`row gap1 t11 warn ${styles['mark']}`}
                title="This leaf category's list does not hold it"
              >
                <Icon of={TriangleAlert} className="i-s" /> not in the list
              </span>
            )}
            {!attribute.isMultiple && !isTyped && first !== undefined && isOwn(attribute, first) && (
              <span className="counter">own</span>
            )}
            {unit !== null && <span className="counter">{unit}</span>}
          </>
        }
        onText={setText}
        onChoose={({ id, name }) => take(id === ownId ? own : { id, name })}
        onLeave={() => {
          if (text.trim() !== saved) take(text.trim() === '' ? null : valueTyped(attribute, text))
        }}
        onRevert={() => setText(saved)}
        onBack={() => {
          if (attribute.isMultiple && values.length > 0) onChange(values.slice(0, -1))
        }}
      />
      {isBadNumber && <p className="t11 err">Type digits only, with a point for decimals.</p>}
    </div>
  )
}
