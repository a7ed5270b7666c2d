// The columns of the file with a sample each, and what becomes of them: chosen from a list, or dragged onto a field. None is left out silently.
import { Check, Clock, GripVertical, Minus, SlidersHorizontal, TriangleAlert, User } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { Target } from '#contract/mapping.ts'
import { stepsWords } from '#core/import/mapping/rule-words.ts'
import { knownTargets, targetId, targetName } from '#core/import/mapping/targets.ts'
import { count, several } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import type { Draft, DraftRule, Why } from './draft-mapping.ts'
import { isRead, mapColumn, rulesOfColumn } from './draft-mapping.ts'
import { dragColumn } from './drag-column.ts'
import type { Look } from './import-store.ts'
import { changeDraft, mapMyself } from './import-store.ts'
import { editRule } from './rule-store.ts'
import styles from './columns.module.css'

const groups = ['Product', 'Variant', 'Variant by', 'Parcel'] as const

const nameInList = (target: Target): string =>
  target.kind === 'option' || target.kind === 'fact' ? targetName(target) : targetName(target)

const targetsFor = (column: string, draft: Draft): readonly Target[] => {
  const known = new Set(knownTargets.map(({ id }) => id))
  const used = draft.rules.map(({ rule }) => rule.target).filter((target) => !known.has(targetId(target)))
  const own: readonly Target[] = [
    { kind: 'option', name: column.slice(0, 100), nameColumn: null },
    { kind: 'fact', name: column.slice(0, 100) },
  ]
  const all = new Map([...own, ...used].map((target) => [targetId(target), target]))
  return [...all.values()].filter((target) => !known.has(targetId(target)))
}

const Becomes = ({ column, draft }: { readonly column: string; readonly draft: Draft }) => {
  const [first] = rulesOfColumn(draft, column)
  const others = targetsFor(column, draft)
  const all = new Map([
    ...knownTargets.map(({ id, target }) => [id, target] as const),
    ...others.map((target) => [targetId(target), target] as const),
  ])
  return (
    <select
      className={`field quiet ${styles['becomes']} ${first === undefined ? styles['empty'] : ''}`}
      aria-label={`${column} becomes`}
      value={first === undefined ? '' : targetId(first.rule.target)}
      onChange={(event) => {
        const target = all.get(event.target.value) ?? null
        changeDraft((was) => mapColumn(was, column, target))
      }}
    >
      <option value="">Not taken</option>
      {groups.map((group) => (
        <optgroup key={group} label={group}>
          {knownTargets
            .filter((target) => target.group === group)
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {group === 'Variant by' ? `Variant by ${name}` : name}
              </option>
            ))}
        </optgroup>
      ))}
      <optgroup label="Under its own name">
        {others.map((target) => (
          <option key={targetId(target)} value={targetId(target)}>
            {nameInList(target)}
          </option>
        ))}
      </optgroup>
    </select>
  )
}

const reasons: Readonly<Record<Why, { readonly word: string; readonly mark: LucideIcon; readonly tone: string }>> = {
  yours: { word: 'Your choice', mark: User, tone: 'acc' },
  remembered: { word: 'Remembered', mark: Clock, tone: 'info' },
  sure: { word: 'Sure', mark: Check, tone: 'ok' },
  likely: { word: 'Likely', mark: Check, tone: 'soft' },
  guess: { word: 'Look here', mark: TriangleAlert, tone: 'warn' },
}

const Reason = ({ word, mark, tone, more }: { word: string; mark: LucideIcon; tone: string; more: string }) => (
  <div>
    <span className={`t12 row gap1 ${tone}`}>
      <Icon of={mark} className="i-s" /> <span className="cut">{word}</span>
    </span>
    {more !== '' && (
      <p className="t11 faint cut" title={more}>
        {more}
      </p>
    )}
  </div>
)

/** What a known platform makes of a column, as the list of our fields would call it. */
const becomesWords = (becomes: string | null): string => {
  if (becomes === null) return 'Not taken'
  if (becomes === 'which rows belong together') return 'Product key'
  return becomes.charAt(0).toUpperCase() + becomes.slice(1)
}

const damagedIn = ({ summary }: Look, column: string): number =>
  summary.warnings.filter((warning) => warning.column === column).length

/** The warnings at hand are the first of all, so where there are more the figure is a least one. */
const damagedWords = ({ summary }: Look, damaged: number): string =>
  `${summary.warningsTotal > summary.warnings.length ? 'at least ' : ''}${several(damaged, 'value')} to look at`

