// What is sent where a product says nothing itself: the usual parcel, neutral values, stand-ins. Saved with one button.
import { useState } from 'react'
import type { Defaults } from '#contract/app.ts'
import { readHosts } from '#core/values/hosts.ts'
import { calls } from '#renderer/bridge.ts'
import { refreshInfo } from '#renderer/features/frame/app-store.ts'
import { say } from '#renderer/features/frame/toast-store.ts'
import { FailureNotice } from '#renderer/ui/failure-notice.tsx'
import { unit } from '#renderer/ui/format.ts'
import type { Words } from '#renderer/words.ts'
import { wordsOf } from '#renderer/words.ts'
import { CallLimit } from './call-limit.tsx'
import styles from './settings.module.css'

const weightUnits = ['POUND', 'KILOGRAM', 'GRAM', 'OUNCE'] as const
const lengthUnits = ['INCH', 'CENTIMETER'] as const
type TextName = 'weight' | 'length' | 'width' | 'height' | 'quantity'

export const DefaultsForm = ({
  defaults,
  isPractice,
}: {
  readonly defaults: Defaults
  readonly isPractice: boolean
}) => {
  const [draft, setDraft] = useState(defaults)
  const [failure, setFailure] = useState<Words | null>(null)
  const [typedHosts, setTypedHosts] = useState<string | null>(null)
  const [isSound, setSound] = useState(true)
  const hosts = readHosts(typedHosts ?? '')
  const wanted = typedHosts === null ? draft : { ...draft, pictureHosts: hosts.hosts }
  const isChanged = JSON.stringify(wanted) !== JSON.stringify(defaults)
  const set = (change: Partial<Defaults>): void => setDraft((was) => ({ ...was, ...change }))
  const save = async (): Promise<void> => {
    try {
      setDraft(await calls.app.setDefaults(wanted))
      setTypedHosts(null)
      setFailure(null)
      say('Defaults saved')
      await refreshInfo()
    } catch (error) {
      setFailure(wordsOf(error))
    }
  }
  const text = (name: TextName, label: string) => (
    <label className={styles['small']}>
      <span className="t12 soft">{label}</span>
      <span className="field">
        <input
          type="text"
          inputMode="decimal"
          value={draft[name]}
          onChange={(event) => set({ [name]: event.target.value })}
        />
      </span>
    </label>
  )
  const units = (name: 'weightUnit' | 'dimensionUnit', label: string, all: readonly string[]) => (
    <label className={styles['small']}>
      <span className="t12 soft">{label}</span>
      <select className="field" value={draft[name]} onChange={(event) => set({ [name]: event.target.value })}>
        {[...new Set([...all, draft[name]])].map((one) => (
          <option key={one} value={one}>
            {unit(one)}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <form
      className={`card ${styles['part']}`}
      aria-label="Defaults"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <h2 className="t14">Where a product says nothing</h2>
      <p className="soft">Sent with a listing only where the product itself has no value.</p>
      <div className={styles['line']}>
        {text('weight', 'Parcel weight')}
        {units('weightUnit', 'Unit', weightUnits)}
      </div>
      <div className={styles['line']}>
        {text('length', 'Length')}
        {text('width', 'Width')}
        {text('height', 'Height')}
        {units('dimensionUnit', 'Unit', lengthUnits)}
      </div>
      <div className={styles['line']}>{text('quantity', 'Usual stock')}</div>
      <p className="t12 soft">Filled in only where you ask for it: on a product without stock, or on all of them.</p>
      <label className={styles['tick']}>
        <input
          type="checkbox"
          className="check"
          checked={draft.hasNeutralValues}
          onChange={(event) => set({ hasNeutralValues: event.target.checked })}
        />
        <span>
          Fall back to “Other” or “Not applicable” <span className="soft">where a required attribute offers that</span>
        </span>
      </label>
      {isPractice && (
        <label className={styles['tick']}>
          <input
            type="checkbox"
            className="check"
            checked={draft.hasStandIns}
            onChange={(event) => set({ hasStandIns: event.target.checked })}
          />
          <span>
            Draw stand-ins{' '}
            <span className="soft">for missing pictures, certificates and size charts, in this practice shop only</span>
          </span>
        </label>
      )}
      <h2 className="t14">Network</h2>
      <label className={styles['small']}>
        <span className="t12 soft">Hosts in your own network that pictures may come from</span>
        <span className="field">
          <input
            type="text"
            spellCheck={false}
            maxLength={4000}
            placeholder="nas.local:8080, 192.168.1.5"
            aria-describedby="picture-hosts-more"
            aria-invalid={hosts.refused.length > 0}
            value={typedHosts ?? (draft.pictureHosts ?? []).join(', ')}
            onChange={(event) => setTypedHosts(event.target.value)}
          />
        </span>
      </label>
      <p id="picture-hosts-more" className={`t12 ${hosts.refused.length > 0 ? 'warn' : 'soft'}`}>
        {hosts.refused.length > 0
          ? `${hosts.refused.join(', ')} is no host. Type a name or an address, with its port if it has one.`
          : 'Pictures are fetched from public addresses only, and from these. Leave it empty if your pictures are on the web.'}
      </p>
      <CallLimit
        limit={draft.callLimit ?? null}
        onChange={(callLimit) => {
          setSound(callLimit !== undefined)
          if (callLimit !== undefined) set({ callLimit })
        }}
      />
      {failure !== null && <FailureNotice words={failure} />}
      <div className="row">
        <button type="submit" className="btn primary" disabled={!isChanged || hosts.refused.length > 0 || !isSound}>
          Save defaults
        </button>
      </div>
    </form>
  )
}
