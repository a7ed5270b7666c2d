// What stands in the grid's place when the filter shows nothing: why, and the way back.
import { stageWord } from '#renderer/ui/stage-chip.tsx'
import { ask, useProducts } from './products-store.ts'
import { viewNamed } from './views.ts'
import styles from './products.module.css'

export const NothingFound = () => {
  const { view, text } = useProducts((state) => state.query)
  const isStage = view !== 'all' && view !== 'needs-work' && view !== 'rules-changed'
  return (
    <div className={styles['nothing']}>
      <h2 className="t14">
        {text !== '' ? `Nothing matches “${text}” in ${viewNamed(view)}` : `No product in ${viewNamed(view)}`}
      </h2>
      <p className="soft">
        {text !== ''
          ? 'The search looks at titles, brands and seller SKUs. Every word must be found.'
          : isStage
            ? `Products stand here as soon as their status is “${stageWord(view)}”.`
            : view === 'rules-changed'
              ? 'Products stand here when TikTok Shop asks for something else in their leaf category than before.'
              : 'Every product that blocks listing would stand here.'}
      </p>
      <button
        type="button"
        className="btn"
        onClick={() => ask({ view: 'all', text: '', batchId: null, categoryId: null })}
      >
        Show all products
      </button>
    </div>
  )
}
