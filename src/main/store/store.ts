// Opens a workspace file as the Store port. It joins the small stores and adds nothing of its own.
import type { Store } from '#main/app/ports/store.ts'
import { createBrandStore } from './brands.ts'
import { createChangeStore } from './changes.ts'
import { openDatabase } from './database.ts'
import { createJobStore } from './jobs.ts'
import { createLeafChoiceStore } from './leaf-choices.ts'
import { createLiveStore } from './live.ts'
import { createMetaStore } from './meta.ts'
import { createProductStore } from './products.ts'
import { createReferenceStore } from './reference.ts'
import { createScope } from './scope.ts'
import { createSuggestionStore } from './suggestions.ts'
import { createUpgradeStore } from './upgrades.ts'
import type { Stamp } from './writer.ts'

/** Opens (creating or migrating it) the workspace file. Throws AppError `invalid` where it is damaged or of a newer version. */
export const openStore = (file: string, clock: { readonly now: () => string; readonly newId: () => string }): Store => {
  const database = openDatabase(file)
  const stamp = (): Stamp => ({ now: clock.now(), newId: clock.newId })
  const scope = createScope(database)
  return {
    products: createProductStore(database, stamp, scope),
    changes: createChangeStore(database, stamp),
    jobs: createJobStore(database, stamp, scope),
    reference: createReferenceStore(database, scope),
    brands: createBrandStore(database, scope),
    live: createLiveStore(database, scope),
    suggestions: createSuggestionStore(database, scope),
    leafChoices: createLeafChoiceStore(database),
    meta: createMetaStore(database, scope),
    upgrades: createUpgradeStore(database, scope),
    transaction: database.transaction,
    close: database.close,
  }
}
