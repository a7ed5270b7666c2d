// Changes one field of a selection, after it has shown what would become of it. The work computes; this asks and shows.
import { useEffect, useRef, useState } from 'react'
import type { Bulk, BulkField, BulkPreview, Deed } from '#contract/bulk.ts'
import { bulkFields } from '#contract/bulk-words.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { FailureNotice } from '#renderer/ui/failure-notice.tsx'
import { several } from '#renderer/ui/format.ts'
import { Tabs } from '#renderer/ui/tabs.tsx'
import type { Words } from '#renderer/words.ts'
import { wordsOf } from '#renderer/words.ts'
import { Preview } from './bulk-preview.tsx'
import { bulkWays, closeBulk, makeBulk, previewOf, setBulkField, setBulkWay, useBulk } from './bulk-store.ts'
import type { BulkWay } from './bulk-store.ts'
import { FormulaFields, ReplaceFields, SetFields } from './deed-fields.tsx'
import { fieldNames } from './field-names.ts'
import styles from './bulk.module.css'

const wayNames: Readonly<Record<BulkWay, string>> = {
  set: 'One value for all',
  replace: 'Find and replace',
  formula: 'Price by formula',
}
const unitsOf: Partial<Record<BulkField, readonly string[]>> = {
  weightUnit: ['POUND', 'OUNCE', 'KILOGRAM', 'GRAM'],
  dimensionUnit: ['INCH', 'CENTIMETER'],
}
const waitMs = 200

type Deeds = { readonly [Kind in BulkWay]: Extract<Deed, { kind: Kind }> }
const first: Deeds = {
  set: { kind: 'set', value: '' },
  replace: { kind: 'replace', find: '', with: '', isPattern: false, isCaseSensitive: false },
  formula: { kind: 'formula', from: 'price', step: 'percent', by: '', rounding: 'cent' },
}

const isWhole = (deed: Deed): boolean => {
  if (deed.kind === 'replace') return deed.find !== ''
  return deed.kind === 'set' || /^-?\d{1,9}(\.\d{1,6})?$/.test(deed.by)
}

const labelOf = (way: BulkWay, field: BulkField, deeds: Deeds): string => {
  if (way === 'replace') return `${fieldNames[field]}: “${deeds.replace.find.slice(0, 40)}” replaced`
  return way === 'formula' ? `${fieldNames[field]} by formula` : `${fieldNames[field]} of a selection`
}

/** The preview of a deed, read anew a moment after the last change; null where the deed is not whole yet. */
const usePreview = (bulk: Bulk | null) => {
  const [answer, setAnswer] = useState<{ of: string; preview: BulkPreview } | null>(null)
  const [failure, setFailure] = useState<Words | null>(null)
  const asked = useRef(0)
  const wanted = JSON.stringify(bulk)
  useEffect(() => {
    asked.current += 1
    const turn = asked.current
    if (bulk === null) return undefined
    const ask = async (): Promise<void> => {
      try {
        const preview = await previewOf(bulk)
        if (turn !== asked.current) return
        setAnswer({ of: wanted, preview })
        setFailure(null)
      } catch (error) {
        if (turn === asked.current) setFailure(wordsOf(error))
      }
    }
    const timer = setTimeout(() => void ask(), waitMs)
    return () => clearTimeout(timer)
    // oxlint-disable-next-line react/exhaustive-deps -- `wanted` is the deed in text
  }, [wanted])
  return { preview: bulk === null ? null : (answer?.preview ?? null), isFresh: answer?.of === wanted, failure }
}

export const BulkDialog = () => {
  const open = useBulk((state) => state.open)
  return open === null ? null : <OpenDialog {...open} />
}

const OpenDialog = ({ way, field, target }: NonNullable<ReturnType<typeof useBulk.getState>['open']>) => {
  const [deeds, setDeeds] = useState<Deeds>(first)
  const deed = deeds[way]
  const bulk: Bulk | null = isWhole(deed)
    ? { productIds: target.productIds, variantIds: target.variantIds, changes: [{ field, deed }] }
    : null
  const { preview, isFresh, failure } = usePreview(bulk)
  const changes = isFresh ? (preview?.changes ?? 0) : 0
  const fields = way === 'formula' ? (['price', 'listPrice'] as const) : bulkFields
  const run = (): void => {
    if (bulk === null || changes === 0) return
    closeBulk()
    void makeBulk(labelOf(way, field, deeds), bulk)
  }
  return (
    <Dialog label="Change values" className={styles['dialog'] ?? ''} onClose={closeBulk}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault()
          run()
        }}
      >
        <h2 className="t14">Change {target.words}</h2>
        <div className={styles['ways']}>
          <Tabs
            label="Way"
            tabs={bulkWays.map((id) => ({ id, name: wayNames[id] }))}
            here={way}
            onGo={(id) => {
              const chosen = bulkWays.find((one) => one === id)
              if (chosen !== undefined) setBulkWay(chosen)
            }}
          />
        </div>
        <label className={styles['one']}>
          <span className="t12 soft">Field</span>
          <select
            className="field"
            value={field}
            onChange={(event) => {
              const chosen = bulkFields.find((one) => one === event.target.value)
              if (chosen !== undefined) setBulkField(chosen)
            }}
          >
            {fields.map((one) => (
              <option key={one} value={one}>
                {fieldNames[one]}
              </option>
            ))}
          </select>
        </label>
        {way === 'set' && (
          <SetFields deed={deeds.set} units={unitsOf[field] ?? null} onChange={(set) => setDeeds({ ...deeds, set })} />
        )}
        {way === 'replace' && (
          <ReplaceFields deed={deeds.replace} onChange={(replace) => setDeeds({ ...deeds, replace })} />
        )}
        {way === 'formula' && (
          <FormulaFields deed={deeds.formula} onChange={(formula) => setDeeds({ ...deeds, formula })} />
        )}
        {failure !== null && <FailureNotice words={failure} />}
        <div className={styles['room']}>
          {preview !== null && <Preview preview={preview} isStale={!isFresh} />}
          {bulk === null && <p className="faint">What would change shows here before anything is saved.</p>}
        </div>
        <div className="row">
          <button type="button" className="btn end" onClick={closeBulk}>
            Leave as it is
          </button>
          <button type="submit" className="btn primary" disabled={changes === 0}>
            {changes === 0 ? 'Change' : `Change ${several(changes, 'value')}`}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
