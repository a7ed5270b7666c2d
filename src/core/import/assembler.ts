// Collects the rows of products that are scattered over a file. It holds a bounded number of them; older ones are handed over and may be continued.
import type { ImportedProduct } from './model.ts'
import { emptyProduct, finishImages } from './draft.ts'

export type Assembler<State> = {
  /** The product with this key, made where it is not there yet, with whatever else the preset remembers of it. */
  readonly open: (key: string) => { readonly product: ImportedProduct; readonly state: State }
  readonly has: (key: string) => boolean
  /** Products that are handed over because too many are held. */
  readonly take: () => ImportedProduct[]
  readonly finish: () => ImportedProduct[]
}

/** An assembler. `start` makes what a preset remembers of a product; `close` completes it before it is handed over. */
export const createAssembler = <State>(
  start: () => State,
  close: (product: ImportedProduct, state: State) => void,
  mostHeld = 4000,
): Assembler<State> => {
  const held = new Map<string, { product: ImportedProduct; state: State }>()
  // What the preset knows of a product outlives its rows: a child far down still needs its parent's names.
  const known = new Map<string, State>()

  const release = (count: number): ImportedProduct[] => {
    const released: ImportedProduct[] = []
    for (const [key, { product, state }] of held) {
      if (released.length >= count) break
      close(product, state)
      finishImages(product)
      held.delete(key)
      released.push(product)
    }
    return released
  }
  return {
    open: (key) => {
      const here = held.get(key)
      if (here !== undefined) return here
      const product = emptyProduct(key)
      const before = known.get(key)
      product.isContinuation = before !== undefined
      const made = { product, state: before ?? start() }
      known.set(product.key, made.state)
      held.set(product.key, made)
      return made
    },
    has: (key) => known.has(key),
    take: () => (held.size > mostHeld ? release(Math.floor(mostHeld / 2)) : []),
    finish: () => release(held.size),
  }
}
