// What the app needs to keep the keys of shops sealed. The implementation holds them; a passphrase goes in and is not kept.

/**
 * Throws AppError: `auth` for a wrong passphrase, `conflict` where the deed does not fit how keys are kept now. `unlock` also opens the shop that was
 * in use when the workspace was closed.
 */
export type KeysPort = {
  readonly protect: (passphrase: string) => Promise<void>
  readonly unlock: (passphrase: string) => Promise<void>
  readonly change: (passphrase: string, next: string) => Promise<void>
  readonly forget: () => Promise<void>
}
