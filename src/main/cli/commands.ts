// What the commands on the catalogue do: import, products, categories, check. Each makes calls of the contract and nothing else.
import type { ImportProblem } from '#contract/imports.ts'
import type { Row } from '#contract/products.ts'
import { AppError } from '#contract/failure.ts'
import type { Client } from '#contract/index.ts'
import type { Call } from './outcome.ts'
import { counted, lines, table } from './print.ts'

const problemTable = (title: string, problems: readonly ImportProblem[]): string | null =>
  problems.length === 0
    ? null
    : `\n${title}\n${table(
        ['row', 'column', 'what'],
        problems.map(({ row, column, sentence }) => [String(row), column, sentence]),
      )}`

/** Brings a file in and waits until it is done. */
export const importCommand =
  (path: string): Call =>
  async ({ client, files }) => {
    const { jobId } = await client.imports.start({ fileId: files.adopt(path) })
    const job = await client.jobs.wait({ jobId })
    const { batchId, summary } = await client.imports.result({ jobId })
    if (job.state !== 'done' || summary === null) {
      throw new AppError('invalid', {
        sentence: job.note ?? `The file ${path} could not be brought in.`,
        action:
          'Choose a catalogue file: CSV or other text with a heading line, Excel, XML, or a ZIP with one of them.',
        place: path,
      })
    }
    const { rejectedTotal, rejected, warnings, ...facts } = summary
    return {
      json: { ...facts, rejected, rejectedTotal, warnings, batchId, jobId },
      text: lines(
        `${counted(summary.products, 'product')}, ${counted(summary.variants, 'variant')}, ${counted(summary.images, 'image')} from ${summary.file} (${summary.presetName}).`,
        `New: ${summary.created}, changed: ${summary.changed}, unchanged: ${summary.unchanged}, unusable rows: ${rejectedTotal}.`,
        summary.mapped === 0 ? null : `Leaf category by mapping: ${summary.mapped}.`,
        problemTable('Rows that could not be used:', rejected),
        problemTable('Worth a look:', warnings),
      ),
    }
  }

/** Fetches the pictures that wait, and waits until that is done. */
export const picturesCommand =
  (): Call =>
  async ({ client }) => {
    const { jobId } = await client.imports.fetchPictures()
    const job = jobId === null ? null : await client.jobs.wait({ jobId })
    const { fetched = 0, 'not-fetched': failed = 0 } = job?.counts ?? {}
    return {
      json: { jobId, state: job?.state ?? 'done', fetched, failed },
      text:
        job === null
          ? 'No picture waits to be fetched.'
          : lines(
              `${counted(fetched, 'picture')} fetched, ${failed} could not be fetched.`,
              failed === 0 ? null : 'Why, stands with each product.',
            ),
    }
  }

const everyRow = async (client: Client): Promise<Row[]> => {
  const rows: Row[] = []
  for (;;) {
    const page = await client.products.list({ sort: 'title', isDescending: false, offset: rows.length, limit: 500 })
    rows.push(...page.rows)
    if (page.rows.length === 0 || rows.length >= page.total) return rows
  }
}

/** Lists every product. */
export const productsCommand =
  (): Call =>
  async ({ client }) => {
    const rows = await everyRow(client)
    return {
      json: { total: rows.length, products: rows },
      text: lines(
        table(
          ['id', 'title', 'status', 'category', 'price', 'stock', 'to mend'],
          rows.map((row) => [
            row.id,
            row.title,
            row.stage,
            row.categoryName ?? '',
            row.price,
            row.quantity,
            String(row.blocking),
          ]),
        ),
        counted(rows.length, 'product'),
      ),
    }
  }

/** Finds leaf categories by words of their path. */
export const searchCommand =
  (text: string): Call =>
  async ({ client }) => {
    const found = await client.categories.search({ text, limit: 20 })
    const hits = found.hits.map((hit) => ({
      id: hit.id,
      name: hit.name,
      path: hit.path.map(({ name }) => name).join(' > '),
      isInviteOnly: hit.permissions.includes('INVITE_ONLY'),
      permissions: hit.permissions,
      products: hit.products,
    }))
    return {
      json: { hits, leaves: found.leaves, syncedAt: found.syncedAt },
      text: lines(
        table(
          ['id', 'restricted', 'path'],
          hits.map((hit) => [hit.id, hit.isInviteOnly ? 'restricted' : '', hit.path]),
        ),
        `${counted(hits.length, 'leaf category', 'leaf categories')} of ${found.leaves}`,
      ),
    }
  }

/** Gives products a leaf category. `which` is a list of ids with commas between, or `all`. */
export const setCategoryCommand =
  (categoryId: string, which: string): Call =>
  async ({ client }) => {
    const named = which.split(',').flatMap((id) => (id.trim() === '' ? [] : [id.trim()]))
    const productIds = which === 'all' ? (await client.products.ids({})).ids : named
    if (productIds.length === 0) {
      throw new AppError('invalid', {
        sentence: which === 'all' ? 'There are no products yet.' : 'No product was named.',
        action: which === 'all' ? 'Bring a file in first: import FILE.' : 'Give --products ID,ID or --products all.',
        place: '--products',
      })
    }
    const { products, batch } = await client.categories.set({ categoryId, productIds })
    const { path } = await client.categories.get({ id: categoryId })
    return {
      json: { products, categoryId, batchId: batch?.id ?? null },
      text: `${counted(products, 'product')} put into ${path.map(({ name }) => name).join(' > ')}.`,
    }
  }

/** Finds everything that is wrong. */
export const checkCommand =
  (): Call =>
  async ({ client }) => {
    const found = await client.checks.run()
    return {
      json: found,
      text: lines(
        `${counted(found.products, 'product')}: ${found.ready} ready, ${found.blocked} with something to mend.`,
        found.groups.length === 0
          ? null
          : table(
              ['products', 'weight', 'what'],
              found.groups.map((group) => [String(group.products), group.severity, group.sentence]),
            ),
      ),
    }
  }
