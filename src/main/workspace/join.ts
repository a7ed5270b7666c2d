// Joins everything into an open workspace: folder, lock, log, store, shop, app. The only place that knows all of them; it holds no rule.
import type { AppInfo } from '#contract/app.ts'
import type { Notice } from '#contract/events.ts'
import { AppError, isAppError } from '#contract/failure.ts'
import type { Job } from '#contract/job.ts'
import type { Client } from '#contract/index.ts'
import { createApp } from '#main/app/app.ts'
import type { App } from '#main/app/app.ts'
import { isSellerLink } from '#main/app/links.ts'
import type { HostPort, Log } from '#main/app/ports/host.ts'
import type { Store } from '#main/app/ports/store.ts'
import { createPictureFetch } from '#main/images/fetch-picture.ts'
import { createPictureFolder } from '#main/images/picture-folder.ts'
import { createPictures } from '#main/images/pictures.ts'
import { createEnding } from '#main/shop/ending.ts'
import { platformHosts } from '#tiktok/markets.ts'
import { createIds } from '#main/store/ids.ts'
import { openStore } from '#main/store/store.ts'
import { createImportPort } from '#main/worker/import-port.ts'
import { absentShop } from './absent-shop.ts'
import { createFailureMapper } from './carrier.ts'
import type { Calls } from './carrier.ts'
import { createCallBudgets } from './connections/call-budgets.ts'
import type { CallBudgets } from './connections/call-budgets.ts'
import { createCallLog } from './connections/call-log.ts'
import { createConnections } from './connections/connections.ts'
import { createSeller } from './connections/seller.ts'
import type { Endpoints } from './connections/seller.ts'
import { createShopSwitch } from './connections/shop-switch.ts'
import type { ShopSwitch } from './connections/shop-switch.ts'
import { createVault } from './connections/vault.ts'
import { openFolder } from './folder.ts'
import type { WorkspacePlaces } from './folder.ts'
import { openGivenShop } from './given-shop.ts'
import type { GivenShopSource } from './given-shop.ts'
import { openIncoming } from './incoming.ts'
import type { IncomingFiles } from './incoming.ts'
import { createLocalClient } from './local-client.ts'
import { lockWorkspace } from './lock.ts'
import { createLog } from './log.ts'
import type { ShopOptions } from './options.ts'
import { contentPolicy, createPage } from './page.ts'
import type { PracticeShopFacts } from './practice.ts'
import { productVersion, windowFolder, workerEntry } from './product-root.ts'
import { createRedactor } from './redact.ts'
import type { Redactor } from './redact.ts'
import { openSafe } from './safe.ts'
import type { Safe } from './safe.ts'
import { withRedaction } from './secrets.ts'
import type { SecretBox } from './secrets.ts'
import { openWorkspaceSettings } from './settings.ts'
import { createFolders } from './watch-folder.ts'

/** What differs from host to host. */
export type HostParts = {
  readonly name: AppInfo['host']
  readonly secrets: {
    /** The passphrase given at the start; null where none was. */
    readonly passphrase: (places: WorkspacePlaces) => Promise<string | null>
    /** The host's own place for secrets, used while there is no passphrase. `tell` is for what the seller has to know of it. */
    readonly openOwn: (places: WorkspacePlaces, log: Log, tell: (sentence: string) => void) => Promise<SecretBox>
  }
  /** Called with links to the platform only. */
  readonly openLink: (link: string) => Promise<boolean>
  readonly notify: (notice: Notice) => void
  /** Asks for a folder with the system's dialog; absent where the host has none. */
  readonly chooseFolder?: () => Promise<string | null>
}

export type Workspace = {
  readonly places: WorkspacePlaces
  readonly log: Log
  readonly calls: Calls
  readonly client: Client
  readonly files: IncomingFiles
  readonly isPractice: () => boolean
  /** What the window may fetch beside its calls. `sockets`: addresses its socket may go to, null for none. */
  readonly createPage: (sockets: string | null) => (request: Request) => Promise<Response>
  /** Tells the seller of something that happened outside the app's own work. */
  readonly tell: (title: string, body: string) => void
  /** Takes an address of ours that the system handed over. What came of it is told the seller; it never rejects. */
  readonly takeAddress: (address: string) => Promise<void>
  /** Takes a catalogue file that the system handed over; it waits until the seller looks into it. */
  readonly takeFile: (path: string) => void
  /** Goes on with what was cut off, and watches the shop. For hosts with a window. */
  readonly start: () => Promise<void>
  /** Stops what is at work so that it can go on later, and gives it as it stands then. Only closing is left to do afterwards. */
  readonly stopJobs: () => Promise<Job[]>
  readonly close: () => Promise<void>
}

export type WorkspaceOptions = { readonly folder: string; readonly shop: ShopOptions; readonly host: HostParts }

/** Authorisations end at a day's notice at most; looking four times a day is enough for an app that is never closed. */
const warnEveryMs = 6 * 3_600_000

