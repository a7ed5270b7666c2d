// The categories of the open file and the leaves they lead to. A choice is remembered for every later file; the work keeps it.
import { create } from 'zustand'
import type { ImportSummary } from '#contract/imports.ts'
import type { SourceCategory } from '#contract/source-categories.ts'
import { calls } from '#renderer/bridge.ts'
import { complain } from '#renderer/features/frame/toast-store.ts'
import { changeDraft, currentLook, readAgain } from './import-store.ts'

const atOnce = 100

/** How sure a suggestion must be to be accepted together with others. */
export const sureEnough = 0.8

type State = { readonly of: string; readonly lines: readonly SourceCategory[]; readonly isReading: boolean }

export const useFileCategories = create<State>(() => ({ of: '', lines: [], isReading: false }))

const stampOf = (categories: ImportSummary['categories']): string =>
  categories.map(({ name, products }) => `${name}\t${products}`).join('\n')

/** Reads what is remembered or suggested for the categories of a file, unless that is known already. */
export const readFileCategories = async (categories: ImportSummary['categories'], isForced = false): Promise<void> => {
  const of = stampOf(categories)
  if (!isForced && useFileCategories.getState().of === of) return
  useFileCategories.setState({ of, isReading: true })
  try {
    const lines: SourceCategory[] = []
    for (let from = 0; from < categories.length; from += atOnce) {
      const values = categories
        .slice(from, from + atOnce)
        .map(({ name, products }) => ({ value: name.slice(0, 1000), products }))
      lines.push(...(await calls.sourceCategories.forFile({ values })))
      if (useFileCategories.getState().of !== of) return
    }
    useFileCategories.setState({ lines, isReading: false })
  } catch (error) {
    useFileCategories.setState({ of: '', isReading: false })
    complain(error)
  }
}

/** Remembers leaves for categories, here and for every later file; null forgets. The figures are read again. */
export const chooseLeaves = async (
  choices: readonly { readonly value: string; readonly categoryId: string | null }[],
): Promise<void> => {
  if (choices.length === 0) return
  try {
    await calls.sourceCategories.choose({ choices: [...choices] })
    const look = currentLook()
    if (look === null) return
    const chosen = new Map(choices.map(({ value, categoryId }) => [value, categoryId]))
    changeDraft((was) => {
      const kept = Object.entries(was.categories).filter(([value]) => !chosen.has(value))
      const added = [...chosen].flatMap(([value, id]): [string, string][] => (id === null ? [] : [[value, id]]))
      return { ...was, categories: Object.fromEntries([...kept, ...added]) }
    })
    await readFileCategories(look.summary.categories, true)
    if (look.draft === null) await readAgain()
  } catch (error) {
    complain(error)
  }
}
