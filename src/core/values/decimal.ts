// Exact decimal numbers on integers, for money, weights and sizes. It reads plain notation only; what people write is read in number-text.ts.

/** The number `units / 10 ** scale`. */
export type Decimal = { readonly units: bigint; readonly scale: number }

const plain = /^-?(?:\d+\.?\d*|\.\d+)$/u

/** Longer texts are no prices or weights, and would only cost time. */
const longest = 40

/** Reads '12', '12.50', '.5' and '-3'; null for anything else. */
export const readPlainDecimal = (text: string): Decimal | null => {
  if (text.length > longest || !plain.test(text)) return null
  const [whole = '', fraction = ''] = text.split('.')
  const digits = `${whole}${fraction}`
  return { units: BigInt(digits === '-' ? '0' : digits), scale: fraction.length }
}

const power = (exponent: number): bigint => 10n ** BigInt(exponent)

const divideHalfUp = (dividend: bigint, divisor: bigint): bigint => {
  const isNegative = dividend < 0n
  const size = isNegative ? -dividend : dividend
  const rounded = (2n * size + divisor) / (2n * divisor)
  return isNegative ? -rounded : rounded
}

/** Multiplies by `numerator / denominator` (both positive) and rounds half up, away from zero, to `decimals`. */
export const scaleDecimal = (value: Decimal, numerator: bigint, denominator: bigint, decimals: number): Decimal => ({
  units: divideHalfUp(value.units * numerator * power(decimals), power(value.scale) * denominator),
  scale: decimals,
})

/** Like `scaleDecimal`, but never rounds downwards. For positive values. */
export const scaleDecimalUp = (value: Decimal, numerator: bigint, denominator: bigint, decimals: number): Decimal => {
  const dividend = value.units * numerator * power(decimals)
  const divisor = power(value.scale) * denominator
  return { units: (dividend + divisor - 1n) / divisor, scale: decimals }
}

export const roundDecimal = (value: Decimal, decimals: number): Decimal => scaleDecimal(value, 1n, 1n, decimals)

/** The same number without zeros at its end. */
export const trimDecimal = (value: Decimal): Decimal => {
  let { units, scale } = value
  while (scale > 0 && units % 10n === 0n) {
    units /= 10n
    scale -= 1
  }
  return { units, scale }
}

/** Plain notation with as many decimals as the scale says: '12.50'. */
export const formatDecimal = ({ units, scale }: Decimal): string => {
  const sign = units < 0n ? '-' : ''
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  return scale === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-scale)}`
}
