// What a leaf asks for, before it is chosen: permission, attributes, package size, certificates, size chart, variants.
import { Award, Columns3, ListTree, Menu, Package } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Category, LeafRules } from '#contract/categories.ts'
import { calls } from '#renderer/bridge.ts'
import { ago } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import type { Words } from '#renderer/words.ts'
import { wordsOf } from '#renderer/words.ts'
import { PermissionLine } from './permission-chip.tsx'
import styles from './categories.module.css'

/** Reads what a leaf asks for, a breath after it was pointed at; keeps nothing of another leaf. */
const useRules = (leafId: string | null): { readonly rules: LeafRules | null; readonly failure: Words | null } => {
  const [known, setKnown] = useState<{ rules: LeafRules | null; failure: Words | null; id: string | null }>({
    rules: null,
    failure: null,
    id: null,
  })
  useEffect(() => {
    let isWanted = true
    if (leafId === null) return undefined
    const timer = setTimeout(() => {
      calls.categories.rules({ id: leafId }).then(
        (rules) => isWanted && setKnown({ rules, failure: null, id: leafId }),
        (error: unknown) => isWanted && setKnown({ rules: null, failure: wordsOf(error), id: leafId }),
      )
    }, 80)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [leafId])
  return known.id === leafId ? known : { rules: null, failure: null }
}

const Fact = ({ mark, name, value }: { readonly mark: LucideIcon; readonly name: string; readonly value: string }) => (
  <div className={styles['fact']}>
    <dt>
      <Icon of={mark} className="i-s faint" /> {name}
    </dt>
    <dd title={value}>{value}</dd>
  </div>
)

const Facts = ({ rules }: { readonly rules: LeafRules }) => {
  const product = rules.attributes.filter((attribute) => !attribute.isSales)
  const required = product.filter((attribute) => attribute.isRequired)
  const sales = rules.attributes.filter((attribute) => attribute.isSales)
  const certificates = rules.certifications.filter((one) => one.isRequired || one.requiredWhen.length > 0)
  return (
    <>
      <dl className={styles['facts']}>
        <Fact mark={ListTree} name="Required attributes" value={`${required.length} of ${product.length}`} />
        <Fact mark={Package} name="Package size" value={rules.isPackageSizeRequired ? 'Required' : 'Optional'} />
        <Fact mark={Award} name="Certificates" value={certificates.map((one) => one.name).join(', ') || 'None'} />
        <Fact
          mark={Menu}
          name="Size chart"
          value={rules.isSizeChartRequired ? 'Required' : rules.isSizeChartSupported ? 'Optional' : 'Not used'}
        />
        <Fact mark={Columns3} name="Variants by" value={sales.map((one) => one.name).join(', ') || 'None'} />
      </dl>
      {required.length > 0 && (
        <div className="t12">
          <p className="faint">Required</p>
          {required.map((attribute) => (
            <p key={attribute.id} className="med">
              {attribute.name}
            </p>
          ))}
        </div>
      )}
      <p className="t11 faint">Read {ago(rules.readAt)}</p>
    </>
  )
}

export const LeafFacts = ({ category }: { readonly category: Category | null }) => {
  const { rules, failure } = useRules(category?.isLeaf === true ? category.id : null)
  if (category === null) {
    return (
      <div className={styles['leaf']}>
        <p className="soft">What a category asks for is shown here before you choose it.</p>
      </div>
    )
  }
  return (
    <div className={styles['leaf']}>
      <p className="t11 faint">
        {category.isLeaf ? `Leaf category, level ${category.level}` : `Level ${category.level}, choose one below it`}
      </p>
      <h2>{category.name}</h2>
      <PermissionLine of={category} />
      {rules !== null && <Facts rules={rules} />}
      {failure !== null && (
        <p className="t12 warn">
          {failure.sentence} {failure.action}
        </p>
      )}
    </div>
  )
}
