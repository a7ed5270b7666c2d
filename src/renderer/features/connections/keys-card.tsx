// How the keys of shops are kept, and the passphrase for where nothing else protects them. What is typed leaves its form the moment it is sent.
import { KeyRound, Lock, LockOpen, ShieldAlert } from 'lucide-react'
import { useState } from 'react'
import type { FormEvent, ReactNode } from 'react'
import { passphraseMinimum } from '#contract/keys.ts'
import type { KeyState } from '#contract/keys.ts'
import { calls } from '#renderer/bridge.ts'
import { useApp } from '#renderer/features/frame/app-store.ts'
import { say } from '#renderer/features/frame/toast-store.ts'
import { FailureNotice } from '#renderer/ui/failure-notice.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import type { Words } from '#renderer/words.ts'
import { wordsOf } from '#renderer/words.ts'
import { keysChanged } from './connections-store.ts'
import styles from './connections.module.css'

type Typed = Readonly<Record<'passphrase' | 'next' | 'again', string>>

const own = (sentence: string, action: string): Words => ({ code: 'invalid', sentence, action })

/** Null where a new passphrase can be taken as it was typed. */
const problemOf = (word: string, again: string): Words | null => {
  if (word.length < passphraseMinimum)
    return own(
      `A passphrase has at least ${passphraseMinimum} characters.`,
      'Several words in a row are easy to remember.',
    )
  return word === again ? null : own('The two passphrases are not the same.', 'Type both once more.')
}

/** A form for passphrases. Its fields are emptied before the call is made; nothing else ever holds what was typed. */
const PassphraseForm = ({
  label,
  button,
  send,
  problem = () => null,
  isPrimary = false,
  children,
}: {
  readonly label: string
  readonly button: string
  readonly send: (typed: Typed) => Promise<void>
  readonly problem?: (typed: Typed) => Words | null
  readonly isPrimary?: boolean
  readonly children: ReactNode
}) => {
  const [failure, setFailure] = useState<Words | null>(null)
  const [isSending, setSending] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    if (isSending) return
    const form = event.currentTarget
    const data = new FormData(form)
    const text = (name: string): string => {
      const value = data.get(name)
      return typeof value === 'string' ? value : ''
    }
    const typed: Typed = { passphrase: text('passphrase'), next: text('next'), again: text('again') }
    const found = problem(typed)
    form.reset()
    setFailure(found)
    if (found !== null) return
    setSending(true)
    try {
      await send(typed)
    } catch (error) {
      setFailure(wordsOf(error))
    }
    setSending(false)
    await keysChanged()
  }
  return (
    <form aria-label={label} className={styles['paste']} onSubmit={(event) => void submit(event)}>
      {children}
      {failure !== null && <FailureNotice words={failure} />}
      <div className="row">
        <button type="submit" className={`btn ${isPrimary ? 'primary' : ''}`} disabled={isSending}>
          {isSending ? 'One moment…' : button}
        </button>
      </div>
    </form>
  )
}

const Field = ({
  name,
  label,
  isNew,
}: {
  readonly name: keyof Typed
  readonly label: string
  readonly isNew: boolean
}) => (
  <label className={styles['field']}>
    <span className="t12 soft">{label}</span>
    <span className="field">
      <input type="password" name={name} required autoComplete={isNew ? 'new-password' : 'current-password'} />
    </span>
  </label>
)

const Forgotten = () => {
  const [isAsking, setAsking] = useState(false)
  const [failure, setFailure] = useState<Words | null>(null)
  const giveUp = async (): Promise<void> => {
    try {
      await calls.keys.forget()
      say('The sealed keys were given up', { detail: 'Connect your shops again.' })
    } catch (error) {
      setFailure(wordsOf(error))
    }
    await keysChanged()
  }
  if (!isAsking) {
    return (
      <button type="button" className="link" onClick={() => setAsking(true)}>
        Forgotten?
      </button>
    )
  }
  return (
    <div className="notice warn" role="group" aria-label="Give the sealed keys up">
      <Icon of={ShieldAlert} />
      <div className="text">
        <p className="strong">Nobody can open the keys without the passphrase.</p>
        <p>
          You can give them up: every shop then has to be connected again. Your products, their history and what is live
          stay as they are. The sealed file is kept aside in the workspace.
        </p>
        {failure !== null && <FailureNotice words={failure} />}
        <p className="row">
          <button type="button" className="btn s" onClick={() => void giveUp()}>
            Give them up
          </button>
          <button type="button" className="btn quiet s" onClick={() => setAsking(false)}>
            Keep them
          </button>
        </p>
      </div>
    </div>
  )
}

