// Sizes that the hosts hold to, as data. It decides nothing.

import { largestHandedOverBytes } from '#contract/imports.ts'

/** What a host accepts and keeps. Sizes in bytes, ages in days. */
export const limits = {
  uploadBytes: largestHandedOverBytes,
  fileNameCharacters: 120,
  keepUploadsDays: 14,
  logFileBytes: 2 * 1024 * 1024,
  logFiles: 5,
} as const
