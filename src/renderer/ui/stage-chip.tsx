// The status of a product: a mark with its own shape, then the word. The colour never stands alone.
import { Ban, Circle, CircleCheck, CircleDashed, CircleX, Clock, Lock } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { memo } from 'react'
import type { Stage } from '#contract/product.ts'
import { Icon } from './icon.tsx'

const looks: Readonly<Record<Stage, { word: string; mark: LucideIcon }>> = {
  draft: { word: 'Draft', mark: CircleDashed },
  ready: { word: 'Ready', mark: CircleCheck },
  review: { word: 'In review', mark: Clock },
  waiting: { word: 'Waiting for permission', mark: Lock },
  live: { word: 'Live', mark: Circle },
  failed: { word: 'Failed', mark: CircleX },
  inactive: { word: 'Off sale', mark: Ban },
}

/** The seller's word for a stage. */
export const stageWord = (stage: Stage): string => looks[stage].word

export const StageChip = memo(({ stage }: { readonly stage: Stage }) => (
  <span className={`chip ${stage}`}>
    <Icon of={looks[stage].mark} />
    <span className="cut">{looks[stage].word}</span>
  </span>
))
StageChip.displayName = 'StageChip'
