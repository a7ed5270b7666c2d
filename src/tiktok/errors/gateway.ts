// Errors of the gateway, of authorisation and of the connected shop: they can come from every operation.
import { partnerCenterLink, topic } from './entry.ts'
import type { PlatformErrorEntry } from './entry.ts'

const reconnect = 'Open Connections and connect the shop again.'
const tellSupport = 'Copy the details for support from Connections: this is a fault of Listwright, not of your data.'
const again = 'Nothing to do: Listwright tries again by itself. If it keeps failing, wait an hour.'

export const gatewayErrors: readonly PlatformErrorEntry[] = [
  ...topic({ place: 'Connection', retry: 'no' }, [
    [101000, 'The connection to this shop is no longer valid.', reconnect],
    [105001, 'The authorisation of this shop has ended.', reconnect],
    [
      105002,
      'The access token of this shop has expired.',
      `Listwright renews it by itself. If that fails: ${reconnect}`,
      { retry: 'after-refresh' },
    ],
    [
      105004,
      'The seller account is not fully onboarded, or its region is not covered by your app.',
      'Finish onboarding in Seller Center, check the regions of your app in Partner Center, then connect again.',
      { link: partnerCenterLink },
    ],
    [
      105005,
      'Your app was not granted the permission (scope) for this call.',
      'Add the scope to your app in Partner Center, then connect the shop again and approve it.',
      { link: partnerCenterLink },
    ],
    [
      106001,
      'TikTok Shop did not accept the signature: app key and app secret do not fit together.',
      'Open Connections and enter the app secret again, exactly as Partner Center shows it.',
      { link: partnerCenterLink },
    ],
    [106013, 'The call did not say which shop it is for.', reconnect],
    [36004001, 'The authorisation of this shop has ended: its refresh token has expired.', reconnect],
    [
      36004004,
      'The authorisation code is not valid. It works once and for 30 minutes only.',
      'Start connecting again and finish without waiting.',
    ],
    [
      36009033,
      'Your app only accepts calls from listed internet addresses, and this computer is not among them.',
      'Add this computer’s address to the app’s allow list in Partner Center, or empty the list.',
      { link: partnerCenterLink },
    ],
  ]),
  ...topic({ place: 'TikTok Shop', retry: 'later' }, [
    [36009002, 'TikTok Shop asks for fewer calls at the moment.', 'Nothing to do: Listwright slows down and goes on.'],
    [36009037, 'TikTok Shop asks for fewer calls at the moment.', 'Nothing to do: Listwright slows down and goes on.'],
    [12052109, 'This shop sent too many requests at once.', 'Nothing to do: Listwright slows down and goes on.'],
    [36009003, 'TikTok Shop had an internal error.', again],
    [36009007, 'TikTok Shop did not answer in time.', again, { retry: 'look-up-first' }],
    [12001000, 'The product service of TikTok Shop had an internal error.', again],
    [12052881, 'TikTok Shop could not check the identity of the seller.', again],
    [33001002, 'TikTok Shop could not check what is needed before listing.', again],
    [
      10006402,
      'TikTok Shop refused access to this data.',
      'Check in Seller Center that your account may see it.',
      { retry: 'no' },
    ],
  ]),
  ...topic({ place: 'Call', retry: 'no' }, [
    [
      36009004,
      'TikTok Shop found a fault in the call.',
      'Read the platform’s words below; they name the part at fault.',
    ],
    [
      98001004,
      'TikTok Shop found a value it does not accept.',
      'The platform’s words below name the value and what is expected.',
    ],
    [
      12052910,
      'TikTok Shop found a value it does not accept.',
      'The platform’s words below name the value and what is expected.',
    ],
    [
      11050001,
      'TikTok Shop did not accept the file’s details.',
      'Check that the image opens, then upload it again.',
      { place: 'Upload' },
    ],
    [
      12019210,
      'The listing holds a value that TikTok Shop does not accept.',
      'The platform’s words below name it; correct it and publish again.',
    ],
    [36009009, 'TikTok Shop does not know this call.', tellSupport],
    [36009010, 'TikTok Shop does not allow this kind of call.', tellSupport],
    [
      36009014,
      'TikTok Shop no longer offers this version of the call.',
      'Update Listwright: a newer version speaks the newer form.',
    ],
    [
      36009021,
      'The upload is larger than TikTok Shop accepts.',
      'Use a smaller file: 10 MB for an image, 20 MB for a PDF.',
      { place: 'Upload' },
    ],
    [36009022, 'TikTok Shop could not read the call.', tellSupport],
    [36009023, 'TikTok Shop expected an upload.', tellSupport, { place: 'Upload' }],
    [21008106, 'This call is not offered in the shop’s region.', 'Do this step in Seller Center instead.'],
  ]),
]

