// A listing as a shop tells it, for tests that need one and no shop. It expects nothing.
import type { RemoteProduct } from '#main/app/ports/shop.ts'

/** A live listing without anything in it. */
export const sampleRemote = (remoteId: string): RemoteProduct => ({
  remoteId,
  status: 'ACTIVATE',
  auditStatus: 'APPROVED',
  preApprovedReasons: [],
  failedReasons: [],
  title: 'A lamp',
  readAt: '2026-01-01T00:00:00.000Z',
  externalProductId: '',
  description: '',
  categoryId: '1',
  imageUris: [],
  skus: [],
})
