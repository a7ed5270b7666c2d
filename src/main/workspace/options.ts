// What a host is told from outside: flags, and environment variables for what should not stand on a command line. It acts on nothing.
import { AppError } from '#contract/failure.ts'

/** Said instead of an address, it goes back to the embedded practice shop. */
export const practiceShop = 'practice'

/** A shop that is already running, as far as it was named. */
export type ShopOptions = {
  readonly shopUrl: string | null
  readonly appKey: string | null
  readonly appSecret: string | null
  readonly accessToken: string | null
  readonly shopCipher: string | null
}

export type Flags = { readonly [name in keyof ShopOptions]?: string | undefined }

const variables: { readonly [name in keyof ShopOptions]: string } = {
  shopUrl: 'LISTWRIGHT_SHOP_URL',
  appKey: 'LISTWRIGHT_APP_KEY',
  appSecret: 'LISTWRIGHT_APP_SECRET',
  accessToken: 'LISTWRIGHT_ACCESS_TOKEN',
  shopCipher: 'LISTWRIGHT_SHOP_CIPHER',
}

/** Flags first, then the environment; empty text counts as nothing. Throws AppError `invalid` for an address that is none. */
export const readShopOptions = (flags: Flags, environment: NodeJS.ProcessEnv): ShopOptions => {
  const pick = (name: keyof ShopOptions): string | null => flags[name] || environment[variables[name]] || null
  const shopUrl = pick('shopUrl')
  if (
    shopUrl !== null &&
    shopUrl !== practiceShop &&
    !(URL.canParse(shopUrl) && /^https?:$/.test(new URL(shopUrl).protocol))
  ) {
    throw new AppError('invalid', {
      sentence: `The shop address ${shopUrl} is no web address.`,
      action:
        'Give --shop-url an address that begins with http:// or https://, or the word practice for the practice shop.',
      place: '--shop-url',
    })
  }
  return {
    shopUrl: shopUrl?.replace(/\/+$/, '') ?? null,
    appKey: pick('appKey'),
    appSecret: pick('appSecret'),
    accessToken: pick('accessToken'),
    shopCipher: pick('shopCipher'),
  }
}

const secretVariables = [
  variables.appSecret,
  variables.accessToken,
  variables.shopCipher,
  'LISTWRIGHT_PASSPHRASE',
] as const

/** The environment as it was, with what is secret taken out of `environment` itself: no program that is started from here (a browser, say) is given it. */
export const takeEnvironment = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
  const taken = { ...environment }
  for (const name of secretVariables) delete environment[name]
  return taken
}
