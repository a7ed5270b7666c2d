// Controls of the whole shop: clock, settings, faults, call log, snapshot, seed, webhooks.
import { randomUUID } from 'node:crypto'
import { faultKinds } from '../gateway/faults.ts'
import { findMarket } from '../markets/index.ts'
import { plantSeed, seedNames } from '../seeds/plant.ts'
import { isTableName } from '../state/records.ts'
import type { Dump } from '../state/store.ts'
import type { World } from '../world.ts'
import type { ControlApp, ControlContext } from './control-app.ts'
import { ControlError, asInput, needText, readNumber, readText, readWord } from './read-input.ts'
import { readSettings } from './settings-input.ts'

const clockState = (world: World): unknown => ({
  now: new Date(world.clock.nowMs()).toISOString(),
  isFrozen: world.clock.record().frozenAtMs !== null,
  offsetMs: world.clock.nowMs() - world.clock.wallMs(),
})

const unitsMs = { milliseconds: 1, seconds: 1000, minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const

const moveClock = (world: World, body: unknown): void => {
  const input = asInput(body)
  const action = readWord(input, 'action', ['freeze', 'resume', 'move', 'set'] as const)
  if (action === 'freeze') world.clock.freeze()
  else if (action === 'resume') world.clock.resume()
  else if (action === 'set') {
    const at = Date.parse(needText(input, 'at'))
    if (Number.isNaN(at)) throw new ControlError('at must be an ISO time.')
    world.clock.set(at)
  } else if (action === 'move') {
    const moves = Object.entries(unitsMs).map(([unit, length]) => (readNumber(input, unit) ?? 0) * length)
    world.clock.move(moves.reduce((sum, move) => sum + move, 0))
  } else throw new ControlError('action must be one of freeze, resume, move, set.')
  world.store.put('clock', 'now', world.clock.record())
}

const addClockAndSettings = (app: ControlApp, { gateway, passTime, read }: ControlContext): void => {
  const { world, limits } = gateway
  app.get('/clock', (context) => context.json(clockState(world)))
  app.post('/clock', async (context) => {
    moveClock(world, await read(context))
    passTime()
    return context.json(clockState(world))
  })
  app.get('/settings', (context) => context.json(world.settings()))
  app.patch('/settings', async (context) => {
    const changed = world.changeSettings(readSettings(await read(context), world.settings()))
    limits.reset()
    if (!changed.webhooks.isHeld)
      for (const delivery of world.store.all('deliveries'))
        if (delivery.state === 'held')
          world.store.put('deliveries', delivery.id, { ...delivery, state: 'waiting', nextAtMs: world.clock.nowMs() })
    return context.json(changed)
  })
}

const addFaultsAndCalls = (app: ControlApp, { gateway, read }: ControlContext): void => {
  const { faults, log } = gateway
  app.get('/faults', (context) => context.json({ faults: faults.list() }))
  app.post('/faults', async (context) => {
    const input = asInput(await read(context))
    const kind = readWord(input, 'kind', faultKinds)
    if (kind === undefined) throw new ControlError(`kind must be one of ${faultKinds.join(', ')}.`)
    const probability = readNumber(input, 'probability') ?? 1
    const count = input['count'] === null ? null : (readNumber(input, 'count') ?? 1)
    const rule = {
      id: randomUUID(),
      kind,
      operation: readText(input, 'operation') ?? '*',
      count,
      probability: Math.min(1, Math.max(0, probability)),
      // A web page in the place of an answer usually comes from a proxy that thinks all is well.
      status: readNumber(input, 'status') ?? (kind.startsWith('html-') ? 200 : 500),
      delayMs: Math.min(600_000, readNumber(input, 'delayMs') ?? 1000),
      retryAfterSeconds: readNumber(input, 'retryAfterSeconds') ?? 1,
    }
    faults.add(rule)
    return context.json(rule, 201)
  })
  app.delete('/faults', (context) => {
    faults.clear()
    return context.json({})
  })
  app.delete('/faults/:id', (context) => {
    if (!faults.remove(context.req.param('id'))) throw new ControlError('There is no such fault.', 404)
    return context.json({})
  })
  app.get('/calls', (context) =>
    context.json({ total: log.total(), calls: log.list(Number(context.req.query('after') ?? '0') || 0) }),
  )
  app.delete('/calls', (context) => {
    log.clear()
    return context.json({})
  })
}

const addState = (app: ControlApp, { gateway, credentials, read }: ControlContext): void => {
  const { world } = gateway
  app.get('/', (context) =>
    context.json({
      ...clockStateOf(world),
      products: world.store.size('products'),
      images: world.store.size('images'),
      calls: gateway.log.total(),
      settings: world.settings(),
    }),
  )
  // What apps told about products elsewhere: no operation of the platform shows it again.
  app.get('/received', (context) =>
    context.json({
      externalProducts: [...world.store.all('externalProducts')],
      collections: [...world.store.all('collections')],
    }),
  )
  app.get('/credentials', (context) => context.json(credentials()))
  app.get('/snapshot', (context) => context.json({ format: 'listwright-practice-shop 1', tables: world.dump() }))
  app.put('/snapshot', async (context) => {
    const input = asInput(await read(context))
    if (input['format'] !== 'listwright-practice-shop 1')
      throw new ControlError('This is no snapshot of a practice shop.')
    const tables = asInput(input['tables'])
    const stranger = Object.keys(tables).find((name) => !isTableName(name))
    if (stranger !== undefined) throw new ControlError(`There is no table ${stranger}. Nothing was changed.`)
    const before = world.dump()
    try {
      // The format line stands for the form of the records: only `GET /snapshot` writes it.
      replaceState(gateway, tables)
    } catch {
      replaceState(gateway, before)
      throw new ControlError('The snapshot is damaged. Nothing was changed.')
    }
    return context.json({ products: world.store.size('products') })
  })
  app.post('/seed', async (context) => {
    const input = asInput(await read(context))
    const seed = readWord(input, 'seed', seedNames) ?? 'demo'
    const market = findMarket(readText(input, 'market') ?? 'US')
    if (market === null) throw new ControlError('There is no such market.')
    const settings = world.settings()
    replaceState(gateway, {})
    world.changeSettings(settings)
    plantSeed(world, seed, market)
    return context.json(credentials() as object)
  })
}

const clockStateOf = (world: World): object => clockState(world) as object

/** Loads another state; the file, where there is one, gets it as one change. */
const replaceState = ({ world, journal }: ControlContext['gateway'], dump: Dump): void => {
  const before = world.dump()
  const removals = Object.entries(before).flatMap(([table, records]) =>
    // The names come from the dump itself.
    Object.keys(records).map((id) => [table as keyof Dump, id] as const),
  )
  world.load(dump)
  const additions = Object.entries(dump).flatMap(([table, records]) =>
    Object.entries(records).map(([id, record]) => [table as keyof Dump, id, record] as const),
  )
  journal?.append([...removals, ...additions])
}

const addWebhooks = (app: ControlApp, { gateway, sender }: ControlContext): void => {
  const { world } = gateway
  app.get('/webhooks', (context) => context.json({ deliveries: [...world.store.all('deliveries')] }))
  app.post('/webhooks/:id/resend', (context) => {
    const delivery = world.store.get('deliveries', context.req.param('id'))
    if (delivery === undefined) throw new ControlError('There is no such webhook.', 404)
    world.store.put('deliveries', delivery.id, {
      ...delivery,
      state: 'waiting',
      attempts: 0,
      nextAtMs: world.clock.nowMs(),
    })
    return context.json({})
  })
  app.post('/webhooks/settle', async (context) => {
    await sender.settle()
    return context.json({ deliveries: [...world.store.all('deliveries')] })
  })
}

/** Adds the controls of the whole shop. */
export const addWorldRoutes = (app: ControlApp, control: ControlContext): void => {
  addClockAndSettings(app, control)
  addFaultsAndCalls(app, control)
  addState(app, control)
  addWebhooks(app, control)
}
