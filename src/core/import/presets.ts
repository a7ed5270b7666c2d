// All presets, and which of them a header row belongs to.
import type { Columns } from './names.ts'
import type { Preset } from './preset.ts'
import { amazon } from './presets/amazon.ts'
import { bagisto } from './presets/bagisto.ts'
import { bigcommerce } from './presets/bigcommerce.ts'
import { ebay } from './presets/ebay.ts'
import { etsy } from './presets/etsy.ts'
import { google } from './presets/google.ts'
import { listwright } from './presets/listwright.ts'
import { magento } from './presets/magento.ts'
import { prestashop } from './presets/prestashop.ts'
import { shopify } from './presets/shopify.ts'
import { tiktok } from './presets/tiktok.ts'
import { wix } from './presets/wix.ts'
import { woocommerce } from './presets/woocommerce.ts'
import { woocommerceSuite } from './presets/woocommerce-suite.ts'

/** Every platform whose files are known. */
export const presets: readonly Preset[] = [
  listwright,
  tiktok,
  shopify,
  woocommerce,
  woocommerceSuite,
  magento,
  bagisto,
  wix,
  etsy,
  ebay,
  amazon,
  bigcommerce,
  prestashop,
  google,
]

/** The preset that knows these columns best, with its sureness from 0 to 1; null where none does. */
export const recognisePreset = (columns: Columns): { preset: Preset; sureness: number } | null => {
  let best: { preset: Preset; sureness: number } | null = null
  for (const preset of presets) {
    const sureness = preset.recognise(columns)
    if (sureness > 0 && (best === null || sureness > best.sureness)) best = { preset, sureness }
  }
  return best
}
