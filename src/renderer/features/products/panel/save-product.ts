// Saves changes of the shown product one after the other, each worked out from the product as it is then, so that quick typing loses nothing.
import type { Product } from '#contract/product.ts'
import type { Edit } from '#contract/products.ts'
import { applyEdits } from '#core/history/apply-edits.ts'
import { calls } from '#renderer/bridge.ts'
import { complain } from '#renderer/features/frame/toast-store.ts'
import { saveEdits } from '../save-cells.ts'
import { whileSaving } from '../saving.ts'
import { refreshPanel, usePanel } from './panel-store.ts'

let last: Promise<void> = Promise.resolve()

const save = async (productId: string, what: string, editsOf: (product: Product) => readonly Edit[]): Promise<void> => {
  try {
    const { product } = await calls.products.get({ id: productId })
    const isSaved = await saveEdits(`${what} of “${product.title.slice(0, 80)}”`, editsOf(product))
    if (!isSaved) await refreshPanel()
  } catch (error) {
    complain(error)
    await refreshPanel()
  }
}

/** Changes a product: shown at once, saved in turn under a label such as “Material of …”. */
export const saveProduct = (productId: string, what: string, editsOf: (product: Product) => readonly Edit[]): void => {
  const { detail } = usePanel.getState()
  if (detail?.product.id === productId) {
    usePanel.setState({ detail: { ...detail, product: applyEdits(detail.product, editsOf(detail.product)) } })
  }
  last = whileSaving(last.then(() => save(productId, what, editsOf)))
}
