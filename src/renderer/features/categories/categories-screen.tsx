// Categories: shows the part the address names. Each part fills the screen itself and puts the tab strip first.
import { UpgradePart } from '#renderer/features/upgrade/upgrade-part.tsx'
import { BrowsePart } from './browse-part.tsx'
import { MappingPart } from './mapping-part.tsx'
import { SuggestionsPart } from './suggestions-part.tsx'
import type { CategoryPart } from './category-tabs.tsx'
import { DataPart } from './data-part.tsx'
import { useCategoryPart } from './category-tabs.tsx'

const parts: Readonly<Record<CategoryPart, () => React.ReactNode>> = {
  browse: BrowsePart,
  suggestions: SuggestionsPart,
  mapping: MappingPart,
  upgrade: UpgradePart,
  data: DataPart,
}

export const CategoriesScreen = () => {
  const Part = parts[useCategoryPart()]
  return <Part />
}
