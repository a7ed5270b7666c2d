// The contract, ready to be given its handlers. Each feature's file takes its part from here.
import { implement } from '@orpc/server'
import { contract } from '#contract/index.ts'
import type { Context } from '../context.ts'

export const os = implement(contract).$context<Context>()
