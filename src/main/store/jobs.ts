// Jobs, their items, and the journal of attempts: an attempt is on disk before its request leaves.
import type { Job } from '#contract/job.ts'
import type { PublishResult } from '#contract/publish.ts'
import type { Attempt, Item, JobStore } from '#main/app/ports/store.ts'
import type { Database, SqlRow } from './database.ts'
import { number, parsed, text, textOrNull } from './database.ts'
import type { Scope } from './scope.ts'
import type { Stamp } from './writer.ts'

// The columns below hold only what this file wrote, so their unions are taken on trust.
const toJob = (row: SqlRow): Job => ({
  id: text(row['id']),
  kind: text(row['kind']) as Job['kind'],
  title: text(row['title']),
  state: text(row['state']) as Job['state'],
  done: number(row['done']),
  total: number(row['total']),
  counts: parsed(row['counts'], {}),
  note: textOrNull(row['note']),
  batchId: textOrNull(row['batch_id']),
  startedAt: text(row['started_at']),
  finishedAt: textOrNull(row['finished_at']),
  perMinute: null,
  secondsLeft: null,
})

const toItem = (row: SqlRow): Item => ({
  id: text(row['id']),
  jobId: text(row['job_id']),
  productId: text(row['product_id']),
  deed: text(row['deed']) as Item['deed'],
  state: text(row['state']) as Item['state'],
  idempotencyKey: text(row['idempotency_key']),
})

const toAttempt = (row: SqlRow): Attempt => ({
  id: text(row['id']),
  itemId: text(row['item_id']),
  operation: text(row['operation']),
  idempotencyKey: text(row['idempotency_key']),
  startedAt: text(row['started_at']),
  outcome: text(row['outcome']) as Attempt['outcome'],
})

const saveJob = (database: Database, job: Job): void => {
  database.run(
    `INSERT INTO job (id, kind, title, state, done, total, counts, note, batch_id, started_at, finished_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET title = excluded.title, state = excluded.state, done = excluded.done, total = excluded.total,
       counts = excluded.counts, note = excluded.note, batch_id = excluded.batch_id, finished_at = excluded.finished_at`,
    job.id,
    job.kind,
    job.title,
    job.state,
    job.done,
    job.total,
    JSON.stringify(job.counts),
    job.note,
    job.batchId,
    job.startedAt,
    job.finishedAt,
  )
}

