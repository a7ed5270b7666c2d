// Says what kind of thing stands in a column by looking at its cells: addresses of pictures, prices, codes, long texts. It knows no names.
import { isGs1Valid } from '#core/values/check-digit.ts'

export type Content = {
  readonly filled: number
  /** Shares of the filled cells, 0 to 1. */
  readonly imageShare: number
  readonly codeShare: number
  readonly priceShare: number
  readonly wholeShare: number
  readonly zeroShare: number
  readonly longShare: number
  /** Letters of the filled cells, on average. */
  readonly meanLetters: number
  /** How many different values there are, as a share of the filled cells. */
  readonly distinctShare: number
  /** `de` where numbers are written 1.234,50, `en` otherwise. */
  readonly notation: 'en' | 'de'
}

const isImage = (cell: string): boolean =>
  /^(?:https?:)?\/\/\S+\.(?:jpe?g|png|webp|gif)(?:[?#]\S*)?$/i.test(cell) ||
  /^[^\s\\:]+\.(?:jpe?g|png|webp|gif)$/i.test(cell)
const isPrice = (cell: string): boolean =>
  /^[^\d-]{0,4}\d{1,3}(?:[.,\s']?\d{3})*(?:[.,]\d{1,2})?\s?[^\d]{0,4}$/.test(cell) &&
  /\d/.test(cell) &&
  cell.length < 20
const hasDecimals = (cell: string): boolean => /[.,]\d{1,2}\D{0,4}$/.test(cell)

/** Looks at the cells of one column. */
export const readContent = (cells: readonly string[]): Content => {
  const values = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  const share = (test: (cell: string) => boolean): number =>
    values.length === 0 ? 0 : values.filter(test).length / values.length
  const commas = values.filter((cell) => /\d,\d{1,2}\D{0,4}$/.test(cell)).length
  const points = values.filter((cell) => /\d\.\d{1,2}\D{0,4}$/.test(cell)).length
  return {
    filled: values.length,
    imageShare: share((cell) => cell.split(/[,;|\s]+/).some(isImage)),
    codeShare: share((cell) => /^\d{8,14}$/.test(cell) && isGs1Valid(cell)),
    priceShare: share((cell) => isPrice(cell) && hasDecimals(cell)),
    wholeShare: share((cell) => /^\d{1,7}$/.test(cell)),
    zeroShare: share((cell) => /^\D{0,4}0+(?:[.,]0+)?\D{0,4}$/.test(cell)),
    longShare: share((cell) => cell.length > 120 || /<\w+[^>]*>/.test(cell)),
    meanLetters: values.length === 0 ? 0 : values.reduce((sum, cell) => sum + cell.length, 0) / values.length,
    distinctShare: values.length === 0 ? 0 : new Set(values).size / values.length,
    notation: commas > points ? 'de' : 'en',
  }
}
