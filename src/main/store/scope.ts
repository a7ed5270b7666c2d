// Which shop the workspace works with now. What the platform said is kept for each shop; the catalogue is one.
import type { Database } from './database.ts'
import type { CategoryVersion } from '#main/app/ports/shop.ts'
import { text } from './database.ts'

export type Scope = {
  /** The id of the shop in use, '' before the first one was connected. */
  readonly shopId: () => string
  readonly use: (shopId: string) => void
  /** The tree products of this shop are listed in, and the language of its names. */
  readonly tree: () => { readonly version: CategoryVersion; readonly locale: string }
  readonly useTree: (tree: { readonly version?: CategoryVersion; readonly locale?: string }) => void
}

/** The window speaks English, so names come in English until the seller chooses another language. */
const firstLocale = 'en-US'

/** The scope as the workspace file remembers it. */
export const createScope = (database: Database): Scope => {
  let current: string | null = null
  const read = (key: string): string => text(database.get('SELECT value FROM meta WHERE key = ?', key)?.['value'])
  const write = (key: string, value: string): void => {
    database.run(
      'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      key,
      value,
    )
  }
  const shopId = (): string => {
    current ??= read('shop-in-use')
    return current
  }
  return {
    shopId,
    use: (next) => {
      write('shop-in-use', next)
      current = next
    },
    tree: () => ({
      version: read(`tree-version-${shopId()}`) === 'v1' ? 'v1' : 'v2',
      locale: read(`tree-locale-${shopId()}`) || firstLocale,
    }),
    useTree: ({ version, locale }) => {
      if (version !== undefined) write(`tree-version-${shopId()}`, version)
      if (locale !== undefined) write(`tree-locale-${shopId()}`, locale)
    },
  }
}
