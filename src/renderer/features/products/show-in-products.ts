// Leads from another screen to a product in the grid.
import { goTo } from '#renderer/features/frame/route-store.ts'
import { ask } from './products-store.ts'

/** Opens the grid with a search for the words of a title. */
export const showInProducts = (title: string): void => {
  const words = title.match(/[\p{L}\p{N}]+/gu) ?? []
  ask({ view: 'all', text: words.join(' ').slice(0, 200), batchId: null, categoryId: null })
  goTo('products')
}

/** Opens the grid with the products whose findings stop a listing. */
export const showNeedsWork = (): void => {
  ask({ view: 'needs-work', text: '', batchId: null, categoryId: null })
  goTo('products')
}
