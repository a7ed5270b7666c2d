// A record of the vault as it is before anybody approved anything.
import type { VaultRecord } from '#main/workspace/connections/vault.ts'

export const record = (id: string): VaultRecord => ({
  id,
  label: id,
  appKey: 'key',
  appSecret: 'secret',
  serviceId: '',
  market: 'US',
  tokens: null,
  shops: [],
  state: null,
  sentence: null,
  ended: null,
  approvedAt: null,
  renewedAt: null,
  warnedOf: null,
})
