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

/** The shops of a record as the window sees them. */
export const describeShops = (record: VaultRecord, shopInUse: string, nowMs: number): ConnectedShop[] =>
  record.shops.map((shop) => {
    const ends = record.tokens?.refreshTokenExpiresAt ?? null
    const days = ends === null ? null : daysUntilAuthorisationEnds(ends, nowMs)
    return {
      id: shop.id,
      connectionId: record.id,
      name: shop.name,
      region: shop.region,
      sellerType: shop.sellerType,
      isPractice: record.market === 'PRACTICE',
      isInUse: shop.id === shopInUse,
      ...stateOf(record, nowMs),
      scopes: scopesOf(record.tokens?.grantedScopes ?? []),
      approvedAt: record.approvedAt,
      accessRenewedAt: record.renewedAt,
      accessEndsAt: record.tokens?.accessTokenExpiresAt ?? null,
      authorisationEndsAt: ends,
      isEndingSoon: days !== null && days <= authorisationWarningDays,
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
