// Rewrites the practice shop's category tree (src/sandbox/seed/category-tree.json) from a folder with category-tree.csv and category-rules.csv.
// It must not run while the app runs: its sources lie outside the repository.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import papaparse from 'papaparse'

const target = fileURLToPath(new URL('../src/sandbox/seed/category-tree.json', import.meta.url))

type Row = Readonly<Record<string, string>>

const folder = process.argv[2]
if (folder === undefined)
  throw new Error('Name the folder: node scripts/seed-category-tree.ts FOLDER (it holds category-tree.csv)')

const readRows = (name: string): readonly Row[] =>
  papaparse.parse<Row>(readFileSync(join(folder, name), 'utf8'), { header: true, skipEmptyLines: true }).data

const cell = (row: Row, column: string): string => {
  const value = row[column]
  if (value === undefined) throw new Error(`A row of the category tree has no column ${column}`)
  return value
}
const isTrue = (row: Row, column: string): boolean => cell(row, column) === 'true'

const rules = new Map(readRows('category-rules.csv').map((row) => [cell(row, 'category_id'), row]))
const rows = readRows('category-tree.csv')
const childrenOf = new Map<string, Row[]>()
for (const row of rows) childrenOf.set(cell(row, 'parent_id'), [...(childrenOf.get(cell(row, 'parent_id')) ?? []), row])

const certificates: string[] = []
const certificateCode = (entry: string): string => {
  const [name = '', need = ''] = entry.split(/:(?=[a-z]+$)/)
  if (!certificates.includes(name)) certificates.push(name)
  return `${need === 'required' ? '!' : '?'}${String(certificates.indexOf(name))}`
}

// One letter a flag: 1 member of the old tree, r restricted (invite-only), s/S size chart supported/required, c cash on delivery, d dimensions required.
const flagsOf = (row: Row): string => {
  const rule = rules.get(cell(row, 'id'))
  const sizeChart = rule === undefined || !isTrue(rule, 'size_chart_supported') ? '' : 's'
  return [
    isTrue(row, 'in_v1') ? '1' : '',
    cell(row, 'permission') === 'INVITE_ONLY' ? 'r' : '',
    rule !== undefined && isTrue(rule, 'size_chart_required') ? 'S' : sizeChart,
    rule !== undefined && isTrue(rule, 'cod_supported') ? 'c' : '',
    rule !== undefined && isTrue(rule, 'package_dimension_required') ? 'd' : '',
  ].join('')
}

const certificatesOf = (row: Row): string => {
  const rule = rules.get(cell(row, 'id'))
  const text = rule === undefined ? '' : cell(rule, 'certifications')
  return text === '' ? '' : text.split(';').map(certificateCode).join('')
}

const lines: string[] = []
const walk = (parentId: string, depth: number): void => {
  for (const row of childrenOf.get(parentId) ?? []) {
    const fields = [String(depth), cell(row, 'id'), cell(row, 'name'), flagsOf(row), certificatesOf(row)]
    lines.push(fields.join('|').replace(/\|+$/, ''))
    walk(cell(row, 'id'), depth + 1)
  }
}
walk('0', 1)

writeFileSync(target, `${JSON.stringify({ certificates, nodes: lines }, null, 1)}\n`)
console.log(`Wrote ${String(lines.length)} categories.`)