/** Jobs on SQLite. */
export const createJobStore = (database: Database, stamp: () => Stamp, scope: Scope): JobStore => ({
  save: (job) => saveJob(database, job),
  get: (id) => {
    const row = database.get('SELECT * FROM job WHERE id = ?', id)
    return row === undefined ? null : toJob(row)
  },
  list: (limit) => database.all('SELECT * FROM job ORDER BY seq DESC LIMIT ?', limit).map(toJob),
  addItems: (jobId, items) => {
    database.run(
      `INSERT INTO item (id, shop_id, job_id, product_id, deed, state, idempotency_key)
       SELECT value ->> 0, ?1, ?2, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?3) ORDER BY key`,
      scope.shopId(),
      jobId,
      JSON.stringify(items.map((item) => [item.id, item.productId, item.deed, item.state, item.idempotencyKey])),
    )
  },
  nextItems: (jobId, limit) =>
    database
      .all(
        "SELECT * FROM item WHERE job_id = ? AND shop_id = ? AND state <> 'done' ORDER BY seq LIMIT ?",
        jobId,
        scope.shopId(),
        limit,
      )
      .map(toItem),
  setItem: (item, result) => {
    database.run(
      'UPDATE item SET state = ?, idempotency_key = ?, result = ?, at = ? WHERE id = ?',
      item.state,
      item.idempotencyKey,
      result === null ? null : JSON.stringify(result),
      stamp().now,
      item.id,
    )
  },
  results: (jobId, { offset, limit }) => ({
    results: database
      .all(
        'SELECT result FROM item WHERE job_id = ? AND result IS NOT NULL ORDER BY at, seq LIMIT ? OFFSET ?',
        jobId,
        limit,
        offset,
      )
      // The column holds only what setItem wrote.
      .map((row) => JSON.parse(text(row['result'])) as PublishResult),
    total: number(database.get('SELECT count(*) AS n FROM item WHERE job_id = ? AND result IS NOT NULL', jobId)?.['n']),
  }),
  tally: (jobId) =>
    database
      .all(
        "SELECT result ->> 'outcome' AS outcome, count(*) AS n FROM item WHERE job_id = ? AND state = 'done' GROUP BY 1",
        jobId,
      )
      // The column holds only what setItem wrote.
      .map((row) => ({
        outcome: textOrNull(row['outcome']) as PublishResult['outcome'] | null,
        items: number(row['n']),
      })),
  unfinishedItems: (...deeds) =>
    new Map(
      database
        .all(
          "SELECT * FROM item WHERE shop_id = ? AND state <> 'done' AND deed IN (SELECT value FROM json_each(?)) ORDER BY seq",
          scope.shopId(),
          JSON.stringify(deeds),
        )
        .map(toItem)
        .map((item) => [item.productId, item]),
    ),
  deedOf: (jobId) => {
    const row = database.get('SELECT deed FROM item WHERE job_id = ? LIMIT 1', jobId)
    return row === undefined ? null : (text(row['deed']) as Item['deed'])
  },
  adopt: (jobId, items) => {
    database.transaction(() => {
      for (const item of items) database.run('UPDATE item SET job_id = ? WHERE id = ?', jobId, item.id)
    })
  },
  addResults: (jobId, results) => {
    database.run(
      `INSERT INTO item (id, shop_id, job_id, product_id, state, idempotency_key, result, at)
       SELECT value ->> 0, ?1, ?2, value ->> 1, 'done', '', value ->> 2, ?3 FROM json_each(?4) ORDER BY key`,
      scope.shopId(),
      jobId,
      stamp().now,
      JSON.stringify(results.map(({ id, result }) => [id, result.productId, JSON.stringify(result)])),
    )
  },
  beginAttempt: (attempt) => {
    database.run(
      'INSERT INTO attempt (id, item_id, operation, idempotency_key, started_at, outcome) VALUES (?, ?, ?, ?, ?, ?)',
      attempt.id,
      attempt.itemId,
      attempt.operation,
      attempt.idempotencyKey,
      attempt.startedAt,
      attempt.outcome,
    )
  },
  endAttempt: (id, outcome, failure, at) => {
    database.run(
      'UPDATE attempt SET outcome = ?, failure = ?, finished_at = ? WHERE id = ?',
      outcome,
      failure === null ? null : JSON.stringify(failure),
      at,
      id,
    )
  },
  attemptsOf: (itemId) => database.all('SELECT * FROM attempt WHERE item_id = ? ORDER BY seq', itemId).map(toAttempt),
  listedSince: (since) =>
    number(
      database.get(
        `SELECT count(*) AS n FROM attempt a JOIN item i ON i.id = a.item_id
         WHERE i.shop_id = ? AND a.operation = 'createProduct' AND a.outcome = 'ok' AND a.finished_at >= ?`,
        scope.shopId(),
        since,
      )?.['n'],
    ),
  resultsOf: (productId) =>
    database
      .all(
        "SELECT result, at FROM item WHERE product_id = ? AND shop_id = ? AND deed = 'publish' AND result IS NOT NULL ORDER BY seq DESC LIMIT 100",
        productId,
        scope.shopId(),
      )
      // The column holds only what setItem wrote.
      .map((row) => ({ result: JSON.parse(text(row['result'])) as PublishResult, at: text(row['at']) }))
      .toReversed(),
  lastResultOf: (productId) => {
    const row = database.get(
      "SELECT result, at FROM item WHERE product_id = ? AND shop_id = ? AND deed = 'publish' AND result IS NOT NULL ORDER BY seq DESC LIMIT 1",
      productId,
      scope.shopId(),
    )
    // The column holds only what setItem wrote.
    return row === undefined ? null : { result: JSON.parse(text(row['result'])) as PublishResult, at: text(row['at']) }
  },
})
