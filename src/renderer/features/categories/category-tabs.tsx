// The strip above every part of Categories. Which part is open stands in the address, so back and reload keep it.
import { goTo, useRoute } from '#renderer/features/frame/route-store.ts'
import { Tabs } from '#renderer/ui/tabs.tsx'

/** The parts of Categories in their order; the first is open where the address names none. */
export const categoryParts = [
  { id: 'browse', name: 'Browse' },
  { id: 'suggestions', name: 'Suggestions' },
  { id: 'mapping', name: 'Mapping' },
  { id: 'upgrade', name: 'Upgrade' },
  { id: 'data', name: 'Data' },
] as const

export type CategoryPart = (typeof categoryParts)[number]['id']

/** The part the address names. */
export const useCategoryPart = (): CategoryPart =>
  useRoute((route) => categoryParts.find(({ id }) => id === route.part)?.id ?? 'browse')

export const CategoryTabs = () => (
  <Tabs
    label="Parts of Categories"
    tabs={categoryParts}
    here={useCategoryPart()}
    onGo={(part) => goTo('categories', part)}
  />
)
