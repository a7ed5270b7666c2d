// The panel at the right: everything about the product that has the focus. Its sections draw themselves.
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect } from 'react'
import { count } from '#renderer/ui/format.ts'
import { FailureNotice } from '#renderer/ui/failure-notice.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { StageChip } from '#renderer/ui/stage-chip.tsx'
import { rowAt, useProducts } from '../products-store.ts'
import { moveTo, useSelection } from '../selection-store.ts'
import { KeptAside } from './kept-aside.tsx'
import { PanelAttributes } from './panel-attributes.tsx'
import { PanelCategory } from './panel-category.tsx'
import { PanelCertificates } from './panel-certificates.tsx'
import { PanelDescription } from './panel-description.tsx'
import { PanelFields } from './panel-fields.tsx'
import { PanelFindings } from './panel-findings.tsx'
import { PanelHistory } from './panel-history.tsx'
import { PanelImages } from './panel-images.tsx'
import { PanelLive } from './panel-live.tsx'
import { refreshPanel, showProduct, usePanel } from './panel-store.ts'
import { PanelSizeChart } from './panel-size-chart.tsx'
import { PanelVariants } from './panel-variants.tsx'
import styles from './panel.module.css'

/** The panel follows the focus of the grid after a breath, so that held arrow keys do not ask for every product they pass. */
const useFollow = (): number | null => {
  const at = useSelection((state) => state.active?.product ?? null)
  const id = useProducts((state) => (at === null ? null : (rowAt(state.pages, at)?.id ?? null)))
  useEffect(() => {
    const timer = setTimeout(() => showProduct(id), id === null ? 0 : 60)
    return () => clearTimeout(timer)
  }, [id])
  return at
}

const Nothing = () => (
  <div className={styles['nothing']}>
    <p className="soft">
      Choose a product to see its images, what is wrong with it, and everything its category asks for.
    </p>
    <p className="faint t12">
      <kbd>↑</kbd> <kbd>↓</kbd> move · <kbd>↵</kbd> edit · <kbd>Space</kbd> select · <kbd>/</kbd> search
    </p>
  </div>
)

export const Panel = () => {
  const at = useFollow()
  const { detail, rules: read, failure } = usePanel()
  // What was read for another leaf says nothing of this one.
  const rules = read?.categoryId === detail?.product.categoryId ? read : null
  const total = useProducts((state) => state.total)
  const go = (step: number): void => {
    const column = useSelection.getState().active?.column ?? 'title'
    moveTo({ product: Math.max(0, Math.min(total - 1, (at ?? 0) + step)), variant: -1, column })
  }
  return (
    <aside className="panel" aria-label="Product">
      {detail === null ? (
        failure === null ? (
          <Nothing />
        ) : (
          <FailureNotice className={styles['failure'] ?? ''} words={failure} onRetry={() => void refreshPanel()} />
        )
      ) : (
        <div className={styles['scroll']}>
          <div className="p-head">
            <div className="row">
              <span className="t12 faint">{at === null ? '' : `${count(at + 1)} of ${count(total)}`}</span>
              <span className="end row gap1">
                <button
                  type="button"
                  className="btn quiet s icon"
                  aria-label="Product above"
                  disabled={at === null || at === 0}
                  onClick={() => go(-1)}
                >
                  <Icon of={ChevronLeft} />
                </button>
                <button
                  type="button"
                  className="btn quiet s icon"
                  aria-label="Product below"
                  disabled={at === null || at >= total - 1}
                  onClick={() => go(1)}
                >
                  <Icon of={ChevronRight} />
                </button>
              </span>
            </div>
            <h2 className={`text ${styles['title']}`} title={detail.product.title}>
              {detail.product.title || 'No title'}
            </h2>
            <div className="row">
              <StageChip stage={detail.stage} />
            </div>
          </div>
          {detail.lastResult !== null && <PanelLive.Result result={detail.lastResult} />}
          <PanelImages key={`images-${detail.product.id}`} product={detail.product} />
          <PanelFindings
            key={`findings-${detail.product.id}`}
            productId={detail.product.id}
            categoryId={detail.product.categoryId}
            findings={detail.findings}
          />
          <PanelCategory detail={detail} rules={rules} />
          <PanelFields
            key={`fields-${detail.product.id}`}
            product={detail.product}
            findings={detail.findings}
            brand={detail.brand}
          />
          <PanelDescription
            key={`description-${detail.product.id}`}
            product={detail.product}
            findings={detail.findings}
          />
          {rules !== null && (
            <PanelAttributes
              key={`attributes-${detail.product.id}-${rules.categoryId}`}
              product={detail.product}
              rules={rules}
              findings={detail.findings}
            />
          )}
          {rules !== null && (
            <>
              <PanelCertificates product={detail.product} rules={rules} findings={detail.findings} />
              <PanelSizeChart product={detail.product} rules={rules} findings={detail.findings} />
            </>
          )}
          <KeptAside product={detail.product} rules={rules} />
          <PanelVariants product={detail.product} rules={rules} />
          <PanelLive detail={detail} />
          <PanelHistory detail={detail} />
        </div>
      )}
    </aside>
  )
}
