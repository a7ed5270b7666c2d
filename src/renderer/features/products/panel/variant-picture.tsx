// The picture of a variant as a small button: it opens the pictures of the product to choose from. The shop shows one for all variants of the same color.
import type { Image, Product, Variant } from '#contract/product.ts'
import type { Edit } from '#contract/products.ts'
import { variantsOfPicture } from '#core/listing/variant-pictures.ts'
import { Menu } from '#renderer/ui/menu.tsx'
import { Thumbnail } from '#renderer/ui/thumbnail.tsx'
import { saveProduct } from './save-product.ts'
import styles from './panel.module.css'

const choose = (product: Product, variant: Variant, name: string, imageId: string | null): void =>
  saveProduct(product.id, `Picture of ${name}`, (now): Edit[] => {
    const known = now.variants.find(({ id }) => id === variant.id)
    if (known === undefined) return []
    return variantsOfPicture(now.variants, known).variants.map(({ id }) => ({
      productId: now.id,
      variantId: id,
      field: 'imageId',
      value: imageId,
    }))
  })

export const VariantPicture = ({ product, variant }: { readonly product: Product; readonly variant: Variant }) => {
  const { value, variants } = variantsOfPicture(product.variants, variant)
  const name = value === '' ? 'this variant' : value
  const label = variants.length > 1 ? `Picture of ${name}, ${variants.length} variants` : `Picture of ${name}`
  const one = (image: Image, called: string) => ({
    id: image.id,
    label: image.state === 'failed' ? `${called}, cannot be used` : called,
    front: <Thumbnail imageId={image.id} />,
    isChecked: variant.imageId === image.id,
    isDisabled: image.state === 'failed',
    run: () => choose(product, variant, name, image.id),
  })
  const none = {
    id: 'none',
    label: 'None, the first image is sent',
    front: <Thumbnail imageId={null} />,
    isChecked: variant.imageId === null,
    run: () => choose(product, variant, name, null),
  }
  const items = [
    none,
    ...product.images.map((image, at) => one(image, `Image ${at + 1}`)),
    ...product.variantImages.map((image, at) => one(image, `Other image ${at + 1}`)),
  ]
  return (
    <Menu label={label} className={`btn quiet s icon ${styles['choose'] ?? ''}`} items={items}>
      <Thumbnail imageId={variant.imageId} />
    </Menu>
  )
}
