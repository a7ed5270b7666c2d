// The documents a leaf asks for: files of each, the day on which they end, and whether one is needed now.
import { FileText, Plus, X } from 'lucide-react'
import type { Certification, LeafRules } from '#contract/categories.ts'
import type { Certificate, Document, Product } from '#contract/product.ts'
import type { ProductDetail } from '#contract/products.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { several } from '#renderer/ui/format.ts'
import { Thumbnail } from '#renderer/ui/thumbnail.tsx'
import { chooseDocuments } from './choose-documents.ts'
import { saveProduct } from './save-product.ts'
import form from './leaf-form.module.css'

type Props = { readonly product: Product; readonly rules: LeafRules; readonly findings: ProductDetail['findings'] }

const saveCertificate = (
  productId: string,
  asked: Pick<Certification, 'id' | 'name'>,
  change: (was: Certificate) => Certificate,
): void =>
  saveProduct(productId, asked.name, ({ id, certificates }) => {
    const empty: Certificate = { certificationId: asked.id, name: asked.name, documents: [], expiresOn: '' }
    const was = certificates.find(({ certificationId }) => certificationId === asked.id)
    const next = change(was ?? empty)
    const others = certificates.filter((one) => one !== was)
    const isEmpty = next.documents.length === 0 && next.expiresOn === ''
    return [{ productId: id, variantId: null, field: 'certificates', value: isEmpty ? others : [...others, next] }]
  })

/** A kept file with its picture or a mark, and a button that lets it go. */
export const DocumentLine = ({ document, onDrop }: { readonly document: Document; readonly onDrop: () => void }) => (
  <li className={form['file']}>
    {document.format === 'image' ? (
      <Thumbnail imageId={document.id} name={document.name} />
    ) : (
      <Icon of={FileText} className="faint" />
    )}
    <span className="grow cut" title={document.name}>
      {document.name}
    </span>
    <button type="button" className="btn quiet s icon" aria-label={`Remove ${document.name}`} onClick={onDrop}>
      <Icon of={X} className="i-s" />
    </button>
  </li>
)

const One = ({
  product,
  asked,
  isNeeded,
  isWrong,
}: {
  readonly product: Product
  readonly asked: Certification
  readonly isNeeded: boolean
  readonly isWrong: boolean
}) => {
  const own = product.certificates.find(({ certificationId }) => certificationId === asked.id)
  const files = own?.documents ?? []
  const add = async (): Promise<void> => {
    const taken = await chooseDocuments('certificate')
    if (taken.length === 0) return
    saveCertificate(product.id, asked, (was) => ({
      ...was,
      documents: [...was.documents, ...taken.filter(({ id }) => !was.documents.some((one) => one.id === id))],
    }))
  }
  const endsId = `certificate-ends-${asked.id}`
  return (
    <div className={`${form['document']} ${isWrong ? form['isMissing'] : ''}`}>
      <div className="row">
        <p className="grow t12" title={asked.details}>
          <span className="med">{asked.name}</span>
          <span className="faint">{isNeeded ? ' · required' : ' · if you have it'}</span>
        </p>
        <button
          type="button"
          className="btn s"
          data-field={`certificate:${asked.id}`}
          aria-label={`Add a file for ${asked.name}`}
          onClick={() => void add()}
        >
          <Icon of={Plus} className="i-s" /> Add…
        </button>
      </div>
      {files.length > 0 && (
        <ul>
          {files.map((document) => (
            <DocumentLine
              key={document.id}
              document={document}
              onDrop={() =>
                saveCertificate(product.id, asked, (was) => ({
                  ...was,
                  documents: was.documents.filter(({ id }) => id !== document.id),
                }))
              }
            />
          ))}
        </ul>
      )}
      {(files.length > 0 || asked.isExpiryRequired === true) && (
        <div className={form['ends']}>
          <label htmlFor={endsId}>{asked.isExpiryRequired === true ? 'Ends on *' : 'Ends on'}</label>
          <span className="field">
            <input
              id={endsId}
              type="date"
              value={own?.expiresOn ?? ''}
              onChange={(event) => {
                const expiresOn = event.target.value
                saveCertificate(product.id, asked, (was) => ({ ...was, expiresOn }))
              }}
            />
          </span>
        </div>
      )}
      {files.length === 0 && asked.details !== '' && <p className="t11 faint">{asked.details}</p>}
    </div>
  )
}

export const PanelCertificates = ({ product, rules, findings }: Props) => {
  const others = product.certificates.filter(
    ({ certificationId }) => !rules.certifications.some(({ id }) => id === certificationId),
  )
  if (rules.certifications.length === 0 && others.length === 0) return null
  const about = (id: string) => findings.filter(({ field }) => field === `certificate:${id}`)
  const missing = rules.certifications.filter(({ id }) =>
    about(id).some(({ code }) => code === 'certificate-missing'),
  ).length
  return (
    <section className="sec" aria-label="Certificates">
      <header>
        <h3>Certificates</h3>
        <span className="t12 faint">{missing > 0 ? `${several(missing, 'document')} missing` : ''}</span>
      </header>
      {rules.certifications.map((asked) => (
        <One
          key={asked.id}
          product={product}
          asked={asked}
          isNeeded={asked.isRequired || about(asked.id).some(({ code }) => code === 'certificate-missing')}
          isWrong={about(asked.id).some(({ severity }) => severity === 'blocking')}
        />
      ))}
      {others.length > 0 && (
        <p className="t12 soft text">
          Kept, not asked for here:{' '}
          {others.map(({ name, documents }) => `${name} (${several(documents.length, 'file')})`).join(', ')}
        </p>
      )}
    </section>
  )
}
