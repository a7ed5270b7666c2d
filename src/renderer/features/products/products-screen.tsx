// The screen of products: search and deeds above, views and filters, the grid, the panel. It joins; the parts do the work.
import { useEffect } from 'react'
import { useApp } from '#renderer/features/frame/app-store.ts'
import { useLook } from '#renderer/features/frame/look-store.ts'
import { FailureNotice } from '#renderer/ui/failure-notice.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import { FilterBar } from './filter-bar.tsx'
import { FirstStart } from './first-start.tsx'
import { Grid } from './grid/grid.tsx'
import { Panel } from './panel/panel.tsx'
import { ProductsBar } from './products-bar.tsx'
import { ProductsStatus } from './products-status.tsx'
import { reload, useProducts } from './products-store.ts'
import { NothingFound } from './nothing-found.tsx'
import { ViewTabs } from './view-tabs.tsx'
import styles from './products.module.css'

export const ProductsScreen = () => {
  const isFirst = useProducts((state) => state.isFirst)
  const total = useProducts((state) => state.total)
  const failure = useProducts((state) => state.failure)
  const products = useApp((state) => state.info?.counts.products ?? null)
  const isFolded = useLook((look) => look.isPanelFolded)
  const isEmpty = products === 0 && total === 0 && !isFirst

  useEffect(() => {
    if (!isFirst && products !== null) document.documentElement.dataset['appState'] = 'loaded'
  }, [isFirst, products])

  return (
    <Screen
      bar={<ProductsBar isEmpty={isEmpty} />}
      panel={isEmpty || isFolded ? undefined : <Panel />}
      status={<ProductsStatus isEmpty={isEmpty} />}
    >
      <h1 className="sr">Products</h1>
      {isEmpty ? (
        <FirstStart />
      ) : (
        <>
          <ViewTabs />
          <FilterBar />
          {failure !== null && (
            <FailureNotice className={styles['failure'] ?? ''} words={failure} onRetry={() => void reload()} />
          )}
          {!isFirst && total === 0 && failure === null ? <NothingFound /> : <Grid />}
        </>
      )}
    </Screen>
  )
}
