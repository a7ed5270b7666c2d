// The brand of a product: found at the shop by its first letters, its authorisation shown, “No brand” said outright, a new one made where allowed.
import { BadgeCheck, CircleAlert, CircleHelp, Plus } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Brand } from '#contract/brands.ts'
import type { Product } from '#contract/product.ts'
import type { ProductDetail } from '#contract/products.ts'
import { brandObstacle, isNoBrand, noBrandName } from '#core/checks/brand.ts'
import { calls } from '#renderer/bridge.ts'
import { complain, say } from '#renderer/features/frame/toast-store.ts'
import type { ComboOption } from '#renderer/ui/combo-box.tsx'
import { ComboBox } from '#renderer/ui/combo-box.tsx'
import { count } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { useDraft } from '#renderer/ui/use-draft.ts'
import { refreshPanel } from './panel-store.ts'
import { saveProduct } from './save-product.ts'
import form from './leaf-form.module.css'

type Props = { readonly product: Product; readonly findings: ProductDetail['findings'] }
type Found = {
  readonly for: string
  readonly brands: readonly Brand[]
  readonly next: string | null
  readonly total: number
  readonly isFromBefore: boolean
}

const nothing: Found = { for: '', brands: [], next: null, total: 0, isFromBefore: false }
const noneId = 'none'

/** What the shop may do with a brand, in two words. */
const stateOf = (brand: Brand): string => {
  if (brand.isAuthorized) return brand.isAvailable === false ? 'not in this category' : 'authorised'
  return brand.isTop ? 'needs an authorisation' : 'not authorised'
}

const useBrands = (text: string, categoryId: string | null, isWanted: boolean) => {
  const [found, setFound] = useState<Found>(nothing)
  useEffect(() => {
    if (!isWanted) return undefined
    let isCurrent = true
    const timer = setTimeout(() => {
      calls.brands.search({ text, categoryId }).then(
        ({ brands, nextPageToken, total, isFromBefore }) => {
          if (isCurrent) setFound({ for: text, brands, next: nextPageToken, total, isFromBefore })
          return null
        },
        (error: unknown) => isCurrent && complain(error),
      )
    }, 150)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [text, categoryId, isWanted])
  const more = async (): Promise<void> => {
    try {
      const page = await calls.brands.search({ text, categoryId, pageToken: found.next })
      setFound((was) => ({ ...was, brands: [...was.brands, ...page.brands], next: page.nextPageToken }))
    } catch (error) {
      complain(error)
    }
  }
  return { found, more }
}

const setBrand = (productId: string, name: string, id: string): void =>
  saveProduct(productId, 'Brand', ({ id: of }) => [
    { productId: of, variantId: null, field: 'brand', value: name },
    { productId: of, variantId: null, field: 'brandId', value: id },
  ])

const create = async (product: Product): Promise<void> => {
  try {
    const brand = await calls.brands.create({ name: product.brand.trim() })
    setBrand(product.id, brand.name, brand.id)
    say(`The brand “${brand.name}” was created`, {
      detail: 'An authorisation for it can follow later in Seller Center.',
    })
    await refreshPanel()
  } catch (error) {
    complain(error)
  }
}

const State = ({ product, findings, brand }: Props & { readonly brand: Brand | null }) => {
  const name = product.brand.trim()
  const finding = findings.find(({ field }) => field === 'brand')
  if (name === '') return null
  if (isNoBrand(name)) return <p className={`${form['brandState']} faint`}>Listed without a brand</p>
  if (finding?.code === 'brand-unknown') {
    return (
      <div className={form['brandState']}>
        <span className="row gap1 warn">
          <Icon of={CircleHelp} className="i-s" /> not known to the shop
        </span>
        <button
          type="button"
          className="link"
          title="2 to 30 characters; a shop may create 50 a day and 1,000 in all"
          onClick={() => void create(product)}
        >
          <Icon of={Plus} className="i-s" /> Create it
        </button>
      </div>
    )
  }
  if (finding !== undefined) {
    return (
      <p className={`${form['brandState']} row gap1 warn`}>
        <Icon of={CircleAlert} className="i-s" /> {brand === null ? 'cannot be sent' : stateOf(brand)}
      </p>
    )
  }
  if (brand === null) return null
  return (
    <p className={`${form['brandState']} row gap1 ${brand.isAuthorized ? 'ok' : 'faint'}`}>
      {brand.isAuthorized && <Icon of={BadgeCheck} className="i-s" />}
      {brand.isAuthorized ? 'authorised' : 'not authorised: sent, but not shown to buyers'}
    </p>
  )
}

export const BrandField = ({ product, findings, brand }: Props & { readonly brand: Brand | null }) => {
  const [text, setText] = useDraft(product.brand)
  const [isAsking, setAsking] = useState(false)
  const isTyped = text !== product.brand
  const wanted = isTyped ? text.trim() : ''
  const { found, more } = useBrands(wanted, product.categoryId, isAsking)
  const isHere = found.for === wanted && isAsking
  const options: ComboOption[] = isHere
    ? [
        ...(wanted === '' || noBrandName.toLowerCase().startsWith(wanted.toLowerCase())
          ? [{ id: noneId, name: noBrandName, hint: 'sent without a brand' }]
          : []),
        ...found.brands.map((brand) => ({
          id: brand.id,
          name: brand.name,
          hint: (
            <span className={brandObstacle(brand) === null ? (brand.isAuthorized ? 'ok' : '') : 'warn'}>
              {stateOf(brand)}
            </span>
          ),
        })),
      ]
    : []
  const left = found.total - found.brands.length
  const source = found.isFromBefore ? 'As read earlier; the shop cannot be reached.' : ''
  const note = !isHere
    ? isAsking
      ? 'Asking the shop…'
      : null
    : found.brands.length === 0 && wanted !== ''
      ? `${source} The shop knows no brand that begins so. Enter keeps the name.`.trim()
      : `${source} ${left > 0 ? `${count(left)} more` : ''}`.trim() || null
  return (
    <>
      <label htmlFor="field-brand">Brand</label>
      <div className={form['brand']} onFocus={() => setAsking(true)} onBlur={() => setAsking(false)}>
        <ComboBox
          id="field-brand"
          dataField="brand"
          text={text}
          options={options}
          note={note}
          onMore={isHere && found.next !== null ? () => void more() : null}
          placeholder="Search, or type a name"
          onText={setText}
          onChoose={({ id, name }) => {
            setText(name)
            setBrand(product.id, name, id === noneId ? '' : id)
          }}
          onLeave={() => {
            if (!isTyped) return
            const name = text.trim()
            const listed = found.brands.find((brand) => brand.name.toLowerCase() === name.toLowerCase())
            setBrand(product.id, listed?.name ?? name, listed?.id ?? '')
          }}
          onRevert={() => setText(product.brand)}
        />
      </div>
      <State product={product} findings={findings} brand={brand} />
    </>
  )
}
