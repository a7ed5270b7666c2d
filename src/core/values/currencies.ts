// The currencies of TikTok Shop's markets: decimals, the mark their people group thousands with, and their signs. Data, no rules.
import type { GroupMark } from './number-text.ts'

export type CurrencyFacts = {
  /** Decimals the platform takes. Rupiah, yen and dong are sold without. */
  readonly decimals: number
  readonly groupMark: GroupMark
  readonly signs: readonly string[]
}

const facts: Readonly<Record<string, CurrencyFacts>> = {
  BRL: { decimals: 2, groupMark: '.', signs: ['R$'] },
  EUR: { decimals: 2, groupMark: '.', signs: ['€'] },
  GBP: { decimals: 2, groupMark: ',', signs: ['£'] },
  IDR: { decimals: 0, groupMark: '.', signs: ['Rp.', 'Rp'] },
  JPY: { decimals: 0, groupMark: ',', signs: ['¥', '円'] },
  MXN: { decimals: 2, groupMark: ',', signs: ['MX$', '$'] },
  MYR: { decimals: 2, groupMark: ',', signs: ['RM'] },
  PHP: { decimals: 2, groupMark: ',', signs: ['₱', 'P'] },
  SGD: { decimals: 2, groupMark: ',', signs: ['S$', '$'] },
  THB: { decimals: 2, groupMark: ',', signs: ['฿'] },
  USD: { decimals: 2, groupMark: ',', signs: ['US$', '$'] },
  VND: { decimals: 0, groupMark: '.', signs: ['₫', 'đ'] },
}

const unknownCurrency: CurrencyFacts = { decimals: 2, groupMark: ',', signs: [] }

/** Facts of a currency (ISO 4217); two decimals and no sign for one that is not known. */
export const currencyFacts = (currency: string): CurrencyFacts => facts[currency] ?? unknownCurrency

/** The currencies the platform sells in (Create Product, 2026). */
export const knownCurrencies: readonly string[] = Object.keys(facts)
