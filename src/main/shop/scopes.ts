// What a seller granted, and what will not work where it was not. Names and reasons come from the platform's own list.
import { missingScopes, usedScopes } from '#tiktok/scopes.ts'

/** The scopes this app uses, each with whether it was granted and what is lost without it. An empty list of grants says nothing, so all count as granted. */
export const scopesOf = (granted: readonly string[]): { name: string; isGranted: boolean; without: string }[] => {
  const missing = new Set(granted.length === 0 ? [] : missingScopes(granted).map(({ scope }) => scope))
  return usedScopes.map(({ scope, lostWithoutIt }) => ({
    name: scope,
    isGranted: !missing.has(scope),
    without: lostWithoutIt,
  }))
}
