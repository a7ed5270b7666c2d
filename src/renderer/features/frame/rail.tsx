// The left edge: the shop, the sections with their counts, the connection or the running job. It starts nothing itself.
import {
  Activity,
  Box,
  Cloud,
  CloudOff,
  Download,
  Key,
  ListTree,
  PanelLeftClose,
  PanelLeftOpen,
  SlidersHorizontal,
  Upload,
} from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useShallow } from 'zustand/react/shallow'
import type { AppInfo } from '#contract/app.ts'
import type { Job } from '#contract/job.ts'
import { ShopSwitcher } from '#renderer/features/connections/shop-switcher.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { ago, count, duration } from '#renderer/ui/format.ts'
import { runningJob, useJobs } from '#renderer/features/activity/jobs-store.ts'
import { useApp } from './app-store.ts'
import { toggleRail, useLook } from './look-store.ts'
import type { Section } from './route-store.ts'
import { addressOf, useRoute } from './route-store.ts'
import styles from './rail.module.css'

type Place = {
  readonly section: Section
  readonly name: string
  readonly icon: LucideIcon
  readonly count: (info: AppInfo) => number
}

const places: readonly Place[] = [
  { section: 'products', name: 'Products', icon: Box, count: (info) => info.counts.products },
  { section: 'import', name: 'Import', icon: Download, count: () => 0 },
  { section: 'publish', name: 'Publish', icon: Upload, count: (info) => info.counts.stages.ready },
  { section: 'permissions', name: 'Permissions', icon: Key, count: (info) => info.counts.stages.waiting },
  { section: 'categories', name: 'Categories', icon: ListTree, count: () => 0 },
  { section: 'activity', name: 'Activity', icon: Activity, count: () => 0 },
  { section: 'settings', name: 'Settings', icon: SlidersHorizontal, count: () => 0 },
]

const NavLink = ({ place, info }: { readonly place: Place; readonly info: AppInfo | null }) => {
  const isHere = useRoute(
    ({ section }) => section === place.section || (section === 'connections' && place.section === 'settings'),
  )
  const isFolded = useLook((look) => look.isRailFolded)
  const number = info === null ? 0 : place.count(info)
  // Beside an icon there is room for three signs.
  const shown = isFolded && number >= 1_000 ? `${Math.floor(number / 1_000)}k` : count(number)
  const title = isFolded && number > 0 ? `${place.name}, ${count(number)}` : place.name
  return (
    <a className="nav" href={addressOf(place.section)} aria-current={isHere ? 'page' : undefined} title={title}>
      <Icon of={place.icon} />
      <span className={styles['word']}>{place.name}</span>
      {number > 0 && <span className={`n ${place.section === 'permissions' ? 'is-wait' : ''}`}>{shown}</span>}
    </a>
  )
}

const jobMarks: Partial<Record<Job['kind'], LucideIcon>> = {
  import: Download,
  publish: Upload,
  suggest: ListTree,
  sync: ListTree,
  upgrade: ListTree,
}

const Foot = () => {
  const job = useJobs(useShallow(runningJob))
  const connection = useApp((state) => state.connection)
  const shop = useApp((state) => state.info?.shop ?? null)
  const isOnline = connection === 'open' && shop?.isOnline !== false
  if (job !== undefined) {
    const share = job.total === 0 ? 0 : job.done / job.total
    return (
      <a className={`queue ${styles['foot']}`} href={addressOf(job.kind === 'import' ? 'import' : 'activity')}>
        <span className="head">
          <Icon of={jobMarks[job.kind] ?? Activity} className="acc" />
          <span className={styles['word']}>1 job running</span>
        </span>
        <span className={`meter ${styles['word']}`}>
          <i style={{ width: `${share * 100}%` }} />
        </span>
        <p className={styles['word']}>
          {count(job.done)} of {count(job.total)}
          {job.secondsLeft !== null && ` · ${duration(job.secondsLeft)}`}
        </p>
      </a>
    )
  }
  return (
    <div className="queue">
      <div className="head">
        <Icon of={isOnline ? Cloud : CloudOff} className={isOnline ? 'ok' : 'warn'} />
        <span className={styles['word']}>{isOnline ? 'Online' : 'Offline'}</span>
      </div>
      <p className={styles['word']}>
        {isOnline
          ? shop === null || shop.readAt === null
            ? 'Keys stay on this machine'
            : `Read ${ago(shop.readAt)}`
          : connection === 'open'
            ? 'Edits are kept here'
            : 'Reconnecting…'}
      </p>
    </div>
  )
}

export const Rail = () => {
  const info = useApp((state) => state.info)
  const isFolded = useLook((look) => look.isRailFolded)
  return (
    <nav className={`rail ${isFolded ? styles['folded'] : ''}`} aria-label="Sections">
      <ShopSwitcher shop={info?.shop ?? null} wordClass={styles['word'] ?? ''} />
      {places.slice(0, -1).map((place) => (
        <NavLink key={place.section} place={place} info={info} />
      ))}
      <div className="rail-sep" />
      {places.slice(-1).map((place) => (
        <NavLink key={place.section} place={place} info={info} />
      ))}
      <button
        type="button"
        className={`nav ${styles['fold']}`}
        aria-expanded={!isFolded}
        title={isFolded ? 'Unfold the rail' : 'Fold the rail'}
        onClick={toggleRail}
      >
        <Icon of={isFolded ? PanelLeftOpen : PanelLeftClose} />
        <span className={isFolded ? 'sr' : ''}>{isFolded ? 'Unfold' : 'Fold'}</span>
        <kbd className={styles['word']}>Ctrl B</kbd>
      </button>
      <Foot />
    </nav>
  )
}
