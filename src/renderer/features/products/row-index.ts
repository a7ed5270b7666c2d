// Where a row stands when some products are unfolded: pure arithmetic between a place in the list and a line of the grid.

/** A product by its index in the list; `variant` is -1 for the product's own row. */
export type Place = { readonly product: number; readonly variant: number }

export type RowIndex = {
  /** Lines of the grid in all. */
  readonly lines: number
  readonly lineOf: (place: Place) => number
  readonly placeAt: (line: number) => Place
}

/** `open` maps the index of every unfolded product to its number of variants. */
export const rowIndexOf = (total: number, open: ReadonlyMap<number, number>): RowIndex => {
  const unfolded = [...open].filter(([product]) => product < total).toSorted(([one], [other]) => one - other)
  let added = 0
  const steps = unfolded.map(([product, variants]) => {
    const step = { product, variants, before: added, line: product + added }
    added += variants
    return step
  })
  const lastStep = (isBefore: (step: (typeof steps)[number]) => boolean): (typeof steps)[number] | undefined => {
    let low = 0
    let high = steps.length
    while (low < high) {
      const middle = (low + high) >> 1
      const step = steps[middle]
      if (step !== undefined && isBefore(step)) low = middle + 1
      else high = middle
    }
    return steps[low - 1]
  }
  return {
    lines: total + added,
    lineOf: ({ product, variant }) => {
      const step = lastStep((known) => known.product < product)
      const above = step === undefined ? 0 : step.before + step.variants
      return product + above + (variant + 1)
    },
    placeAt: (line) => {
      const step = lastStep((known) => known.line <= line)
      if (step === undefined) return { product: line, variant: -1 }
      const inside = line - step.line
      if (inside <= step.variants) return { product: step.product, variant: inside - 1 }
      return { product: line - step.before - step.variants, variant: -1 }
    },
  }
}
