// What tells the variants apart, beside what the leaf knows for that: a name of the seller's own can be led to one of the leaf.
import type { LeafRules } from '#contract/categories.ts'
import type { Product } from '#contract/product.ts'
import type { Edit } from '#contract/products.ts'
import { saveProduct } from './save-product.ts'
import form from './leaf-form.module.css'
import styles from './panel.module.css'

type Props = { readonly product: Product; readonly rules: LeafRules | null }

const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase()

const renamed = (product: Product, from: string, to: string): Edit[] =>
  product.variants.flatMap(({ id, options }) =>
    options.some(({ name }) => name === from)
      ? [
          {
            productId: product.id,
            variantId: id,
            field: 'options' as const,
            value: options.map((option) => (option.name === from ? { ...option, name: to } : option)),
          },
        ]
      : [],
  )

export const OptionNames = ({ product, rules }: Props) => {
  const names = [...new Set(product.variants.flatMap(({ options }) => options.map(({ name }) => name)))]
  const known = rules?.attributes.filter(({ isSales }) => isSales) ?? []
  const own = names.filter((name) => !known.some((attribute) => same(attribute.name, name)))
  const free = known.filter((attribute) => !names.some((name) => same(attribute.name, name)))
  if (rules === null || own.length === 0) return null
  return (
    <div className={styles['form']}>
      {own.map((name, at) => (
        <div key={name} className={styles['pair']}>
          <label htmlFor={`option-${at}`}>{name}</label>
          <select
            id={`option-${at}`}
            className="field"
            value={name}
            disabled={free.length === 0}
            onChange={(event) => {
              const to = event.target.value
              saveProduct(product.id, `Option ${name}`, (now) => renamed(now, name, to))
            }}
          >
            <option value={name}>{name} (your own)</option>
            {free.map((attribute) => (
              <option key={attribute.id} value={attribute.name}>
                {attribute.name}
              </option>
            ))}
          </select>
        </div>
      ))}
      <p className={form['condition']}>
        {free.length === 0
          ? 'Sent as your own'
          : `Sent as your own; this category knows ${free.map((attribute) => attribute.name).join(', ')}`}
      </p>
    </div>
  )
}
