// Category search beside uFuzzy, MiniSearch and SQLite FTS5 in one run: the same leaves, the same queries, time and quality. `npm run --silent bench:categories`.
import uFuzzy from '@leeoniya/ufuzzy'
import { DatabaseSync } from '@photostructure/sqlite'
import MiniSearch from 'minisearch'
import { recommendCategories } from '#core/categories/recommend.ts'
import { createCategorySearch } from '#core/categories/search.ts'
import { buildCategoryTree } from '#core/categories/tree.ts'
import { practiceList } from '#test/core/categories/practice-tree.ts'
import { rightAbove } from '#test/core/categories/right-above.ts'
import { sensibleShare } from '#test/core/categories/titles.ts'
import unseen from '#test/core/categories/unseen.json' with { type: 'json' }
import judged from '#test/core/categories/queries.json' with { type: 'json' }

type Engine = { readonly name: string; readonly find: (query: string) => string[] }

const limit = 20
const list = practiceList('v2')
const { tree } = buildCategoryTree(list)
const leaves = tree.leaves.map((leaf) => ({
  id: leaf.id,
  name: leaf.name,
  path: leaf.path.map(({ name }) => name).join(' > '),
}))

const ours = (): Engine => {
  const search = createCategorySearch(tree)
  return { name: 'listwright', find: (query) => search(query, { limit }).map(({ id }) => id) }
}

// intraMode 1 forgives one error a word; the second argument of search tries the words in any order.
const ufuzzy = (name: string, orders: number): Engine => {
  const fuzzy = new uFuzzy(Object.fromEntries([['intraMode', 1]])) // its enum does not exist at run time
  const haystack = leaves.map(({ path }) => path)
  const find = (query: string): string[] => {
    const [indexes, info, order] = fuzzy.search(haystack, query, orders, 1000)
    const found = info && order ? order.map((place) => info.idx[place]) : (indexes ?? [])
    return found.slice(0, limit).flatMap((index) => (index === undefined ? [] : (leaves[index]?.id ?? [])))
  }
  return { name, find }
}

const minisearch = (): Engine => {
  const index = new MiniSearch({
    fields: ['name', 'path'],
    searchOptions: { boost: { name: 2 }, prefix: true, fuzzy: 0.2, combineWith: 'AND' },
  })
  index.addAll(leaves)
  const find = (query: string): string[] => {
    const found = index.search(query)
    const any = found.length > 0 ? found : index.search(query, { combineWith: 'OR' })
    return any.slice(0, limit).map(({ id }) => String(id))
  }
  return { name: 'minisearch', find }
}

const fts5 = (): Engine => {
  const database = new DatabaseSync(':memory:')
  database.exec("CREATE VIRTUAL TABLE leaf USING fts5(id UNINDEXED, name, path, tokenize = 'porter unicode61')")
  const insert = database.prepare('INSERT INTO leaf (id, name, path) VALUES (?, ?, ?)')
  for (const { id, name, path } of leaves) insert.run(id, name, path)
  const select = database.prepare(`SELECT id FROM leaf WHERE leaf MATCH ? ORDER BY bm25(leaf, 0, 2, 1) LIMIT ${limit}`)
  const match = (words: readonly string[], between: string): string[] =>
    select.all(words.map((word) => `"${word}"*`).join(between)).map((row) => String(row['id']))
  const find = (query: string): string[] => {
    const words = query.match(/[\p{L}\p{N}]+/gu) ?? []
    if (words.length === 0) return []
    const found = match(words, ' ')
    return found.length > 0 ? found : match(words, ' OR ')
  }
  return { name: 'fts5', find }
}

// Small and seeded, so that every run asks the same.
const random = (seed: number) => () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return seed / 2 ** 32
}

const next = random(20_260_301)
const pick = <T>(items: readonly T[], fallback: T): T => items[Math.floor(next() * items.length)] ?? fallback

