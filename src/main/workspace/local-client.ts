// The carrier without a wire: calls the handlers in this process, with the same parsing and the same failures as the others.
import { createRouterClient } from '@orpc/server'
import type { Client } from '#contract/index.ts'
import { createFailureInterceptor } from './carrier.ts'
import type { Calls } from './carrier.ts'

/** A client for the command line, the joins and the tests. */
export const createLocalClient = (calls: Calls): Client =>
  // The router implements the contract, so its client is the contract's client; AnyRouter has forgotten which contract that was.
  createRouterClient(calls.router, {
    context: calls.context,
    interceptors: [createFailureInterceptor(calls.toCarried)],
  }) as unknown as Client
