// What the app needs to connect shops. The implementation holds the secrets; nothing here gives one out.
import type { CallRecord, ConnectedShop, Connection, shops } from '#contract/shops.ts'
import type { z } from 'zod'

type ConnectInput = z.infer<NonNullable<(typeof shops.connect)['~orpc']['inputSchema']>>
type Prerequisite = z.infer<NonNullable<(typeof shops.prerequisites)['~orpc']['outputSchema']>>[number]

/**
 * Connected shops and how to get more. `connect` keeps the credentials and opens the consent page; the code arrives by a loopback listener, by the
 * app's own protocol, or through `finish`. Failures are AppError: `auth` for a refused or expired code, `invalid` for a wrong state or a strange address.
 */
export type ConnectionsPort = {
  readonly list: () => Promise<{ shops: ConnectedShop[]; connections: Connection[] }>
  readonly connect: (input: ConnectInput) => Promise<Connection>
  readonly authorise: (connectionId: string) => Promise<Connection>
  readonly finish: (connectionId: string, redirect: string) => Promise<{ shops: ConnectedShop[] }>
  /** Two apps may open the same shop, so the connection is named too. */
  readonly use: (shopId: string, connectionId: string) => Promise<ConnectedShop>
  readonly usePractice: () => Promise<ConnectedShop>
  readonly disconnect: (connectionId: string) => Promise<{ isForgotten: boolean; sentence: string }>
  readonly prerequisites: () => Promise<Prerequisite[]>
  readonly calls: () => CallRecord[]
  readonly supportText: () => string
}
