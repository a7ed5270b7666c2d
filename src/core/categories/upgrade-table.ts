// The table of old and new leaves as a CSV text that spreadsheets take for text. It writes no file.
import { delimitedRow } from '../import/writing/delimited.ts'
import { guard } from '../import/writing/guard.ts'

export type TableLine = {
  readonly remoteId: string
  readonly productId: string
  readonly title: string
  readonly sellerSku: string
  readonly oldLeaf: string
  readonly oldPath: string
  readonly newLeaf: string
  readonly newPath: string
  readonly state: string
  readonly way: string
  readonly changedAt: string
  readonly note: string
}

const columns: readonly (readonly [keyof TableLine, string])[] = [
  ['remoteId', 'TikTok Shop product id'],
  ['productId', 'Listwright product id'],
  ['title', 'Title'],
  ['sellerSku', 'Seller SKU'],
  ['oldLeaf', 'Old leaf id'],
  ['oldPath', 'Old path'],
  ['newLeaf', 'New leaf id'],
  ['newPath', 'New path'],
  ['state', 'State'],
  ['way', 'Moved by'],
  ['changedAt', 'Changed at'],
  ['note', 'Note'],
]

/** A heading and a line for each product, comma-separated. */
export const upgradeTable = (lines: readonly TableLine[]): string =>
  [columns.map(([, name]) => name), ...lines.map((line) => columns.map(([name]) => guard(line[name])))]
    .map((cells) => delimitedRow(cells, ','))
    .join('')
