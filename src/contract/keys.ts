// Calls on how the keys of shops are kept: under a passphrase where the system's keyring does not protect them. No key and no passphrase ever comes out.
import { oc } from '@orpc/contract'
import { z } from 'zod'

export const keyStates = ['protected', 'passphrase', 'not-protected', 'memory-only', 'locked'] as const
/**
 * How keys are kept: `protected` by the system's keyring, sealed with a `passphrase`, in a file anybody with access can read (`not-protected`), until
 * the app ends (`memory-only`), or sealed and not opened yet since the start (`locked`).
 */
export type KeyState = (typeof keyStates)[number]

/** The fewest characters of a new passphrase. */
export const passphraseMinimum = 8

const given = z.string().min(1).max(1000)
const fresh = z.string().min(passphraseMinimum, `A passphrase has at least ${passphraseMinimum} characters.`).max(1000)
const state = z.object({ state: z.enum(keyStates) })

export const keys = {
  /** Seals what is kept, and everything kept from now on, with a new passphrase. */
  protect: oc.input(z.object({ passphrase: fresh })).output(state),
  /** Opens what is locked since the start, and turns to the shop that was in use. */
  unlock: oc.input(z.object({ passphrase: given })).output(state),
  change: oc.input(z.object({ passphrase: given, next: fresh })).output(state),
  /** Gives up what is locked: the sealed file is kept aside, every shop has to be connected again. */
  forget: oc.output(state),
}