const Unlock = () => (
  <>
    <p>Your shops are out of reach until the keys are unlocked. The catalogue can be worked on all the same.</p>
    <PassphraseForm
      label="Unlock the keys"
      button="Unlock"
      isPrimary
      send={async ({ passphrase }) => {
        await calls.keys.unlock({ passphrase })
        say('Keys unlocked')
      }}
    >
      <Field name="passphrase" label="Passphrase" isNew={false} />
    </PassphraseForm>
    <Forgotten />
  </>
)

const Protect = ({ state }: { readonly state: KeyState }) => (
  <>
    <div className="notice warn">
      <Icon of={ShieldAlert} />
      <div className="text">
        <p className="strong">
          {state === 'memory-only' ? 'Keys are forgotten when Listwright ends' : 'Keys are not protected'}
        </p>
        <p>
          {state === 'memory-only'
            ? 'Nothing keeps them here. With a passphrase they are kept, sealed, in a file only you can read.'
            : 'This system has no keyring that protects them: whoever can read your files can read the keys.'}
        </p>
      </div>
    </div>
    <PassphraseForm
      label="Set a passphrase"
      button="Seal the keys"
      problem={({ next, again }) => problemOf(next, again)}
      send={async ({ next }) => {
        await calls.keys.protect({ passphrase: next })
        say('Keys are sealed with your passphrase')
      }}
    >
      <div className={styles['pair']}>
        <Field name="next" label={`New passphrase, at least ${passphraseMinimum} characters`} isNew />
        <Field name="again" label="The same again" isNew />
      </div>
    </PassphraseForm>
    <p className="t12 soft">
      It is asked for at each start and stored nowhere. If it is forgotten, each shop has to be connected again; nothing
      else is lost.
    </p>
  </>
)

const Change = () => {
  const [isOpen, setOpen] = useState(false)
  if (!isOpen) {
    return (
      <div className="row">
        <button type="button" className="btn" onClick={() => setOpen(true)}>
          Change the passphrase…
        </button>
      </div>
    )
  }
  return (
    <PassphraseForm
      label="Change the passphrase"
      button="Change it"
      problem={({ next, again }) => problemOf(next, again)}
      send={async ({ passphrase, next }) => {
        await calls.keys.change({ passphrase, next })
        setOpen(false)
        say('The passphrase was changed')
      }}
    >
      <Field name="passphrase" label="Present passphrase" isNew={false} />
      <div className={styles['pair']}>
        <Field name="next" label={`New passphrase, at least ${passphraseMinimum} characters`} isNew />
        <Field name="again" label="The same again" isNew />
      </div>
    </PassphraseForm>
  )
}

const heads: Readonly<Record<KeyState, { readonly words: string; readonly chip: string; readonly look: string }>> = {
  protected: { words: 'Kept by this system’s own keyring.', chip: 'Protected', look: 'live' },
  passphrase: { words: 'Sealed with your passphrase, in a file only you can read.', chip: 'Protected', look: 'live' },
  'not-protected': { words: '', chip: 'Not protected', look: 'caution' },
  'memory-only': { words: '', chip: 'Not kept', look: 'caution' },
  locked: { words: '', chip: 'Locked', look: 'caution' },
}

export const KeysCard = () => {
  const state = useApp((app) => app.info?.secrets ?? null)
  if (state === null) return null
  const { words, chip, look } = heads[state]
  return (
    <section className={`card ${styles['part']}`} aria-label="Keys">
      <header className="row">
        <h3 className="t14">
          <Icon of={KeyRound} /> Keys
        </h3>
        <span className={`chip ${look} end`}>
          <Icon of={look === 'live' || state === 'locked' ? Lock : LockOpen} /> {chip}
        </span>
      </header>
      {words !== '' && <p className="soft">{words}</p>}
      {state === 'locked' && <Unlock />}
      {(state === 'not-protected' || state === 'memory-only') && <Protect state={state} />}
      {state === 'passphrase' && <Change />}
    </section>
  )
}
