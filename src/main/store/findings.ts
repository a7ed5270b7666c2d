// What the checks found, by product. Findings that are the same as before are not written again.
import { createHash } from 'node:crypto'
import type { Finding } from '#contract/finding.ts'
import type { Database, SqlRow } from './database.ts'
import { number, parsed, text, textOrNull } from './database.ts'

export const toFinding = (row: SqlRow): Finding => ({
  code: text(row['code']),
  // The column holds only the contract's severities.
  severity: text(row['severity']) as Finding['severity'],
  variantId: textOrNull(row['variant_id']),
  field: text(row['field']),
  sentence: text(row['sentence']),
  place: text(row['place']),
  fix: parsed(row['fix'], null),
})

const insertSql = `INSERT INTO finding (product_id, position, variant_id, code, severity, field, sentence, place, fix)
  SELECT ?1, key, value ->> 'variantId', value ->> 'code', value ->> 'severity', value ->> 'field', value ->> 'sentence', value ->> 'place', value ->> 'fix'
  FROM json_each(?2)`

/** Keeps the findings of one product in the place of those from before. */
export const saveFindings = (
  database: Database,
  productId: string,
  findings: readonly Finding[],
  now: string,
): void => {
  const written = JSON.stringify(findings)
  const hash = createHash('sha1').update(written).digest('base64')
  const before = database.get('SELECT findings_hash AS hash FROM product WHERE id = ?', productId)
  if (before === undefined) return
  if (before['hash'] === hash) {
    database.run('UPDATE product SET checked_at = ?1 WHERE id = ?2 AND checked_at < updated_at', now, productId)
    return
  }
  database.run('DELETE FROM finding WHERE product_id = ?', productId)
  if (findings.length > 0) database.run(insertSql, productId, written)
  const blocking = findings.filter((finding) => finding.severity === 'blocking').length
  database.run(
    'UPDATE product SET blocking = ?, warnings = ?, checked_at = ?, findings_hash = ? WHERE id = ?',
    blocking,
    findings.length - blocking,
    now,
    hash,
    productId,
  )
}

const others = (database: Database, code: string): number =>
  number(database.get('SELECT count(DISTINCT product_id) AS n FROM finding WHERE code = ?', code)?.['n']) - 1

/** The findings of one product; `others` counts further products with the same one. */
export const findingsOf = (database: Database, productId: string): (Finding & { others: number })[] => {
  const counted = new Map<string, number>()
  return database
    .all('SELECT * FROM finding WHERE product_id = ? ORDER BY severity, position', productId)
    .map((row) => {
      const finding = toFinding(row)
      const more = counted.get(finding.code) ?? others(database, finding.code)
      counted.set(finding.code, more)
      return { ...finding, others: Math.max(0, more) }
    })
}

// Findings lie by product, so a stretch of them holds all of a product's.
const stretchEndSql = 'SELECT product_id AS id FROM finding WHERE product_id > ? ORDER BY product_id LIMIT 1 OFFSET ?'
const groupsSql = `SELECT code, severity, min(sentence) AS sentence, max(fix) AS fix, count(DISTINCT product_id) AS products
  FROM finding WHERE product_id > ? AND product_id <= ? GROUP BY code, severity`
const lastSql = 'SELECT max(product_id) AS id FROM finding'

// As many findings as are counted in a few milliseconds.
const findingsAtATime = 3_000

type FindingGroup = Finding & { products: number }

const joined = (one: SqlRow | undefined, other: SqlRow): SqlRow => {
  if (one === undefined) return other
  const least = text(one['sentence']) < text(other['sentence']) ? one : other
  return {
    ...other,
    sentence: least['sentence'] ?? null,
    fix: one['fix'] ?? other['fix'] ?? null,
    products: number(one['products']) + number(other['products']),
  }
}

/** Every kind of finding in the catalogue with the number of products that have it, counted in steps. */
export function* findingGroups(database: Database): Generator<void, FindingGroup[], void> {
  const groups = new Map<string, SqlRow>()
  const last = text(database.get(lastSql)?.['id'])
  for (let from = ''; from < last;) {
    const until = text(database.get(stretchEndSql, from, findingsAtATime)?.['id']) || last
    for (const row of database.all(groupsSql, from, until)) {
      const name = `${text(row['code'])} ${text(row['severity'])}`
      groups.set(name, joined(groups.get(name), row))
    }
    from = until
    yield
  }
  return [...groups.values()]
    .map((row) => ({
      ...toFinding({ ...row, variant_id: null, field: '', place: '' }),
      products: number(row['products']),
    }))
    .toSorted((one, other) => one.severity.localeCompare(other.severity) || other.products - one.products)
}