const WhyCell = ({ look, column, rule }: { look: Look; column: string; rule: DraftRule | undefined }) => {
  const damaged = damagedIn(look, column)
  if (damaged > 0 && rule !== undefined)
    return <Reason word="Look here" mark={TriangleAlert} tone="warn" more={damagedWords(look, damaged)} />
  if (rule === undefined) {
    const isPart = look.draft !== null && isRead(look.draft, column)
    return isPart ? (
      <Reason word="Part of a field" mark={SlidersHorizontal} tone="acc" more="" />
    ) : (
      <span className="t12 faint row gap1">
        <Icon of={Minus} className="i-s" /> Left out
      </span>
    )
  }
  const steps = stepsWords(rule.rule)
  if (steps !== '') return <Reason word="Rule" mark={SlidersHorizontal} tone="acc" more={steps} />
  const { word, mark, tone } = reasons[rule.why]
  const from = rule.why === 'remembered' ? (look.draft?.savedAs ?? null) : null
  return <Reason word={word} mark={mark} tone={tone} more={from === null ? '' : `from “${from}”`} />
}

const PresetWhy = ({ look, column }: { look: Look; column: Look['summary']['columns'][number] }) => {
  const damaged = damagedIn(look, column.name)
  if (damaged > 0)
    return <Reason word="Look here" mark={TriangleAlert} tone="warn" more={damagedWords(look, damaged)} />
  return column.becomes === null ? (
    <span className="t12 faint row gap1">
      <Icon of={Minus} className="i-s" /> Left out
    </span>
  ) : (
    <Reason word="Preset" mark={Check} tone="ok" more="" />
  )
}

const Row = ({ look, column }: { look: Look; column: Look['summary']['columns'][number] }) => {
  const { draft } = look
  const rules = draft === null ? [] : rulesOfColumn(draft, column.name)
  const [rule] = rules
  const isHot =
    (rule !== undefined && rule.why === 'guess') || (damagedIn(look, column.name) > 0 && column.becomes !== null)
  return (
    <tr
      draggable={draft !== null}
      className={isHot ? styles['hot'] : ''}
      onDragStart={(event) => dragColumn.start(event, column.name)}
    >
      <td className="mono" title={column.name}>
        {draft !== null && <Icon of={GripVertical} className={`i-s faint ${styles['grip']}`} />}
        {column.name}
      </td>
      <td className="soft t12" title={column.sample}>
        {column.sample || '–'}
      </td>
      <td>
        {draft === null ? (
          <span className={column.becomes === null ? 'faint' : ''}>{becomesWords(column.becomes)}</span>
        ) : (
          <span className="row gap1">
            <Becomes column={column.name} draft={draft} />
            {rules.length > 1 && (
              <span
                className="t11 faint"
                title={rules
                  .slice(1)
                  .map((one) => targetName(one.rule.target))
                  .join(', ')}
              >
                +{rules.length - 1}
              </span>
            )}
            {rule !== undefined && (
              <button
                type="button"
                className="btn quiet s icon"
                aria-label={`Rule of ${column.name}`}
                title="What is done to it on the way"
                onClick={() => editRule(rule)}
              >
                <Icon of={SlidersHorizontal} className="i-s" />
              </button>
            )}
          </span>
        )}
      </td>
      <td>
        {draft === null ? (
          <PresetWhy look={look} column={column} />
        ) : (
          <WhyCell look={look} column={column.name} rule={rule} />
        )}
      </td>
    </tr>
  )
}

export const ColumnTable = ({ look }: { readonly look: Look }) => {
  const { summary, draft } = look
  const isTaken = (name: string, becomes: string | null): boolean =>
    draft === null ? becomes !== null : isRead(draft, name)
  const taken = summary.columns.filter(({ name, becomes }) => isTaken(name, becomes))
  const guesses = draft === null ? 0 : draft.rules.filter(({ why }) => why === 'guess').length
  return (
    <section className={`card ${styles['card']}`} aria-label="Columns">
      <header>
        <h2 className="t14">Columns</h2>
        <span className="t12 soft cut">
          {count(taken.length)} {draft === null ? 'taken' : 'mapped'}, {count(summary.columns.length - taken.length)}{' '}
          left out
        </span>
        {guesses > 0 && (
          <span className="t12 warn row gap1 end">
            <Icon of={TriangleAlert} className="i-s" /> {guesses} to look at
          </span>
        )}
        {draft === null && (
          <button type="button" className="btn s end" onClick={() => void mapMyself()}>
            Map columns myself
          </button>
        )}
      </header>
      <div className={styles['scroll']} tabIndex={0} role="region" aria-label="Columns of the file">
        <table className={`tbl ${styles['columns']}`}>
          <colgroup>
            <col className={styles['nameWide']} />
            <col />
            <col className={styles['becomesWide']} />
            <col className={styles['whyWide']} />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">Column in the file</th>
              <th scope="col">Sample</th>
              <th scope="col">Becomes</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {summary.columns.map((column) => (
              <Row key={column.name} look={look} column={column} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
