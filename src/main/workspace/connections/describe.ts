// Turns sealed records into what the window may see: no secret, no token, no cipher.
import type { Connection, ConnectedShop } from '#contract/shops.ts'
import { authorisationWarningDays, daysUntilAuthorisationEnds } from '#main/shop/authorisation.ts'
import { scopesOf } from '#main/shop/scopes.ts'
import type { VaultRecord } from './vault.ts'

const stateOf = (record: VaultRecord, nowMs: number): Pick<ConnectedShop, 'state' | 'sentence'> => {
  if (record.tokens === null) return { state: 'reconnect', sentence: 'Not connected any more. Connect it again.' }
  if (Date.parse(record.tokens.refreshTokenExpiresAt) <= nowMs) {
    return {
      state: 'reconnect',
      sentence: 'The authorisation has ended. Connect the shop again; nothing of its products is lost.',
    }
  }
  if (record.ended !== null) return { state: 'reconnect', sentence: record.ended }
  return { state: 'ready', sentence: null }
}

const outOfReach: Pick<ConnectedShop, 'state' | 'sentence'> = {
  state: 'offline',
  sentence: 'It cannot be reached now. Listwright looks again by itself and goes on as soon as it can.',
}

/** The shops of a record as the window sees them. `isReached`: whether the shop in use answered last. */
export const describeShops = (
  record: VaultRecord,
  shopInUse: string,
  isReached: boolean,
  nowMs: number,
  callsSpent: (app: string, shop: string) => ConnectedShop['calls'],
): ConnectedShop[] =>
  record.shops.map((shop) => {
    const ends = record.tokens?.refreshTokenExpiresAt ?? null
    const standing = stateOf(record, nowMs)
    const days = ends === null ? null : daysUntilAuthorisationEnds(ends, nowMs)
    return {
      id: shop.id,
      connectionId: record.id,
      name: shop.name,
      region: shop.region,
      sellerType: shop.sellerType,
      isPractice: record.market === 'PRACTICE',
      isInUse: shop.id === shopInUse,
      ...(standing.state === 'ready' && shop.id === shopInUse && !isReached ? outOfReach : standing),
      scopes: scopesOf(record.tokens?.grantedScopes ?? []),
      approvedAt: record.approvedAt,
      accessRenewedAt: record.renewedAt,
      accessEndsAt: record.tokens?.accessTokenExpiresAt ?? null,
      authorisationEndsAt: ends,
      isEndingSoon: days !== null && days <= authorisationWarningDays,
      calls: callsSpent(record.appKey, shop.id),
    }
  })

/** A record as the window sees it. `consentUrl` is given while a consent is open. */
export const describeConnection = (record: VaultRecord, consentUrl: string | null): Connection => ({
  id: record.id,
  label: record.label,
  appKey: record.appKey,
  market: record.market,
  isWaitingForCode: record.state !== null,
  consentUrl,
  sentence: record.sentence,
})
