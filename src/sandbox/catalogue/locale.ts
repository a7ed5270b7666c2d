// Which words the `locale` parameters take. Pure.
import { locales } from '#tiktok/locales.ts'

/** True for a locale of the platform. */
export const isTrueLocale = (text: string): boolean => locales.some((locale) => locale === text)
