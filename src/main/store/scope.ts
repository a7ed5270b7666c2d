// Which shop the workspace works with now. What the platform said is kept for each shop; the catalogue is one.
import type { Database } from './database.ts'
import { text } from './database.ts'

export type Scope = {
  /** The id of the shop in use, '' before the first one was connected. */
  readonly shopId: () => string
  readonly use: (shopId: string) => void
}

/** The scope as the workspace file remembers it. */
export const createScope = (database: Database): Scope => {
  let current: string | null = null
  return {
    shopId: () => {
      current ??= text(database.get("SELECT value FROM meta WHERE key = 'shop-in-use'")?.['value'])
      return current
    },
    use: (shopId) => {
      database.run(
        "INSERT INTO meta (key, value) VALUES ('shop-in-use', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        shopId,
      )
      current = shopId
    },
  }
}
