// Asks the work for leaves while the seller types, one question after another, and keeps the last answer standing.
import { useEffect, useState } from 'react'
import type { CategoryHit } from '#contract/categories.ts'
import { calls } from '#renderer/bridge.ts'
import { complain } from '#renderer/features/frame/toast-store.ts'

type Answer = { readonly hits: readonly CategoryHit[]; readonly leaves: number; readonly for: string }

export const useCategorySearch = (typed: string) => {
  const text = typed.trim()
  const [answer, setAnswer] = useState<Answer>({ hits: [], leaves: 0, for: '' })
  useEffect(() => {
    let isWanted = true
    const timer = setTimeout(() => {
      calls.categories.search({ text, limit: 30 }).then(
        (found) => isWanted && setAnswer({ hits: text === '' ? [] : found.hits, leaves: found.leaves, for: text }),
        (error: unknown) => isWanted && complain(error),
      )
    }, 40)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [text])
  return { hits: answer.hits, leaves: answer.leaves, isSearching: answer.for !== text }
}
