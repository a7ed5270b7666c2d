// One field's rule: where its value comes from, what is done to it on the way, and what comes of it. Used only when it can be used.
import { TriangleAlert, X } from 'lucide-react'
import { useState } from 'react'
import type { Rule } from '#contract/mapping.ts'
import { ruleShape } from '#contract/mapping.ts'
import { parseFormula } from '#core/import/mapping/formula-parser.ts'
import { targetName } from '#core/import/mapping/targets.ts'
import { tryRules } from '#core/import/mapping/try-mapping.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { count } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { dropRule, putRule } from './draft-mapping.ts'
import type { Look } from './import-store.ts'
import { changeDraft, columnsOf } from './import-store.ts'
import { RuleOrigin } from './rule-origin.tsx'
import { RuleSteps } from './rule-steps.tsx'
import { RuleTarget } from './rule-target.tsx'
import { closeRule } from './rule-store.ts'
import styles from './rule.module.css'

/** Why a rule cannot be used as it is, as a sentence; null where it can. */
const faultOf = ({ target, origin, steps }: Rule): string | null => {
  if (target.kind === 'option' && target.name === '' && target.nameColumn === null)
    return 'Say how the variants differ: a name such as Color, or the column that holds it.'
  if (target.kind === 'fact' && target.name === '') return 'Give the attribute its name.'
  if (origin.kind === 'formula') {
    const read = parseFormula(origin.text)
    if (typeof read === 'string') return read
  }
  if (origin.kind === 'join' && origin.columns.length === 0) return 'Choose the columns to join.'
  const read = ruleShape.safeParse({ target, origin, steps })
  if (read.success) return null
  const [issue] = read.error.issues
  const at = issue?.path[0] === 'steps' ? `Step ${Number(issue.path[1]) + 1}` : 'This rule'
  return `${at} is not complete: a field is empty or holds no plain number such as 8 or -2.50.`
}

const Outcome = ({ look, rule }: { readonly look: Look; readonly rule: Rule }) => {
  const { sample } = look.summary
  const bare: Rule = { ...rule, steps: [] }
  const tried = tryRules(
    [bare, rule],
    columnsOf(look.summary),
    sample.map(({ cells }) => cells),
  )
  return (
    <div className={styles['outcome']} tabIndex={0} role="region" aria-label="What comes of it">
      <table className="tbl">
        <thead>
          <tr>
            <th scope="col" className="num">
              Row
            </th>
            <th scope="col">Before the steps</th>
            <th scope="col">What comes of it</th>
          </tr>
        </thead>
        <tbody>
          {tried.map(([before, after], index) => {
            const row = sample[index]
            if (row === undefined || before === undefined || after === undefined) return null
            return (
              <tr key={row.row}>
                <td
                  className={`num ${row.isHard ? 'warn' : 'faint'}`}
                  title={row.isHard ? 'One of the hardest rows' : ''}
                >
                  {count(row.row)}
                </td>
                <td className="soft" title={before.text ?? ''}>
                  {before.text ?? <span className="faint">nothing</span>}
                </td>
                <td title={after.problem ?? after.text ?? ''}>
                  {after.problem !== null ? (
                    <span className="row gap1 warn">
                      <Icon of={TriangleAlert} className="i-s" /> <span className="cut">{after.problem}</span>
                    </span>
                  ) : (
                    (after.text ?? <span className="faint">left alone</span>)
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

type Props = { readonly look: Look; readonly id: number | null; readonly start: Rule }

export const RuleDialog = ({ look, id, start }: Props) => {
  const [rule, setRule] = useState(start)
  const fault = faultOf(rule)
  const columns = columnsOf(look.summary)
  const name = rule.target.kind === 'option' || rule.target.kind === 'fact' ? 'Rule' : targetName(rule.target)
  const save = (): void => {
    if (fault !== null) return
    changeDraft((was) => putRule(was, rule, id))
    closeRule()
  }
  return (
    <Dialog label={`Rule: ${name}`} className={styles['rule'] ?? ''} onClose={closeRule}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <header className={styles['head']}>
          <h2 className="t14">{name}</h2>
          <button type="button" className="btn quiet icon end" aria-label="Close" onClick={closeRule}>
            <Icon of={X} />
          </button>
        </header>
        <div className={styles['body']}>
          <RuleTarget target={rule.target} columns={columns} onChange={(target) => setRule({ ...rule, target })} />
          <RuleOrigin origin={rule.origin} columns={columns} onChange={(origin) => setRule({ ...rule, origin })} />
          <RuleSteps
            steps={rule.steps}
            values={[
              ...new Set(
                tryRules(
                  [{ ...rule, steps: [] }],
                  columns,
                  look.summary.sample.map(({ cells }) => cells),
                ).flatMap(([one]) => one?.text?.trim() ?? []),
              ),
            ]}
            onChange={(steps) => setRule({ ...rule, steps: [...steps] })}
          />
          <Outcome look={look} rule={rule} />
        </div>
        <footer className={styles['foot']}>
          {id !== null && (
            <button
              type="button"
              className="btn quiet"
              onClick={() => {
                changeDraft((was) => dropRule(was, id))
                closeRule()
              }}
            >
              Take the rule away
            </button>
          )}
          <p className="t12 warn grow" role="status">
            {fault}
          </p>
          <button type="button" className="btn" onClick={closeRule}>
            Cancel
          </button>
          <button type="submit" className="btn primary" disabled={fault !== null}>
            Use this rule
          </button>
        </footer>
      </form>
    </Dialog>
  )
}
