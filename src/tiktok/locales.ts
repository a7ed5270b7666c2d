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
