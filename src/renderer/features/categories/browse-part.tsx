// Browse: any leaf by words or down the levels, what a leaf asks for, how old the tree is, and reading it anew.
import { BookA, ListTree, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import type { Category } from '#contract/categories.ts'
import { calls } from '#renderer/bridge.ts'
import { refreshInfo, useApp } from '#renderer/features/frame/app-store.ts'
import { goTo } from '#renderer/features/frame/route-store.ts'
import { complain, say } from '#renderer/features/frame/toast-store.ts'
import { ask } from '#renderer/features/products/products-store.ts'
import { ago, count, moment } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import { CategoryTabs } from './category-tabs.tsx'
import { LeafFacts } from './leaf-facts.tsx'
import { LeafFinder } from './leaf-finder.tsx'
import { SynonymsDialog } from './synonyms-dialog.tsx'
import styles from './categories.module.css'

export const BrowsePart = () => {
  const [at, setAt] = useState<Category | null>(null)
  const [isSyncing, setSyncing] = useState(false)
  const [isEditing, setEditing] = useState(false)
  const tree = useApp((state) => state.info?.categoryTree ?? null)
  const sync = async (): Promise<void> => {
    setSyncing(true)
    try {
      const { leaves } = await calls.categories.sync()
      say(`${count(leaves)} leaf categories read`)
      await refreshInfo()
    } catch (error) {
      complain(error)
    }
    setSyncing(false)
  }
  const show = (category: Category): void => {
    ask({ categoryId: category.id, view: 'all', text: '', batchId: null })
    goTo('products')
  }
  return (
    <Screen
      bar={
        <>
          <h1>Categories</h1>
          <span className="soft t12 cut">
            {tree !== null &&
              `${count(tree.leaves)} leaves on ${tree.version === 'v1' ? 'three' : 'up to seven'} levels${tree.syncedAt === null ? ', not read yet' : `, read ${ago(tree.syncedAt)}`}`}
          </span>
          <button type="button" className="btn quiet end" onClick={() => setEditing(true)}>
            <Icon of={BookA} /> Synonyms…
          </button>
          <button type="button" className="btn" disabled={isSyncing} onClick={() => void sync()}>
            <Icon of={RefreshCw} /> {isSyncing ? 'Reading…' : 'Read the tree again'}
          </button>
        </>
      }
      panel={
        <aside className={`panel ${styles['side']}`} aria-label="Category">
          <LeafFacts category={at} />
          {at?.isLeaf === true && (
            <div className={styles['foot']}>
              <button type="button" className="btn" onClick={() => show(at)}>
                <Icon of={ListTree} /> Show its products
              </button>
            </div>
          )}
        </aside>
      }
      status={
        <>
          <span>
            {at === null
              ? 'Type two words, or walk down the levels with the arrow keys'
              : at.path.map((step) => step.name).join(' › ')}
          </span>
          <span className="end">
            {tree === null || tree.syncedAt === null ? '' : `Works offline from the tree of ${moment(tree.syncedAt)}`}
          </span>
        </>
      }
    >
      <CategoryTabs />
      {isEditing && <SynonymsDialog onClose={() => setEditing(false)} />}
      <LeafFinder isPage onPoint={setAt} onChoose={show} />
    </Screen>
  )
}
