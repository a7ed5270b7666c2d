// The shop, what is sent where a product says nothing, how secrets are kept, and how this window looks.
import { Bell, Database, Lock, LockOpen, Plug, Store } from 'lucide-react'
import { useState } from 'react'
import type { AppInfo } from '#contract/app.ts'
import { useApp } from '#renderer/features/frame/app-store.ts'
import type { Density, Theme } from '#renderer/features/frame/look-store.ts'
import { setDensity, setTheme, useLook } from '#renderer/features/frame/look-store.ts'
import { addressOf } from '#renderer/features/frame/route-store.ts'
import { askForNotices, noticePermission } from '#renderer/features/frame/notify.ts'
import { ago } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import { DefaultsForm } from './defaults-form.tsx'
import { WatchFolder } from './watch-folder.tsx'
import styles from './settings.module.css'

const secretWords: Readonly<
  Record<AppInfo['secrets'], { readonly word: string; readonly sentence: string; readonly isSafe: boolean }>
> = {
  protected: { word: 'Protected', sentence: 'Keys are kept by this system’s own keyring.', isSafe: true },
  passphrase: {
    word: 'Protected by a passphrase',
    sentence: 'Keys are kept in a file only you can read, encrypted with your passphrase.',
    isSafe: true,
  },
  'not-protected': {
    word: 'Not protected',
    sentence: 'This system has no keyring that protects anything. Whoever can read your files can read the keys.',
    isSafe: false,
  },
  locked: {
    word: 'Locked',
    sentence:
      'Keys are sealed with your passphrase. Enter it in Connections; until then no shop of yours can be reached.',
    isSafe: true,
  },
  'memory-only': {
    word: 'In memory only',
    sentence: 'Keys are forgotten when Listwright ends. Nothing is written.',
    isSafe: true,
  },
}

const Choices = <Value extends string>({
  label,
  value,
  choices,
  onChange,
}: {
  readonly label: string
  readonly value: Value
  readonly choices: readonly { readonly value: Value; readonly name: string }[]
  readonly onChange: (value: Value) => void
}) => (
  <fieldset className={styles['choices']}>
    <legend>{label}</legend>
    {choices.map((choice) => (
      <label key={choice.value}>
        <input
          type="radio"
          name={label}
          value={choice.value}
          checked={choice.value === value}
          onChange={() => onChange(choice.value)}
        />
        {choice.name}
      </label>
    ))}
  </fieldset>
)

const themes: readonly { readonly value: Theme; readonly name: string }[] = [
  { value: 'system', name: 'As the system' },
  { value: 'light', name: 'Light' },
  { value: 'dark', name: 'Dark' },
]
const densities: readonly { readonly value: Density; readonly name: string }[] = [
  { value: 'compact', name: 'Compact' },
  { value: 'normal', name: 'Normal' },
  { value: 'large', name: 'Large' },
]

const Notices = () => {
  const [permission, setPermission] = useState(noticePermission)
  if (permission === 'desktop') return <p className="soft">Shown by this system when the window is hidden.</p>
  if (permission === 'granted') return <p className="soft">Shown by this browser when the window is hidden.</p>
  if (permission === 'denied')
    return <p className="soft">This browser does not allow them for this address. They stand in Activity.</p>
  return (
    <div className="row">
      <button type="button" className="btn" onClick={() => void askForNotices().then(setPermission)}>
        <Icon of={Bell} /> Allow notices
      </button>
      <span className="soft">when the window is hidden, for permissions and finished work</span>
    </div>
  )
}

const Info = ({ info }: { readonly info: AppInfo }) => {
  const secrets = secretWords[info.secrets]
  return (
    <>
      <section className={`card ${styles['part']}`} aria-label="Shop">
        <h2 className="t14">
          <Icon of={Store} /> Shop
        </h2>
        {info.shop === null ? (
          <p className="soft">No shop is connected.</p>
        ) : (
          <dl className={styles['facts']}>
            <dt>Name</dt>
            <dd>{info.shop.name}</dd>
            <dt>Kind</dt>
            <dd>{info.shop.isPractice ? 'Practice shop: nothing here reaches a buyer' : 'Real shop'}</dd>
            <dt>Market</dt>
            <dd>
              {info.shop.region}, prices in {info.shop.currency}
            </dd>
            <dt>Last read</dt>
            <dd>{info.shop.readAt === null ? 'not yet' : ago(info.shop.readAt)}</dd>
          </dl>
        )}
        <div className="row">
          <a className="btn" href={addressOf('connections')}>
            <Icon of={Plug} /> Connect your own shop
          </a>
        </div>
      </section>
      <section className={`card ${styles['part']}`} aria-label="This machine">
        <h2 className="t14">
          <Icon of={Database} /> This machine
        </h2>
        <dl className={styles['facts']}>
          <dt>Workspace</dt>
          <dd className="mono text">{info.workspace}</dd>
          <dt>Keys</dt>
          <dd>
            <span className={`row gap1 ${secrets.isSafe ? 'ok' : 'warn'}`}>
              <Icon of={secrets.isSafe ? Lock : LockOpen} className="i-s" /> {secrets.word}
            </span>
            <span className="t12 soft">{secrets.sentence}</span>
          </dd>
          <dt>Version</dt>
          <dd>Listwright {info.version}</dd>
        </dl>
      </section>
    </>
  )
}

export const SettingsScreen = () => {
  const info = useApp((state) => state.info)
  const theme = useLook((look) => look.theme)
  const density = useLook((look) => look.density)
  return (
    <Screen bar={<h1>Settings</h1>} status={<span>Your catalogue and your keys stay on this machine</span>}>
      <div className="page">
        <div className={styles['parts']}>
          <div className={styles['column']}>
            {info !== null && <Info info={info} />}
            <section className={`card ${styles['part']}`} aria-label="Window">
              <h2 className="t14">Window</h2>
              <Choices label="Theme" value={theme} choices={themes} onChange={setTheme} />
              <Choices label="Rows of the grid" value={density} choices={densities} onChange={setDensity} />
              <h3 className="med">Notices</h3>
              <Notices />
            </section>
          </div>
          <div className={styles['column']}>
            {info !== null && <DefaultsForm defaults={info.defaults} isPractice={info.shop?.isPractice === true} />}
            <WatchFolder />
          </div>
        </div>
      </div>
    </Screen>
  )
}