const mistype = (word: string): string => {
  if (word.length < 4) return word
  const at = 1 + Math.floor(next() * (word.length - 2))
  const letter = String.fromCodePoint(97 + Math.floor(next() * 26))
  const kinds = [
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at),
    word.slice(0, at) + letter + word.slice(at + 1),
    word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2),
  ]
  return pick(kinds, word)
}

const misspelt = (query: string): string => {
  const words = query.split(' ')
  const longest = words.toSorted((one, other) => other.length - one.length)[0]
  return words.map((word) => (word === longest ? mistype(word) : word)).join(' ')
}

const pathWords = (count: number): string => {
  const path = pick(leaves, { id: '', name: '', path: 'Home' }).path.match(/\p{L}{3,}/gu) ?? ['home']
  return Array.from({ length: count }, () => pick(path, 'home'))
    .join(' ')
    .toLowerCase()
}

/** One letter to five words, each also with a typing error: what a person types, key by key. */
const timedQueries = (): string[] => {
  const whole = judged.map(({ query }) => query)
  const longer = [1, 2, 3, 4, 5].flatMap((count) => Array.from({ length: 100 }, () => pathWords(count)))
  const typing = whole.flatMap((query) => Array.from(query, (_, end) => query.slice(0, end + 1).trim()))
  return [...new Set([...typing, ...longer, ...whole.map(misspelt), ...longer.map(misspelt)])]
}

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

// The best of three for each query: on a shared machine the rest is somebody else's work. Engines take turns within a round.
const measureAll = (engines: readonly Engine[], queries: readonly string[]): Map<string, number[]> => {
  const best = new Map(engines.map(({ name }) => [name, queries.map(() => Infinity)]))
  for (const { find } of engines) for (const query of queries.slice(0, 400)) find(query)
  for (let round = 0; round < 3; round += 1) {
    for (const { name, find } of engines) {
      const times = best.get(name) ?? []
      for (const [place, query] of queries.entries()) {
        const from = performance.now()
        find(query)
        times[place] = Math.min(times[place] ?? Infinity, performance.now() - from)
      }
    }
  }
  return best
}

type Judged = { readonly query: string; readonly leaves: readonly string[] }

/** How many of the judged queries have a right leaf among the first five. */
const hitsAmongFive = (engine: Engine, queries: readonly Judged[]): number =>
  queries.filter(({ query, leaves: right }) =>
    engine
      .find(query)
      .slice(0, 5)
      .some((id) => right.includes(id)),
  ).length

const line = (name: string, value: number | string, unit: string, goal: string): void => {
  console.log(`${name} ${typeof value === 'number' ? Number(value.toFixed(3)) : value} ${unit} ${goal}`)
}

const engines = [ours(), ufuzzy('ufuzzy', 0), ufuzzy('ufuzzy-any-order', 1), minisearch(), fts5()]
const builds = Array.from({ length: 5 }, () => {
  const from = performance.now()
  createCategorySearch(buildCategoryTree(list).tree)
  return performance.now() - from
})
line('categories.nodes', list.length, 'count', '>=2600')
line('categories.build', Math.min(...builds), 'ms', '<=100')

const queries = timedQueries()
line('categories.queries', queries.length, 'count', '>=1000')
const p99 = new Map<string, number>()
for (const [name, times] of measureAll(engines, queries)) {
  const sorted = times.toSorted((one, other) => one - other)
  p99.set(name, percentile(sorted, 0.99))
  line(`categories.p50.${name}`, percentile(sorted, 0.5), 'ms', '-')
  line(`categories.p99.${name}`, percentile(sorted, 0.99), 'ms', '-')
  if (process.argv.includes('--slowest') && name === 'listwright') {
    const slowest = times.map((time, place) => ({ time, query: queries[place] })).toSorted((a, b) => b.time - a.time)
    for (const { time, query } of slowest.slice(0, 25)) console.log(`slow ${time.toFixed(2)} “${query ?? ''}”`)
  }
}
const rivals = Math.min(p99.get('ufuzzy') ?? Infinity, p99.get('minisearch') ?? Infinity)
line('categories.p99.ratio-to-faster-rival', (p99.get('listwright') ?? Infinity) / rivals, 'ratio', '<=1')

