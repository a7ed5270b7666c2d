// Where the platform is, and the two versions of its category tree. What differs by market is data with a source and lives with the rules.

/** Version of the category tree. The wire takes lower case. */
export const categoryVersions = ['v1', 'v2'] as const
export type CategoryVersion = (typeof categoryVersions)[number]

/** Hosts of the platform. Everything that calls takes its base from configuration, with these as its defaults. */
export const platformHosts = {
  api: 'https://open-api.tiktokglobalshop.com',
  token: 'https://auth.tiktok-shops.com',
  consentUs: 'https://services.us.tiktokshop.com',
  consentRestOfWorld: 'https://services.tiktokshop.com',
} as const
