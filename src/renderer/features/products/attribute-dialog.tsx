// Sets one attribute for many products of a leaf in one step that can be undone.
import { ListChecks } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Attribute, LeafRules } from '#contract/categories.ts'
import type { Client } from '#contract/index.ts'
import type { AttributeValue } from '#contract/product.ts'
import { calls } from '#renderer/bridge.ts'
import { complain, say } from '#renderer/features/frame/toast-store.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { FailureNotice } from '#renderer/ui/failure-notice.tsx'
import { count, several } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import type { Words } from '#renderer/words.ts'
import { wordsOf } from '#renderer/words.ts'
import { refreshHistory, undo } from './history-store.ts'
import { AttributeField } from './panel/attribute-field.tsx'
import { conditionInWords, formOrder } from './panel/attribute-values.ts'
import styles from './bulk-deeds.module.css'

type Survey = Awaited<ReturnType<Client['attributes']['survey']>>
type Leaf = Survey['leaves'][number]
type Values = AttributeValue['values']
type Props = { readonly ids: readonly string[]; readonly onClose: () => void }

const useSurvey = (ids: readonly string[]) => {
  const [survey, setSurvey] = useState<Survey | null>(null)
  const [failure, setFailure] = useState<Words | null>(null)
  useEffect(() => {
    calls.attributes.survey({ productIds: [...ids] }).then(setSurvey, (error: unknown) => setFailure(wordsOf(error)))
  }, [ids])
  return { survey, failure }
}

const useRules = (categoryId: string | null) => {
  const [rules, setRules] = useState<LeafRules | null>(null)
  const [failure, setFailure] = useState<Words | null>(null)
  useEffect(() => {
    if (categoryId === null) return
    calls.categories.rules({ id: categoryId }).then(setRules, (error: unknown) => setFailure(wordsOf(error)))
  }, [categoryId])
  return { rules: rules?.categoryId === categoryId ? rules : null, failure }
}

const setForAll = async (
  ids: readonly string[],
  leaf: Leaf,
  attribute: Attribute,
  values: Values,
  onlyEmpty: boolean,
): Promise<void> => {
  try {
    const { batch, products } = await calls.attributes.set({
      productIds: [...ids],
      categoryId: leaf.categoryId,
      attributeId: attribute.id,
      values,
      onlyEmpty,
    })
    const deed = batch === null ? null : { label: 'Undo', run: () => void undo(batch.id) }
    say(products === 0 ? 'Nothing changed' : `${attribute.name} set for ${several(products, 'product')}`, { deed })
  } catch (error) {
    complain(error)
  }
  void refreshHistory()
}

const Form = ({ ids, leaf, rules, onClose }: Props & { readonly leaf: Leaf; readonly rules: LeafRules }) => {
  const order = formOrder(rules, [])
  const [attributeId, setAttributeId] = useState(order[0]?.id ?? '')
  const [values, setValues] = useState<Values>([])
  const [onlyEmpty, setOnlyEmpty] = useState(true)
  const attribute = order.find(({ id }) => id === attributeId)
  if (attribute === undefined) return <p className="soft">This category asks for no attributes.</p>
  const filled = leaf.filled[attribute.id] ?? 0
  const touched = onlyEmpty ? leaf.products - filled : leaf.products
  const condition = conditionInWords(attribute, rules)
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        onClose()
        void setForAll(ids, leaf, attribute, values, onlyEmpty)
      }}
    >
      <label htmlFor="bulk-attribute">Attribute</label>
      <select
        id="bulk-attribute"
        className="field"
        value={attributeId}
        onChange={(event) => {
          setAttributeId(event.target.value)
          setValues([])
        }}
      >
        {order.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
            {one.isRequired ? ' *' : ''} ({count(leaf.filled[one.id] ?? 0)} of {count(leaf.products)} filled)
          </option>
        ))}
      </select>
      <label htmlFor="bulk-value">Value</label>
      <AttributeField
        key={attribute.id}
        id="bulk-value"
        attribute={attribute}
        values={values}
        isRequired={false}
        isInvalid={false}
        onChange={(next) => setValues([...next])}
      />
      {condition !== '' && <p className={`t11 faint ${styles['beside']}`}>{condition}</p>}
      <label className={styles['tick']}>
        <input
          type="checkbox"
          className="check"
          checked={onlyEmpty}
          onChange={(event) => setOnlyEmpty(event.target.checked)}
        />
        <span>
          Only where it is empty {filled > 0 && <span className="soft">({several(filled, 'product')} kept)</span>}
        </span>
      </label>
      <div className={`row ${styles['foot']}`}>
        <button type="button" className="btn end" onClick={onClose}>
          Cancel
        </button>
        <button type="submit" className="btn primary" disabled={touched === 0 || (values.length === 0 && onlyEmpty)}>
          <Icon of={ListChecks} /> {values.length === 0 ? 'Clear' : 'Set'} for {several(touched, 'product')}
        </button>
      </div>
    </form>
  )
}

export const AttributeDialog = ({ ids, onClose }: Props) => {
  const { survey, failure } = useSurvey(ids)
  const [chosen, setChosen] = useState<string | null>(null)
  const leaf = survey?.leaves.find(({ categoryId }) => categoryId === chosen) ?? survey?.leaves[0] ?? null
  const { rules, failure: rulesFailure } = useRules(leaf?.categoryId ?? null)
  const words = failure ?? rulesFailure
  return (
    <Dialog label="Set an attribute" className={styles['ask'] ?? ''} onClose={onClose}>
      <h2 className="t14">Set an attribute</h2>
      {words !== null && <FailureNotice words={words} />}
      {survey !== null && leaf === null && (
        <p className="soft">None of these products has a category yet. Choose one for them first.</p>
      )}
      {survey !== null && survey.leaves.length > 1 && leaf !== null && (
        <div className={styles['form']}>
          <label htmlFor="bulk-leaf">Category</label>
          <select
            id="bulk-leaf"
            className="field"
            value={leaf.categoryId}
            onChange={(event) => setChosen(event.target.value)}
          >
            {survey.leaves.map((one) => (
              <option key={one.categoryId} value={one.categoryId}>
                {one.name} ({several(one.products, 'product')})
              </option>
            ))}
          </select>
        </div>
      )}
      {survey !== null && survey.leaves.length === 1 && leaf !== null && (
        <p className="soft">
          {several(leaf.products, 'product')} in {leaf.name}
          {survey.without > 0 && `; ${several(survey.without, 'product')} without a category stay as they are`}
        </p>
      )}
      {leaf !== null && rules === null && words === null && <p className="soft">Reading what the category asks for…</p>}
      {leaf !== null && rules !== null && (
        <Form key={leaf.categoryId} ids={ids} leaf={leaf} rules={rules} onClose={onClose} />
      )}
    </Dialog>
  )
}
