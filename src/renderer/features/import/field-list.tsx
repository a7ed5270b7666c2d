// Our fields with what fills each. A column can be dropped on a field, or the field's rule is written by hand.
import { Plus, X } from 'lucide-react'
import type { DragEvent } from 'react'
import { useState } from 'react'
import type { Target } from '#contract/mapping.ts'
import { originWords, stepsWords } from '#core/import/mapping/rule-words.ts'
import { knownTargets, targetId, targetName } from '#core/import/mapping/targets.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { dragColumn } from './drag-column.ts'
import type { Draft, DraftRule } from './draft-mapping.ts'
import { dropRule, fillTarget, rulesOfTarget } from './draft-mapping.ts'
import { changeDraft } from './import-store.ts'
import { editRule, newRule } from './rule-store.ts'
import styles from './columns.module.css'

type Field = { readonly id: string; readonly target: Target; readonly name: string; readonly group: string }

/** What TikTok Shop takes no listing without, as far as a file can say it. */
const needed = new Set(['product:title', 'variant:price', 'variant:quantity', 'images'])

const fieldsOf = (draft: Draft): readonly Field[] => {
  const known = new Set(knownTargets.map(({ id }) => id))
  const more = draft.rules
    .map(({ rule }) => rule.target)
    .filter((target) => !known.has(targetId(target)))
    .map((target) => ({
      id: targetId(target),
      target,
      name: target.kind === 'fact' || target.kind === 'option' ? target.name : targetName(target),
      group: target.kind === 'fact' ? 'Attributes' : 'Variant by',
    }))
  const all: readonly Field[] = [...knownTargets, ...more]
  const order = ['Product', 'Variant', 'Variant by', 'Parcel', 'Attributes']
  return all.toSorted((one, other) => order.indexOf(one.group) - order.indexOf(other.group))
}

const Filled = ({ one, field }: { readonly one: DraftRule; readonly field: Field }) => {
  const steps = stepsWords(one.rule)
  return (
    <span className={styles['filled']}>
      <button
        type="button"
        className="link cut"
        title={steps === '' ? 'Change the rule' : steps}
        onClick={() => editRule(one)}
      >
        <span className="sr">Rule of {field.name}: </span>
        <span className={one.rule.origin.kind === 'column' ? 'mono' : ''}>{originWords(one.rule.origin)}</span>
        {steps !== '' && <span className="faint t11"> {steps}</span>}
      </button>
      <button
        type="button"
        className="btn quiet s icon"
        aria-label={`Empty ${field.name}`}
        onClick={() => changeDraft((was) => dropRule(was, one.id))}
      >
        <Icon of={X} className="i-s" />
      </button>
    </span>
  )
}

const FieldLine = ({ draft, field, column }: { draft: Draft; field: Field; column: string }) => {
  const [isOver, setOver] = useState(false)
  const rules = rulesOfTarget(draft, field.id)
  const over = (event: DragEvent): void => {
    if (!dragColumn.isOne(event)) return
    event.preventDefault()
    setOver(true)
  }
  return (
    <li
      data-field={field.id}
      className={isOver ? styles['over'] : ''}
      onDragEnter={over}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false)
        const dropped = dragColumn.read(event)
        if (dropped === '') return
        event.preventDefault()
        changeDraft((was) => fillTarget(was, field.target, dropped))
      }}
    >
      <span className={rules.length > 0 ? 'med cut' : 'soft cut'}>
        {field.name}
        {rules.length === 0 && needed.has(field.id) && <span className="t11 warn"> needed to list</span>}
      </span>
      <span className={styles['fillings']}>
        {rules.map((one) => (
          <Filled key={one.id} one={one} field={field} />
        ))}
        {(rules.length === 0 || field.target.kind === 'images') && (
          <button type="button" className="btn quiet s" onClick={() => newRule(field.target, column)}>
            <Icon of={Plus} className="i-s" /> {rules.length === 0 ? 'Fill…' : 'More…'}
            <span className="sr">{field.name}</span>
          </button>
        )}
      </span>
    </li>
  )
}

export const FieldList = ({ draft, columns }: { readonly draft: Draft; readonly columns: readonly string[] }) => {
  const fields = fieldsOf(draft)
  const groups = [...new Set(fields.map(({ group }) => group))]
  const [first = ''] = columns
  return (
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label="Our fields">
      {groups.map((group) => (
        <section key={group} aria-label={group}>
          <h3 className={`t11 faint ${styles['group']}`}>{group}</h3>
          <ul className={styles['fields']}>
            {fields
              .filter((field) => field.group === group)
              .map((field) => (
                <FieldLine key={field.id} draft={draft} field={field} column={first} />
              ))}
          </ul>
        </section>
      ))}
      <div className={styles['more']}>
        <button
          type="button"
          className="btn quiet s"
          onClick={() => newRule({ kind: 'option', name: '', nameColumn: null }, first)}
        >
          <Icon of={Plus} className="i-s" /> Another way variants differ…
        </button>
        <button type="button" className="btn quiet s" onClick={() => newRule({ kind: 'fact', name: '' }, first)}>
          <Icon of={Plus} className="i-s" /> An attribute…
        </button>
      </div>
    </div>
  )
}
