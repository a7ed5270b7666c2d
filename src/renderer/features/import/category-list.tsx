// Which leaf category each category of the seller's shop leads to. The choice is kept with the mapping.
import { Search, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Category } from '#contract/categories.ts'
import { calls } from '#renderer/bridge.ts'
import { PermissionChip } from '#renderer/features/categories/permission-chip.tsx'
import { askForLeaf } from '#renderer/features/categories/picker-store.ts'
import { count } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import type { Draft } from './draft-mapping.ts'
import type { Look } from './import-store.ts'
import { changeDraft } from './import-store.ts'
import styles from './columns.module.css'

/** The chosen leaves by id, read once each; one that is gone from the tree is null. */
const useLeaves = (ids: readonly string[]): ReadonlyMap<string, Category | null> => {
  const [leaves, setLeaves] = useState<ReadonlyMap<string, Category | null>>(new Map())
  const missing = ids.filter((id) => !leaves.has(id)).join(' ')
  useEffect(() => {
    for (const id of missing.split(' ').filter(Boolean)) {
      calls.categories.get({ id }).then(
        (category) => setLeaves((was) => new Map(was).set(id, category)),
        () => setLeaves((was) => new Map(was).set(id, null)),
      )
    }
  }, [missing])
  return leaves
}

const choose = (name: string, currentId: string | null): void =>
  askForLeaf({
    what: `“${name}”`,
    question: name,
    currentId,
    onChoose: ({ id }) => changeDraft((was) => ({ ...was, categories: { ...was.categories, [name]: id } })),
  })

const forget = (name: string): void =>
  changeDraft((was) => ({
    ...was,
    categories: Object.fromEntries(Object.entries(was.categories).filter(([known]) => known !== name)),
  }))

export const CategoryList = ({ look, draft }: { readonly look: Look; readonly draft: Draft }) => {
  const { categories } = look.summary
  const leaves = useLeaves([...new Set(Object.values(draft.categories))])
  const settled = categories.filter(({ name }) => draft.categories[name] !== undefined).length
  return (
    <>
      <div className={styles['bar']}>
        <span className="t12 soft">
          {count(categories.length)} in the file, {count(settled)} settled
        </span>
      </div>
      <div className={styles['scroll']} tabIndex={0} role="region" aria-label="Categories of the file">
        <table className={`tbl ${styles['categories']}`}>
          <thead>
            <tr>
              <th scope="col">Category in the file</th>
              <th scope="col" className="num">
                Products
              </th>
              <th scope="col">Leaf category</th>
            </tr>
          </thead>
          <tbody>
            {categories.map(({ name, products }) => {
              const id = draft.categories[name] ?? null
              const leaf = id === null ? undefined : leaves.get(id)
              return (
                <tr key={name}>
                  <td className="med" title={name}>
                    {name}
                  </td>
                  <td className="num">{count(products)}</td>
                  <td>
                    <span className="row gap1">
                      {id === null ? (
                        <button
                          type="button"
                          className="btn s"
                          aria-label={`Choose a leaf category for ${name}`}
                          onClick={() => choose(name, null)}
                        >
                          <Icon of={Search} className="i-s" /> Choose…
                        </button>
                      ) : (
                        <>
                          <button
                            type="button"
                            className={`link ${styles['leaf']}`}
                            aria-label={`Choose another leaf category for ${name}`}
                            onClick={() => choose(name, leaf === null ? null : id)}
                          >
                            <span className="cut">{leaf === null ? 'No longer in the tree' : (leaf?.name ?? id)}</span>
                            <span className="t11 faint cut">
                              {leaf?.path
                                .slice(0, -1)
                                .map((node) => node.name)
                                .join(' › ')}
                            </span>
                          </button>
                          {leaf !== null && leaf !== undefined && <PermissionChip of={leaf} />}
                          <button
                            type="button"
                            className="btn quiet s icon end"
                            aria-label={`No leaf category for ${name}`}
                            onClick={() => forget(name)}
                          >
                            <Icon of={X} className="i-s" />
                          </button>
                        </>
                      )}
                    </span>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </>
  )
}
