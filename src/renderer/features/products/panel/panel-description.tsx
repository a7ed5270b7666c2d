// The description as buyers see it, written in place, or as its HTML. What TikTok Shop does not show is named before it is lost.
import type { Product } from '#contract/product.ts'
import type { ProductDetail } from '#contract/products.ts'
import { shownHtml } from '#core/checks/html.ts'
import { inWords } from '#core/checks/writing.ts'
import { lostInWords } from '#core/checks/written-html.ts'
import { limitsOf } from '#core/markets/limits-of.ts'
import { useId, useState } from 'react'
import { useApp } from '#renderer/features/frame/app-store.ts'
import { count } from '#renderer/ui/format.ts'
import { RichText } from '#renderer/ui/rich-text.tsx'
import rich from '#renderer/ui/rich-text.module.css'
import { useDraft } from '#renderer/ui/use-draft.ts'
import { saveEdits } from '../save-cells.ts'

type Props = { readonly product: Product; readonly findings: ProductDetail['findings'] }

const field = 'description'

const save = (product: Product, value: string): void => {
  if (value === product.description) return
  void saveEdits(`Description of “${product.title.slice(0, 80)}”`, [
    { productId: product.id, variantId: null, field, value },
  ])
}

const Source = ({ product, isBad, onDone }: { product: Product; isBad: boolean; onDone: () => void }) => {
  const [text, setText] = useDraft(product.description)
  return (
    <div className={`${rich['frame'] ?? ''} ${isBad ? (rich['bad'] ?? '') : ''}`}>
      <div className={rich['bar']}>
        <span className="t12 faint">The HTML as it is kept</span>
        <button type="button" className="btn quiet s end" onClick={onDone}>
          Words
        </button>
      </div>
      <textarea
        className={`field mono ${rich['source'] ?? ''}`}
        aria-label="HTML of the description"
        aria-invalid={isBad || undefined}
        data-field={field}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => save(product, text)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save(product, text)
          if (event.key === 'Escape') setText(product.description)
        }}
      />
    </div>
  )
}

export const PanelDescription = ({ product, findings }: Props) => {
  const id = useId()
  const [isSource, setSource] = useState(false)
  const [html, setHtml] = useDraft(shownHtml(product.description).html)
  const [leftOut, setLeftOut] = useState<readonly string[]>([])
  const most = useApp((state) => limitsOf(state.info?.shop?.region ?? '').descriptionMaximum.value)
  const isBad = findings.some((finding) => finding.field === field && finding.severity === 'blocking')
  const lost = lostInWords(product.description)
  return (
    <section className="sec">
      <header>
        <h3>Description</h3>
        <span className={`counter ${html.length > most ? 'err' : ''}`}>
          {count(html.length)} / {count(most)}
        </span>
      </header>
      {isSource ? (
        <Source product={product} isBad={isBad} onDone={() => setSource(false)} />
      ) : (
        <RichText
          label="Description"
          placeholder="What it is, what it is made of, what comes in the parcel"
          source={product.description}
          isBad={isBad}
          describedBy={lost.length > 0 ? id : undefined}
          field={field}
          onWrite={setHtml}
          onLeftOut={setLeftOut}
          onSave={(written) => save(product, written)}
          aside={
            <button type="button" className="btn quiet s end" onClick={() => setSource(true)}>
              HTML
            </button>
          }
        />
      )}
      {lost.length > 0 && (
        <p id={id} className="t12 soft">
          Buyers see it without {inWords(lost)}. {isSource ? 'They stand here' : 'They stay in its HTML'} until you
          change the words.
        </p>
      )}
      <p className="t12 soft" role="status">
        {leftOut.length > 0 && `Left out of what you pasted: ${inWords(leftOut)}, which TikTok Shop does not show.`}
      </p>
    </section>
  )
}