const timeAction = 'Set this computer’s clock to the right time (automatic time is best), then try again.'

/** 36009004 stands for many faults; its text tells which. First match wins. Source: TikTok Shop's list of common errors. */
const faultsByText: readonly (readonly [pattern: RegExp, code: string, sentence: string, action: string])[] = [
  [
    /timestamp/i,
    'timestamp',
    'TikTok Shop did not accept the time of the call: this computer’s clock is off.',
    timeAction,
  ],
  [
    /app_?key/i,
    'app-key',
    'TikTok Shop does not know this app key.',
    'Open Connections and enter the app key exactly as Partner Center shows it.',
  ],
  [
    /app_?secret/i,
    'app-secret',
    'The app secret does not fit the app key.',
    'Open Connections and enter the app secret again, exactly as Partner Center shows it.',
  ],
  [
    /access[_-]?token/i,
    'token',
    'TikTok Shop did not accept the access token.',
    'Open Connections and connect the shop again.',
  ],
  [
    /signature|['"`]?\bsign\b['"`]?|missing credentials/i,
    'signature',
    'The call was not signed as TikTok Shop expects.',
    tellSupport,
  ],
  [
    /shop_?cipher|shop_?id|category_asset_cipher/i,
    'cipher',
    'The call named a shop that does not fit the connection.',
    'Open Connections and connect the shop again; that fetches the shop anew.',
  ],
  [
    /api version|version is invalid/i,
    'version',
    'TikTok Shop no longer offers this version of the call.',
    'Update Listwright.',
  ],
]

/** Which fault a 36009004 names. */
export type GatewayFault =
  'timestamp' | 'app-key' | 'app-secret' | 'token' | 'signature' | 'cipher' | 'version' | 'field' | 'other'

const fieldNames: readonly (readonly [pattern: RegExp, place: string, field: PlatformErrorEntry['field']])[] = [
  [/^main_?images?$/i, 'Images', 'images'],
  [/^skus?$/i, 'Variants', 'options'],
  [/^title$/i, 'Title', 'title'],
  [/^description$/i, 'Description', 'description'],
  [/^category_?(id|version)$/i, 'Category', 'categoryId'],
  [/^package_?weight$|^weight$/i, 'Package weight', 'weight'],
  [/^package_?dimensions?$|^(length|width|height)$/i, 'Package size', 'length'],
  [/price|currency|amount/i, 'Price', 'price'],
  [/inventory|quantity|warehouse/i, 'Stock', 'quantity'],
  [/brand/i, 'Brand', 'brand'],
  [/attribute/i, 'Attributes', 'attributes'],
]

/** Reads the text of a 36009004: which fault it names and, for a missing field, which one. */
export const readGatewayFault = (
  message: string,
): {
  fault: GatewayFault
  sentence: string
  action: string
  place: string | null
  field: PlatformErrorEntry['field']
} => {
  const missing = /^\s*['"`]?([\w ]+?)['"`]? is a required field/i.exec(message)?.[1]
  if (missing !== undefined) {
    const names = missing.split(/\s+of\s+/i)
    const known = names
      .map((name) => fieldNames.find(([pattern]) => pattern.test(name.trim())))
      .find((row) => row !== undefined)
    const place = known?.[1] ?? missing
    return {
      fault: 'field',
      sentence: `TikTok Shop misses a value that every listing needs: ${place}.`,
      action: `Fill in “${place}” and publish again.`,
      place,
      field: known?.[2] ?? null,
    }
  }
  const found = faultsByText.find(([pattern]) => pattern.test(message))
  if (found !== undefined) {
    // The table's codes are the members of GatewayFault.
    return { fault: found[1] as GatewayFault, sentence: found[2], action: found[3], place: 'Connection', field: null }
  }
  return {
    fault: 'other',
    sentence: 'TikTok Shop found a fault in the call.',
    action: 'Read the platform’s words below; they name the part at fault.',
    place: null,
    field: null,
  }
}