const practiceOf = async (source: GivenShopSource): Promise<PracticeShopFacts> => {
  // It may still be starting.
  await source.get()
  const practice = source.practice()
  if (practice !== null) return practice
  throw new AppError('invalid', {
    sentence: 'The practice shop does not run in this workspace, because another shop was named for it.',
    action: 'Start Listwright with --shop-url practice to rehearse.',
  })
}

/** Real sellers are at the platform; those who rehearse, at the embedded practice shop while it runs. */
const endpointsOf = async (market: string, source: GivenShopSource): Promise<Endpoints> => {
  if (market !== 'PRACTICE') return { baseUrl: platformHosts.api, authUrl: platformHosts.token }
  const { baseUrl, authUrl } = await practiceOf(source)
  return { baseUrl, authUrl, consentHost: authUrl }
}

/** Pages of the platform, and of the embedded practice shop, which has a consent page of its own. */
const isAllowed = (link: string, source: GivenShopSource): boolean => {
  const practice = source.practice()
  return isSellerLink(link) || (practice !== null && URL.canParse(link) && new URL(link).origin === practice.authUrl)
}

/** A shop named just now is used at once; otherwise the one in use last. One that cannot be had leaves the catalogue usable without a shop. */
const turnToShop = async (
  isNamedNow: boolean,
  connections: ReturnType<typeof createConnections>,
  shopSwitch: ShopSwitch,
  log: Log,
): Promise<void> => {
  try {
    await (isNamedNow ? connections.usePractice() : connections.restore())
  } catch (error) {
    if (!isAppError(error)) throw error
    log.warn('The workspace is open without its shop', { error })
    shopSwitch.turnTo(absentShop(error))
  }
}

/** What is typed as a passphrase is hidden from the log before anything is done with it. */
const hidingPassphrases = (safe: Safe, { hide }: Redactor): Pick<Safe, 'protect' | 'change' | 'forget'> => ({
  protect: (word) => {
    hide(word)
    return safe.protect(word)
  },
  change: (word, next) => {
    hide(word)
    hide(next)
    return safe.change(word, next)
  },
  forget: safe.forget,
})

/**
 * Opens a workspace. Throws AppError, with nothing changed, for a folder that cannot be used (`invalid`), one that is open elsewhere (`conflict`),
 * a database that is damaged or newer (`invalid`), a wrong passphrase (`auth`).
 */
