// What the picker offers before a word is typed, in groups: suggestions, leaves chosen last, leaves used most. Each leaf stands once.
import { useEffect, useState } from 'react'
import type { CategoryHit } from '#contract/categories.ts'
import { calls } from '#renderer/bridge.ts'
import { complain } from '#renderer/features/frame/toast-store.ts'

/** A leaf that can be pointed at. `reason` says why it is offered, '' where its group does. */
export type Offer = CategoryHit & { readonly reason: string }
export type OfferGroup = { readonly name: string; readonly offers: readonly Offer[] }

// So many products are looked at for a suggestion; the work looks at no more.
const looked = 12

type Shortlist = Awaited<ReturnType<typeof calls.categories.shortlist>>

const toGroups = ({ suggested, recent, mostUsed }: Shortlist): readonly OfferGroup[] => {
  const seen = new Set<string>()
  const once = (offers: readonly Offer[]): Offer[] => offers.filter(({ id }) => !seen.has(id) && seen.add(id).size > 0)
  const groups: readonly OfferGroup[] = [
    {
      name: 'Suggested',
      offers: once(
        suggested.map(({ category, confidence, reasons }) => ({
          ...category,
          marks: [],
          products: 0,
          reason: `${Math.round(confidence * 100)} % sure. ${reasons.map(({ sentence }) => sentence).join(' ')}`,
        })),
      ),
    },
    {
      name: 'Chosen last',
      offers: once(recent.map((category) => ({ ...category, marks: [], products: 0, reason: '' }))),
    },
    { name: 'Used most', offers: once(mostUsed.map((category) => ({ ...category, marks: [], reason: '' }))) },
  ]
  return groups.filter(({ offers }) => offers.length > 0)
}

export const useShortlist = (productIds: readonly string[], sourceCategory: string): readonly OfferGroup[] => {
  const [groups, setGroups] = useState<readonly OfferGroup[]>([])
  useEffect(() => {
    let isWanted = true
    calls.categories.shortlist({ productIds: productIds.slice(0, looked), sourceCategory }).then(
      (found) => isWanted && setGroups(toGroups(found)),
      (error: unknown) => isWanted && complain(error),
    )
    return () => {
      isWanted = false
    }
  }, [productIds, sourceCategory])
  return groups
}