const withErrors = judged.map(({ query, leaves: right }) => ({ query: misspelt(query), leaves: right }))
for (const [kind, set] of [
  ['as-typed', judged],
  ['misspelt', withErrors],
] as const) {
  const scores = engines.map((engine) => ({ name: engine.name, hits: hitsAmongFive(engine, set) }))
  const best = Math.max(...scores.filter(({ name }) => name !== 'listwright').map(({ hits }) => hits))
  for (const { name, hits } of scores) {
    line(
      `categories.first-five.${kind}.${name}`,
      hits / set.length,
      'share',
      name === 'listwright' ? `>=${best / set.length}` : '-',
    )
  }
}
// Everyday goods of every branch in two words or so, right where the path matches: as typed, backwards, with an error, two letters short, as one word.
const everyday: readonly Judged[] = unseen.map(({ query, path }) => {
  const right = new RegExp(path, 'u')
  return { query, leaves: leaves.flatMap((leaf) => (right.test(leaf.path) ? [leaf.id] : [])) }
})
const turns: readonly (readonly [string, (query: string) => string])[] = [
  ['as-typed', (query) => query],
  ['backwards', (query) => query.split(' ').toReversed().join(' ')],
  ['misspelt', misspelt],
  ['two-letters-short', (query) => query.slice(0, -2)],
  ['in-one-word', (query) => query.replaceAll(' ', '')],
]
for (const [turn, turned] of turns) {
  const set = everyday.map(({ query, leaves: right }) => ({ query: turned(query), leaves: right }))
  const scores = engines.map((engine) => ({ name: engine.name, hits: hitsAmongFive(engine, set) }))
  const best = Math.max(...scores.filter(({ name }) => name !== 'listwright').map(({ hits }) => hits))
  for (const { name, hits } of scores) {
    const goal = name === 'listwright' ? `>=${(best / set.length).toFixed(3)}` : '-'
    if (name === 'listwright' || hits === best)
      line(`categories.everyday.${turn}.${name}`, hits / set.length, 'share', goal)
  }
}
const advice = { tree, search: createCategorySearch(tree), choices: new Map() }
const suggested = sensibleShare((title, sourceCategory) => {
  const [first] = recommendCategories({ title, brand: '', sourceCategory }, advice)
  return (tree.get(first?.categoryId ?? '')?.path ?? []).map(({ name }) => name).join(' > ')
})
line('categories.suggested.sensible-first', suggested, 'share', '>=0.85')
for (const { level, suggested: count, share } of rightAbove(advice)) {
  if (count < 20) continue
  line(`categories.suggested.right-from-${level}-percent`, share, 'share', `>=${level / 100}`)
}
if (process.argv.includes('--missed')) {
  const [listwright] = engines
  const [uf, , , mini] = engines.slice(1)
  for (const { query, leaves: right } of judged) {
    const found = listwright?.find(query).slice(0, 5) ?? []
    if (found.some((id) => right.includes(id))) continue
    const others = [uf, mini].map((engine) =>
      engine
        ?.find(query)
        .slice(0, 5)
        .some((id) => right.includes(id)) === true
        ? engine.name
        : '',
    )
    const name = (id: string) =>
      tree
        .get(id)
        ?.path.map((node) => node.name)
        .join(' > ') ?? id
    console.log(
      `missed “${query}” ${others.filter(Boolean).join('+')}: wanted ${right.map(name).join(' | ')}\n    got ${found.map((id) => name(id).split(' > ').slice(-2).join(' > ')).join(' | ')}`,
    )
  }
}
