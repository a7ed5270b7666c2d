// The leaf category of the product, whether it is restricted, and what it asks for in short.
import { ListTree } from 'lucide-react'
import type { LeafRules } from '#contract/categories.ts'
import type { ProductDetail } from '#contract/products.ts'
import { openPicker } from '#renderer/features/categories/picker-store.ts'
import { several } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import styles from './panel.module.css'

const asksOf = (rules: LeafRules): string[] => {
  const required = rules.attributes.filter((attribute) => attribute.isRequired && !attribute.isSales).length
  const certificates = rules.certifications.filter((certificate) => certificate.isRequired)
  return [
    ...(required > 0 ? [several(required, 'required attribute')] : []),
    ...(rules.isSizeChartRequired ? ['Size chart'] : []),
    ...(rules.isPackageSizeRequired ? ['Package size'] : []),
    ...certificates.map((certificate) => certificate.name),
  ]
}

export const PanelCategory = ({
  detail,
  rules,
}: {
  readonly detail: ProductDetail
  readonly rules: LeafRules | null
}) => {
  const { product, categoryPath } = detail
  const leaf = categoryPath.at(-1)
  return (
    <section className="sec">
      <header>
        <h3>Category</h3>
        <button
          type="button"
          className="btn s end"
          data-field="categoryId"
          onClick={() => openPicker([product.id], product.categoryId)}
        >
          <Icon of={ListTree} className="i-s" /> {leaf === undefined ? 'Choose…' : 'Change…'}
        </button>
      </header>
      {leaf === undefined ? (
        <p className="err">
          None yet{product.sourceCategory === '' ? '' : `. The file says “${product.sourceCategory}”`}
        </p>
      ) : (
        <div className="text">
          <p className="med">{leaf}</p>
          <p className="t11 faint">{categoryPath.slice(0, -1).join(' › ')}</p>
        </div>
      )}
      {rules !== null && leaf !== undefined && asksOf(rules).length > 0 && (
        <p className={`t12 soft ${styles['asks']}`}>Asks for: {asksOf(rules).join(', ')}</p>
      )}
    </section>
  )
}
