// All presets, and which of them a header row belongs to.
import type { Columns } from './names.ts'
import type { Preset } from './preset.ts'
import { shopify } from './presets/shopify.ts'

/** Every platform whose files are known. */
export const presets: readonly Preset[] = [shopify]

/** The preset that knows these columns best, with its sureness from 0 to 1; null where none does. */
export const recognisePreset = (columns: Columns): { preset: Preset; sureness: number } | null => {
  let best: { preset: Preset; sureness: number } | null = null
  for (const preset of presets) {
    const sureness = preset.recognise(columns)
    if (sureness > 0 && (best === null || sureness > best.sureness)) best = { preset, sureness }
  }
  return best
}
