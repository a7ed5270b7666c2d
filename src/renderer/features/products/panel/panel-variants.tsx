// The variants of a product at a glance, with their pictures to choose. All else is edited in the grid, where they unfold below their product.
import { useState } from 'react'
import type { LeafRules } from '#contract/categories.ts'
import type { Product, Variant } from '#contract/product.ts'
import { currencyOf, useApp } from '#renderer/features/frame/app-store.ts'
import { money, quantity, several } from '#renderer/ui/format.ts'
import { OptionNames } from './option-names.tsx'
import { VariantPicture } from './variant-picture.tsx'
import styles from './panel.module.css'

const few = 6

const optionsOf = (variant: Variant): string => variant.options.map((option) => option.value).join(' · ')

export const PanelVariants = ({ product, rules }: { readonly product: Product; readonly rules: LeafRules | null }) => {
  const [isWhole, setWhole] = useState(false)
  const currency = useApp(currencyOf)
  if (product.variants.length < 2) return null
  const names = [...new Set(product.variants.flatMap((variant) => variant.options.map((option) => option.name)))]
  const shown = isWhole ? product.variants : product.variants.slice(0, few)
  return (
    <section className="sec">
      <header>
        <h3>Variants</h3>
        <span className="t12 faint">
          {several(product.variants.length, 'variant')}
          {names.length > 0 && ` by ${names.join(', ')}`}
        </span>
      </header>
      <OptionNames product={product} rules={rules} />
      <table className={`${styles['table'] ?? ''} ${styles['pictured'] ?? ''}`}>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr">Picture</span>
            </th>
            <th scope="col">{names.join(' · ') || 'Variant'}</th>
            <th scope="col">
              <span className="sr">Seller </span>SKU
            </th>
            <th scope="col" className={styles['num']}>
              Price
            </th>
            <th scope="col" className={styles['num']}>
              Stock
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((variant) => (
            <tr key={variant.id}>
              <td>
                <VariantPicture product={product} variant={variant} />
              </td>
              <td title={optionsOf(variant)}>{optionsOf(variant) || '–'}</td>
              <td title={variant.sellerSku} className={styles['tail']}>
                <bdi>{variant.sellerSku || '–'}</bdi>
              </td>
              <td className={styles['num']}>{money(variant.price, currency) || '–'}</td>
              <td className={styles['num']}>{quantity(variant.quantity) || '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {product.variants.length > shown.length && (
        <button type="button" className="link" onClick={() => setWhole(true)}>
          Show {product.variants.length - shown.length} more
        </button>
      )}
    </section>
  )
}
