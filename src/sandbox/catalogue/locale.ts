// Which words the `locale` parameters take. Pure.

const locales =
  'de-DE en-GB en-IE en-US es-ES es-MX fr-FR id-ID it-IT ja-JP ms-MY pt-BR th-TH vi-VN zh-CN'.split(' ')

/** True for a locale of the platform. */
export const isTrueLocale = (text: string): boolean => locales.includes(text)