export const openWorkspace = async ({ folder, shop, host }: WorkspaceOptions): Promise<Workspace> => {
  const now = (): string => new Date().toISOString()
  const newId = createIds()
  const redactor = createRedactor()
  const places = openFolder(folder)
  const log = createLog(places.logs, redactor, now)
  const release = lockWorkspace(places.folder, host.name, now())
  let app: App | null = null
  let store: Store | null = null
  let source: GivenShopSource | null = null
  let stopWarning = (): void => undefined
  let budgets: CallBudgets | null = null
  const ending = createEnding()
  let approvals: Pick<ReturnType<typeof createConnections>, 'close'> | null = null
  // Jobs end before the shop they talk to; the lock goes last. What fails here must not keep the rest open.
  const closeAll = async (): Promise<void> => {
    const steps: (() => Promise<void> | void)[] = [
      () => stopWarning(),
      () => approvals?.close(),
      () => budgets?.close(),
      () => {
        const closing = app?.close() ?? store?.close()
        // After the jobs heard of it: a call that ends now says nothing about what it was for.
        ending.begin()
        return closing
      },
      () => source?.close(),
      release,
    ]
    for (const step of steps) {
      try {
        await step()
      } catch (error) {
        log.error('Closing the workspace failed in part', { error })
      }
    }
  }
  try {
    const opened = openStore(places.database, { now, newId })
    store = opened
    const early: string[] = []
    const earlyOfKeys: string[] = []
    let tellOfKeys = (sentence: string): void => void earlyOfKeys.push(sentence)
    const settings = openWorkspaceSettings(places.folder, (sentence) => early.push(sentence))
    const passphrase = await host.secrets.passphrase(places)
    redactor.hide(passphrase ?? '')
    const safe = await openSafe({
      file: places.passphraseSecrets,
      passphrase,
      openOwn: () => host.secrets.openOwn(places, log, (sentence) => tellOfKeys(sentence)),
    })
    const secrets = withRedaction(safe, redactor.hideWithin)
    const files = openIncoming(places.incoming, newId)
    const callLog = createCallLog()
    const callBudgets = createCallBudgets(opened.meta, Date.now)
    budgets = callBudgets
    const callBooks = { log: callLog, budgetOf: callBudgets.of, ending }
    source = await openGivenShop({
      options: shop,
      settings,
      secrets,
      practiceState: places.practiceState,
      redactor,
      calls: callLog,
      budgetOf: callBudgets.of,
      ending,
      log,
      practiceChanged: (isRunning) => app?.context.bus.emit({ type: 'connection.changed', online: isRunning }),
    })
    const givenShop = source
    const hostPort: HostPort = {
      name: host.name,
      version: productVersion,
      workspace: places.folder,
      now,
      newId,
      log,
      openLink: async (link) => isAllowed(link, givenShop) && host.openLink(link),
      notify: host.notify,
      secretsState: secrets.state,
    }
    const vault = createVault(secrets)
    const shopSwitch = createShopSwitch()
    let isPractice = true
    const connectionChanged = (): void =>
      app?.context.bus.emit({ type: 'connection.changed', online: opened.meta.shop()?.isOnline !== false })
    const connections = createConnections({
      vault,
      store: opened,
      host: hostPort,
      shopSwitch,
      log: callLog,
      given: givenShop.get,
      openSeller: async (record) =>
        createSeller(record, await endpointsOf(record.market, givenShop), vault, callBooks, connectionChanged),
      practiceApp: async () => {
        const { appKey, appSecret, serviceId } = await practiceOf(givenShop)
        return { appKey, appSecret, serviceId }
      },
      onChange: connectionChanged,
      onConnected: () => app?.goOn(),
      callsSpent: (key, shopId) => callBudgets.of(key, shopId).spent(),
      onPractice: (isNow) => {
        isPractice = isNow
      },
    })
    approvals = connections
    const joined = createApp({
      host: hostPort,
      store: opened,
      shop: shopSwitch,
      imports: createImportPort(
        places.database,
        workerEntry('import-worker', 'main/worker/import-worker.ts'),
        places.pictureFiles,
      ),
      files,
      folders: createFolders(host.chooseFolder ?? null),
      pictures: createPictures(
        places.pictures,
        createPictureFetch({
          isPrivateAllowed: (host) => opened.meta.defaults().pictureHosts?.includes(host.toLowerCase()) ?? false,
          findFile: createPictureFolder(places.pictureFiles),
        }),
        places.pictureFiles,
      ),
      isPractice: () => isPractice,
      connections,
      keys: {
        ...hidingPassphrases(safe, redactor),
        unlock: async (word) => {
          redactor.hide(word)
          await safe.unlock(word)
          await turn()
          await deliverKept()
        },
      },
    })
    app = joined
    const calls: Calls = { router: joined.router, context: joined.context, toCarried: createFailureMapper(log, newId) }
    const tell = (title: string, body: string): void => {
      const notice: Notice = { id: newId(), kind: 'connection', title, body, link: null, at: now() }
      log.warn(`${title}: ${body}`)
      opened.meta.saveNotice(notice)
      joined.context.bus.emit({ type: 'notice.raised', notice })
      host.notify(notice)
    }
    const turn = (): Promise<void> => turnToShop(shop.shopUrl !== null, connections, shopSwitch, log)
    let keptAddress: string | null = null
    const takeAddress = async (address: string): Promise<void> => {
      if (safe.state() === 'locked') {
        keptAddress = address
        tell(
          'An approval came back',
          'It is taken as soon as the keys are unlocked. Enter your passphrase in Connections.',
        )
        return
      }
      try {
        const shops = await connections.takeAddress(address)
        tell('A shop was connected', `Connected: ${shops.map(({ name }) => name).join(', ')}.`)
      } catch (error) {
        const { sentence, action = '' } = isAppError(error)
          ? error.details
          : { sentence: 'The approval could not be taken; the log has the details.' }
        if (!isAppError(error)) log.error('An approval could not be taken', { error })
        tell('Nothing was connected', `${sentence} ${action}`.trim())
      }
    }
    const deliverKept = async (): Promise<void> => {
      const address = keptAddress
      keptAddress = null
      if (address !== null) await takeAddress(address)
    }
    await turn()
    for (const sentence of early) tell('Settings were damaged', sentence)
    tellOfKeys = (sentence) => tell('Keys could not be read', sentence)
    earlyOfKeys.forEach(tellOfKeys)
    const warn = async (): Promise<void> => {
      for (const sentence of await connections.warnings()) tell('An approval ends', sentence)
    }
    const warnAgain = setInterval(
      () => void warn().catch((error: unknown) => log.error('Warning failed', { error })),
      warnEveryMs,
    )
    warnAgain.unref()
    stopWarning = () => clearInterval(warnAgain)
    log.info('Opened the workspace', { host: host.name, version: productVersion, folder: places.folder })
    return {
      places,
      log,
      calls,
      client: createLocalClient(calls),
      files,
      isPractice: () => isPractice,
      createPage: (sockets) =>
        createPage({ windowFolder, files, pictures: joined.context.pictures, log, policy: contentPolicy(sockets) }),
      tell,
      takeAddress,
      takeFile: (path) => void joined.context.arrivals.add(path, 'opened'),
      start: async () => {
        // A warning that cannot be given, or not be noted, is no reason to stay shut.
        await warn().catch((error: unknown) => log.error('Warning failed', { error }))
        await joined.start()
      },
      stopJobs: async () => {
        const { jobs } = joined.context
        const atWork = jobs.list().filter(({ state }) => state === 'running' || state === 'paused')
        const stopped = jobs.close()
        ending.begin()
        await stopped
        return atWork.map(({ id }) => jobs.get(id))
      },
      close: closeAll,
    }
  } catch (error) {
    await closeAll()
    throw error
  }
}
