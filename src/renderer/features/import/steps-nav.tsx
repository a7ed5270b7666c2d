// The way a file takes: the file and how it is read, its columns, what would happen. Each step can be gone back to.
import { Check } from 'lucide-react'
import { Icon } from '#renderer/ui/icon.tsx'
import type { Look, Stage } from './import-store.ts'
import { showStage } from './import-store.ts'
import styles from './import.module.css'

const steps: readonly { readonly stage: Stage; readonly name: string }[] = [
  { stage: 'file', name: 'File' },
  { stage: 'columns', name: 'Columns' },
  { stage: 'preview', name: 'Preview' },
]

export const StepsNav = ({ look }: { readonly look: Look }) => {
  const here = steps.findIndex(({ stage }) => stage === look.stage)
  return (
    <nav aria-label="Steps" className={styles['steps']}>
      <ol>
        {steps.map(({ stage, name }, index) => (
          <li key={stage}>
            <button
              type="button"
              aria-current={stage === look.stage ? 'step' : undefined}
              onClick={() => showStage(stage)}
            >
              <span className={styles['number']} aria-hidden="true">
                {index < here ? <Icon of={Check} className="i-s" /> : index + 1}
              </span>
              {name}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
