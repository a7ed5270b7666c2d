// Every call of Listwright, by feature. Client and handler types fall out of it; a new call is one entry here and one handler.
import { oc } from '@orpc/contract'
import type { ContractRouterClient } from '@orpc/contract'
import { app } from './app.ts'
import { arrivals } from './arrivals.ts'
import { attributes } from './attributes.ts'
import { brands } from './brands.ts'
import { categories } from './categories.ts'
import { checks } from './checks.ts'
import { documents } from './documents.ts'
import { events } from './events.ts'
import { exports } from './exports.ts'
import { failureCodes, failureDetailsShape } from './failure.ts'
import { imports } from './imports.ts'
import { jobs } from './jobs.ts'
import { keys } from './keys.ts'
import { products } from './products.ts'
import { publish } from './publish.ts'
import { shops } from './shops.ts'
import { sourceCategories } from './source-categories.ts'
import { status } from './status.ts'
import { suggestions } from './suggestions.ts'
import { sync } from './sync.ts'
import { upgrade } from './upgrade.ts'

// The map that oRPC wants, one entry for each failure code.
const errors = Object.fromEntries(failureCodes.map((code) => [code, { status: 400, data: failureDetailsShape }]))

export const contract = oc.errors(errors).router({
  app,
  products,
  imports,
  exports,
  categories,
  checks,
  publish,
  jobs,
  status,
  shops,
  keys,
  sync,
  upgrade,
  events,
  suggestions,
  sourceCategories,
  attributes,
  brands,
  documents,
  arrivals,
})

/** The calls as the window, the command line and the tests make them. */
export type Client = ContractRouterClient<typeof contract>
