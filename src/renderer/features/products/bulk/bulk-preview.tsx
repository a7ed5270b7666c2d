// What a deed on a selection would do: how many values, the first of them before and after, and what stays. It changes nothing.
import { TriangleAlert } from 'lucide-react'
import type { BulkField, BulkPreview } from '#contract/bulk.ts'
import { currencyOf, useApp } from '#renderer/features/frame/app-store.ts'
import { count, money, several, unit } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { unitFields } from './field-names.ts'
import styles from './bulk.module.css'

const shown = (field: BulkField, text: string, currency: string): string => {
  if (text === '') return 'empty'
  if (field === 'price' || field === 'listPrice') return money(text, currency)
  return unitFields.includes(field) ? unit(text) : text
}

export const Preview = ({ preview, isStale }: { readonly preview: BulkPreview; readonly isStale: boolean }) => {
  const currency = useApp(currencyOf)
  return (
    <section className={styles['preview']} aria-label="Preview" aria-busy={isStale}>
      <p role="status" className={styles['sum']}>
        <b>{preview.changes === 0 ? 'Nothing changes' : `${several(preview.changes, 'value')} change`}</b>
        <span className="soft">
          {preview.changes > 0 && ` in ${several(preview.products, 'product')}`}
          {preview.values > preview.changes && ` · ${count(preview.values - preview.changes)} stay as they are`}
        </span>
      </p>
      {preview.left.map(({ sentence, values, example }) => (
        <p key={sentence} className={styles['left']}>
          <Icon of={TriangleAlert} className="warn" />
          <span>
            {sentence}{' '}
            <span className="soft">
              {several(values, 'value')}, for instance “{example}”.
            </span>
          </span>
        </p>
      ))}
      {preview.samples.length > 0 && (
        <div className={styles['scroll']} tabIndex={0} role="group" aria-label="First values that change">
          <table className="tbl">
            <thead>
              <tr>
                <th>Product</th>
                <th>Now</th>
                <th>Then</th>
              </tr>
            </thead>
            <tbody>
              {preview.samples.map(({ productId, variantId, title, variant, field, before, after }) => (
                <tr key={`${variantId ?? productId} ${field}`}>
                  <td title={title}>
                    <span className="cut">{title || 'No title'}</span>
                    {variant !== '' && <span className={`cut soft ${styles['variant']}`}>{variant}</span>}
                  </td>
                  <td title={before}>
                    {before === '' ? (
                      <span className="faint">empty</span>
                    ) : (
                      <s className="cut soft">{shown(field, before, currency)}</s>
                    )}
                  </td>
                  <td title={after}>
                    <span className="cut strong">{shown(field, after, currency)}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {preview.changes > preview.samples.length && preview.samples.length > 0 && (
        <p className="faint t12">The first {count(preview.samples.length)} are shown.</p>
      )}
    </section>
  )
}
