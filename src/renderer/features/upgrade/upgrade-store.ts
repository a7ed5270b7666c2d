// The upgrade desk as the window knows it: where the shop stands, a page of products, what is ticked, and what can be done. The truth stays in the work.
import { create } from 'zustand'
import type { UpgradeDesk, UpgradeRow, upgradeFilters } from '#contract/upgrade.ts'
import { calls } from '#renderer/bridge.ts'
import { takeJob } from '#renderer/features/activity/jobs-store.ts'
import { askForLeaf } from '#renderer/features/categories/picker-store.ts'
import { complain, say } from '#renderer/features/frame/toast-store.ts'
import { several } from '#renderer/ui/format.ts'
import { handOut } from '#renderer/ui/hand-out.ts'
import type { Words } from '#renderer/words.ts'
import { wordsOf } from '#renderer/words.ts'

export type UpgradeFilter = (typeof upgradeFilters)[number]
export const upgradeRowsAPage = 100

type State = {
  readonly desk: UpgradeDesk | null
  readonly filter: UpgradeFilter
  readonly text: string
  readonly page: number
  readonly rows: readonly UpgradeRow[]
  readonly total: number
  readonly ticked: ReadonlySet<string>
  /** The key of the product whose details are shown. */
  readonly at: string | null
  readonly isLooking: boolean
  readonly failure: Words | null
}

export const useUpgrade = create<State>(() => ({
  desk: null,
  filter: 'all',
  text: '',
  page: 0,
  rows: [],
  total: 0,
  ticked: new Set<string>(),
  at: null,
  isLooking: false,
  failure: null,
}))

let generation = 0

/** Reads desk and page anew. What is shown keeps standing until the new is here. */
export const refreshUpgrade = async (): Promise<void> => {
  generation += 1
  const asked = generation
  const { filter, text, page } = useUpgrade.getState()
  try {
    const [desk, { rows, total }] = await Promise.all([
      calls.upgrade.desk(),
      calls.upgrade.rows({ filter, text, offset: page * upgradeRowsAPage, limit: upgradeRowsAPage }),
    ])
    if (asked !== generation) return
    useUpgrade.setState({ desk, rows, total, failure: null })
    const last = Math.max(0, Math.ceil(total / upgradeRowsAPage) - 1)
    if (page > last) askUpgrade({ page: last })
  } catch (error) {
    if (asked === generation) useUpgrade.setState({ failure: wordsOf(error) })
  }
}

/** Asks for another part of the list. Ticks stay with what they were set on only while it is in sight. */
export const askUpgrade = (change: Partial<Pick<State, 'filter' | 'text' | 'page'>>): void => {
  useUpgrade.setState({ page: 0, ticked: new Set(), ...change })
  void refreshUpgrade()
}

export const tick = (keys: readonly string[], isTicked: boolean): void => {
  const ticked = new Set(useUpgrade.getState().ticked)
  for (const key of keys) {
    if (isTicked) ticked.add(key)
    else ticked.delete(key)
  }
  useUpgrade.setState({ ticked })
}

export const showRow = (key: string | null): void => useUpgrade.setState({ at: key })

const trying = async (deed: () => Promise<void>): Promise<void> => {
  try {
    await deed()
  } catch (error) {
    complain(error)
  }
  await refreshUpgrade()
}

const startJob = async (jobId: string): Promise<void> => takeJob(await calls.jobs.get({ jobId }))

export const rehearse = (): Promise<void> => trying(async () => startJob((await calls.upgrade.rehearse()).jobId))

export const startUpgrade = (): Promise<void> =>
  trying(async () => {
    await startJob((await calls.upgrade.start()).jobId)
    say('TikTok Shop was asked to move your products', {
      detail: 'It may take two hours. Listwright follows it, also after a restart.',
    })
  })

/** Asks the shop now what is left. */
export const lookNow = (): Promise<void> =>
  trying(async () => {
    useUpgrade.setState({ isLooking: true })
    try {
      useUpgrade.setState({ desk: await calls.upgrade.look() })
    } finally {
      useUpgrade.setState({ isLooking: false })
    }
  })

export const moveByEdit = (keys: readonly string[]): Promise<void> =>
  trying(async () => {
    const { jobId } = await calls.upgrade.edit({ keys: [...keys] })
    if (jobId === null) {
      say('None of these can be moved now', {
        detail: 'Each says what is in its way. Choose another leaf, or mend it.',
      })
      return
    }
    await startJob(jobId)
    useUpgrade.setState({ ticked: new Set() })
  })

export const chooseLeaf = (keys: readonly string[], categoryId: string | null): Promise<void> =>
  trying(async () => {
    const { chosen } = await calls.upgrade.choose({ keys: [...keys], categoryId })
    say(`${several(chosen, 'product')} will go to another leaf`, { detail: 'Nothing was sent; it is worked out anew.' })
  })

export const pickLeaf = (keys: readonly string[], currentId: string | null): void =>
  askForLeaf({
    what: several(keys.length, 'product'),
    question: '',
    currentId,
    onChoose: (category) => void chooseLeaf(keys, category.id),
  })

export const saveTable = (): Promise<void> =>
  trying(async () => {
    const { name, csv } = await calls.upgrade.table()
    handOut(name, new Blob(['\uFEFF', csv], { type: 'text/csv' }))
  })
