// The locales the platform knows. It must stay free of Node: core reads it.

/** Values of every `locale` parameter. */
export const locales = [
  'de-DE',
  'en-GB',
  'en-IE',
  'en-US',
  'es-ES',
  'es-MX',
  'fr-FR',
  'id-ID',
  'it-IT',
  'ja-JP',
  'ms-MY',
  'pt-BR',
  'th-TH',
  'vi-VN',
  'zh-CN',
] as const
export type Locale = (typeof locales)[number]

const localeByRegion: Readonly<Record<string, Locale>> = {
  BR: 'pt-BR',
  DE: 'de-DE',
  ES: 'es-ES',
  FR: 'fr-FR',
  GB: 'en-GB',
  ID: 'id-ID',
  IE: 'en-IE',
  IT: 'it-IT',
  JP: 'ja-JP',
  MX: 'es-MX',
  MY: 'ms-MY',
  PH: 'en-US',
  SG: 'en-US',
  TH: 'th-TH',
  US: 'en-US',
  VN: 'vi-VN',
}

/** The locale in which a shop of this region lists, English where the region is not known. */
export const localeOfRegion = (region: string): Locale => localeByRegion[region] ?? 'en-US'
