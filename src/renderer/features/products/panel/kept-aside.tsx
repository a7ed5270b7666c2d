// Values the product had in another leaf and this one has no place for: named, put back where they fit, or let go.
import { Undo2, X } from 'lucide-react'
import type { LeafRules } from '#contract/categories.ts'
import type { AsideValue, AttributeValue, Product } from '#contract/product.ts'
import { several } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { homeOf, putBack, strangers } from './attribute-values.ts'
import { saveProduct } from './save-product.ts'
import form from './leaf-form.module.css'

type Props = { readonly product: Product; readonly rules: LeafRules | null }

const namesOf = ({ values }: AttributeValue): string => values.map(({ name }) => name).join(', ')

const isSame = (one: AttributeValue, other: AttributeValue): boolean => JSON.stringify(one) === JSON.stringify(other)

const Line = ({
  one,
  onBack,
  onDrop,
}: {
  readonly one: AttributeValue
  readonly onBack: (() => void) | null
  readonly onDrop: () => void
}) => (
  <li className={form['aside']}>
    <p className="t12">
      <span className="soft">{one.name}:</span> {namesOf(one)}
    </p>
    <span className="row gap1">
      {onBack !== null && (
        <button type="button" className="btn s" aria-label={`Put ${one.name} back`} onClick={onBack}>
          <Icon of={Undo2} className="i-s" /> Put back
        </button>
      )}
      <button
        type="button"
        className="btn quiet s icon"
        aria-label={`Discard ${one.name}: ${namesOf(one)}`}
        title="Discard; Undo brings it back"
        onClick={onDrop}
      >
        <Icon of={X} className="i-s" />
      </button>
    </span>
  </li>
)

const dropAside = (product: Product, gone: readonly AsideValue[]): void =>
  saveProduct(product.id, 'Values kept aside', (now) => [
    {
      productId: now.id,
      variantId: null,
      field: 'keptAside',
      value: now.keptAside.filter((one) => !gone.some((other) => isSame(one, other))),
    },
  ])

const dropStranger = (product: Product, gone: AttributeValue): void =>
  saveProduct(product.id, gone.name, (now) => [
    {
      productId: now.id,
      variantId: null,
      field: 'attributes',
      value: now.attributes.filter((one) => !isSame(one, gone)),
    },
  ])

export const KeptAside = ({ product, rules }: Props) => {
  const others = rules === null ? [] : strangers(rules, product.attributes)
  const leaves = [...new Set(product.keptAside.map(({ leafId }) => leafId))]
  if (others.length === 0 && leaves.length === 0) return null
  const count = others.length + product.keptAside.length
  return (
    <section className="sec" aria-label="Kept aside">
      <header>
        <h3>Kept aside</h3>
        <span className="t12 faint" title={several(count, 'value')}>
          not sent
        </span>
        {product.keptAside.length > 1 && (
          <button type="button" className="link t12 end" onClick={() => dropAside(product, product.keptAside)}>
            Discard all
          </button>
        )}
      </header>
      {leaves.map((leafId) => {
        const own = product.keptAside.filter((one) => one.leafId === leafId)
        const name = own[0]?.leafName ?? ''
        return (
          <div key={leafId}>
            <p className="t11 faint">From {name === '' ? 'another category' : name}</p>
            <ul>
              {own.map((one) => (
                <Line
                  key={`${one.attributeId}${one.name}${namesOf(one)}`}
                  one={one}
                  onBack={
                    rules === null || homeOf(one, rules) === null
                      ? null
                      : () =>
                          saveProduct(product.id, one.name, (now) => {
                            const there = now.keptAside.find((other) => isSame(one, other))
                            return there === undefined ? [] : putBack(now, there, rules)
                          })
                  }
                  onDrop={() => dropAside(product, [one])}
                />
              ))}
            </ul>
          </div>
        )
      })}
      {others.length > 0 && (
        <div>
          {leaves.length > 0 && <p className="t11 faint">Not asked for here</p>}
          <ul>
            {others.map((one) => (
              <Line
                key={`${one.attributeId}${one.name}`}
                one={one}
                onBack={null}
                onDrop={() => dropStranger(product, one)}
              />
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}
