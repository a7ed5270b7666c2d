// The languages in which the platform names its categories, and the versions of its tree. Words only.
import { locales } from '#tiktok/locales.ts'

/** Languages of category names, attributes and documents. */
export const treeLocales: readonly string[] = locales

/** Versions of the tree, the newer one first. */
export const treeVersions = ['v2', 'v1'] as const
