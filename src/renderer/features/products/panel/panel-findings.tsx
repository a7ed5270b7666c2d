// What is wrong with the product: mark, sentence, place, and a button that mends it here or for all like it.
import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { ProductDetail } from '#contract/products.ts'
import { openPicker } from '#renderer/features/categories/picker-store.ts'
import { count } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { fix } from '../checks-store.ts'
import { goToVariantCell, hasColumn } from '../go-to-cell.ts'
import { focusField } from './focus-field.ts'
import styles from './panel.module.css'

type Finding = ProductDetail['findings'][number]
type Props = { readonly productId: string; readonly categoryId: string | null; readonly findings: readonly Finding[] }

const Deeds = ({ finding, productId, categoryId }: Omit<Props, 'findings'> & { readonly finding: Finding }) => {
  if (finding.fix !== null) {
    const { id, label } = finding.fix
    return (
      <span className={styles['deeds']}>
        <button type="button" className="btn s" onClick={() => void fix(finding.code, id, [productId])}>
          <span title={label}>{label}</span>
        </button>
        {finding.others > 0 && (
          <button
            type="button"
            className="btn s"
            title={`${label}, for this and ${count(finding.others)} more products`}
            onClick={() => void fix(finding.code, id, null)}
          >
            All {count(finding.others + 1)}
          </button>
        )}
      </span>
    )
  }
  if (finding.field === 'categoryId') {
    return (
      <button type="button" className="btn s" onClick={() => openPicker([productId], categoryId)}>
        Choose…
      </button>
    )
  }
  const { variantId, field } = finding
  if (variantId !== null) {
    return hasColumn(field) ? (
      <button
        type="button"
        className="btn s"
        aria-label={`Go to the cell: ${finding.sentence}`}
        onClick={() => goToVariantCell(variantId, field)}
      >
        Go to
      </button>
    ) : null
  }
  // A picture is named by its place; one that is not shown, and one that is missing, is mended where pictures are added.
  const go = (): boolean =>
    field === 'images' ? focusField(finding.place) || focusField('Pictures') : focusField(field)
  return (
    <button type="button" className="btn s" aria-label={`Go to the field: ${finding.sentence}`} onClick={go}>
      Go to
    </button>
  )
}

// A product of a hundred variants says the same a hundred times; its button mends them all.
const fewOfKind = 3

const fewOfEach = (findings: readonly Finding[]): readonly Finding[] => {
  const seen = new Map<string, number>()
  return findings.filter(({ code, severity }) => {
    const kind = `${code} ${severity}`
    const number = (seen.get(kind) ?? 0) + 1
    seen.set(kind, number)
    return number <= fewOfKind
  })
}

export const PanelFindings = ({ productId, categoryId, findings }: Props) => {
  const ordered = findings.toSorted(
    (one, other) => Number(one.severity === 'warning') - Number(other.severity === 'warning'),
  )
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? ordered : fewOfEach(ordered)
  const blocking = findings.filter((finding) => finding.severity === 'blocking').length
  return (
    <section className="sec" aria-label="Findings">
      <header>
        <h3>Findings</h3>
        {blocking > 0 && (
          <span className="row gap1 err t12 nowrap">
            <Icon of={CircleAlert} className="i-s" /> {blocking} blocking
          </span>
        )}
        {findings.length > blocking && (
          <span className="row gap1 warn t12 nowrap">
            <Icon of={TriangleAlert} className="i-s" /> {findings.length - blocking} to improve
          </span>
        )}
        {findings.length === 0 && (
          <span className="row gap1 ok t12">
            <Icon of={CircleCheck} className="i-s" /> nothing to mend
          </span>
        )}
      </header>
      {shown.map((finding) => (
        <div
          key={`${finding.code}-${finding.field}-${finding.variantId ?? ''}-${finding.sentence}`}
          className={styles['finding']}
        >
          <Icon
            of={finding.severity === 'blocking' ? CircleAlert : TriangleAlert}
            className={finding.severity === 'blocking' ? 'err' : 'warn'}
          />
          <div className={styles['beside']}>
            <div className={`text ${styles['sentence']}`}>
              <p>
                <span className="sr">{finding.severity === 'blocking' ? 'Blocking: ' : 'To improve: '}</span>
                {finding.sentence}
              </p>
              <p className="t11 faint">
                {finding.place}
                {finding.others > 0 && ` · ${count(finding.others)} more`}
              </p>
            </div>
            <Deeds finding={finding} productId={productId} categoryId={categoryId} />
          </div>
        </div>
      ))}
      {ordered.length > shown.length && (
        <button type="button" className="link t12" onClick={() => setWhole(true)}>
          Show {count(ordered.length - shown.length)} more like these
        </button>
      )}
    </section>
  )
}
