// What a price in dollars is elsewhere, roughly. For made-up prices only. Pure.
import type { Market } from './market.ts'

const dollarIn: Readonly<Record<string, number>> = { USD: 1, GBP: 0.8, IDR: 16_000, BRL: 5.5 }

/** A price in a market's currency, as the wire writes it. */
export const priceInMarket = ({ currency, priceDecimals }: Market, usd: number): string => {
  const amount = usd * (dollarIn[currency] ?? 1)
  return priceDecimals === 0 ? String(Math.round(amount / 100) * 100) : amount.toFixed(priceDecimals)
}
