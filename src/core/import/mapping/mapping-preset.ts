// A mapping as a preset: it turns the rows of any table into products the way the seller has laid down.
import type { Option } from '#contract/product.ts'
import type { ImportedProduct, ImportedVariant, Report, TableRow, VariantTexts } from '../model.ts'
import type { Columns } from '../names.ts'
import { columnLabels, plainName } from '../names.ts'
import type { Preset, PresetReader } from '../preset.ts'
import { sourceKey } from '#core/categories/source-category.ts'
import { createAssembler } from '../assembler.ts'
import { keptText } from '../kept-text.ts'
import { addImage, addVariant, rejectRow, setSizes, setText, setWeight, toVariant } from '../draft.ts'
import { splitImages, toKey } from '../values.ts'
import { workOut } from './formula.ts'
import type { Formula } from './formula-parser.ts'
import { parseFormula } from './formula-parser.ts'
import type { Mapping, Origin, Rule } from '#contract/mapping.ts'
import { applySteps } from './steps.ts'
import { targetName } from './targets.ts'

export type Compiled = {
  readonly rule: Rule
  readonly formula: Formula | null
  readonly label: string
  readonly fault: string | null
}

/** Name of a rule's column as problems name it. */
const labelOf = (origin: Origin): string =>
  origin.kind === 'column'
    ? origin.column
    : origin.kind === 'join'
      ? origin.columns.join(' + ')
      : origin.kind === 'formula'
        ? 'formula'
        : 'constant'

/** A rule with its formula read. */
export const compileRule = (rule: Rule): Compiled => {
  const parsed = rule.origin.kind === 'formula' ? parseFormula(rule.origin.text) : null
  const isFault = typeof parsed === 'string'
  return { rule, formula: isFault ? null : parsed, fault: isFault ? parsed : null, label: labelOf(rule.origin) }
}

export type Read = { readonly text: string | undefined; readonly problem: string | null }

/** Works one rule out for one row: undefined where nothing is said, so that the field is left alone. */
export const readRule = (compiled: Compiled, cell: (name: string) => string | undefined): Read => {
  const { origin, steps } = compiled.rule
  if (compiled.fault !== null) return { text: undefined, problem: compiled.fault }
  let value: string | undefined
  if (origin.kind === 'constant') value = origin.text
  else if (origin.kind === 'column') value = cell(origin.column)
  else if (origin.kind === 'join') {
    const filled = origin.columns.map((column) => cell(column)?.trim() ?? '').filter((text) => text !== '')
    value = filled.length === 0 ? undefined : filled.join(origin.separator)
  } else if (compiled.formula !== null) {
    const worked = workOut(compiled.formula, cell)
    if ('problem' in worked) return { text: undefined, problem: worked.problem }
    value = worked.text
  }
  if (value === undefined || value.trim() === '') return { text: undefined, problem: null }
  const done = applySteps(value, steps)
  return 'problem' in done ? { text: undefined, problem: done.problem } : { text: done.text, problem: null }
}

const createReader = (mapping: Mapping, columns: Columns, report: Report): PresetReader => {
  const rules = mapping.rules.map(compileRule)
  const leaves = new Map(Object.entries(mapping.categories).map(([value, leaf]) => [sourceKey(value), leaf]))
  const indexes = new Map(
    columnLabels(columns.names)
      .map((name, index) => [plainName(name), index] as const)
      .toReversed(),
  )
  const cellOf =
    (row: TableRow) =>
    (name: string): string | undefined => {
      const index = indexes.get(plainName(name))
      return index === undefined ? undefined : row.cells[index]
    }
  const hasKey = rules.some(({ rule }) => rule.target.kind === 'key')
  const labelFor = (matches: (rule: Rule) => boolean): string => rules.find(({ rule }) => matches(rule))?.label ?? ''
  const damageColumns = {
    sellerSku: labelFor(({ target }) => target.kind === 'variant' && target.field === 'sellerSku'),
    identifierCode: labelFor(({ target }) => target.kind === 'variant' && target.field === 'identifierCode'),
  }
  const seen = new Map<string, number>()
  const alone = new Set<string>()
  const assembler = createAssembler<null>(
    () => null,
    (product) => {
      // The row of a parent is no variant of its own where its children are there.
      const isParent = ({ options, fields }: ImportedVariant): boolean =>
        options.length === 0 && fields.sellerSku === product.key && alone.has(product.key)
      if (product.variants.some(({ options }) => options.length > 0))
        product.variants = product.variants.filter((variant) => !isParent(variant))
    },
  )
  type Values = {
    key: string | undefined
    product: Map<string, string>
    variant: VariantTexts
    images: string[]
    variantImage: string | undefined
    options: { index: number; name: string; fallback: string; value: string }[]
    facts: [string, string][]
  }
  const readRow = (row: TableRow): Values => {
    const cell = cellOf(row)
    const values: Values = {
      key: undefined,
      product: new Map(),
      variant: {},
      images: [],
      variantImage: undefined,
      options: [],
      facts: [],
    }
    for (const [index, compiled] of rules.entries()) {
      const { text, problem } = readRule(compiled, cell)
      if (problem !== null)
        report.warn({
          row: row.line,
          column: compiled.label,
          sentence: `${problem} The field was left as it is.`,
          raw: '',
        })
      if (text === undefined) continue
      const { target } = compiled.rule
      if (target.kind === 'key') values.key = text.trim()
      else if (target.kind === 'product') values.product.set(target.field, text)
      else if (target.kind === 'variant') values.variant[target.field] ??= text
      else if (target.kind === 'images') values.images.push(...splitImages(text))
      else if (target.kind === 'variantImage') values.variantImage = text
      else if (target.kind === 'fact') values.facts.push([target.name, text])
      else {
        const named = target.nameColumn === null ? '' : (cell(target.nameColumn)?.trim() ?? '')
        values.options.push({ index, name: named, fallback: target.name, value: text.trim() })
      }
    }
    return values
  }
  const keyOf = (values: Values): string => {
    if (values.key !== undefined && values.key !== '') return values.key
    const own = values.variant.sellerSku?.trim() ?? ''
    const isNamed = own !== '' && (values.product.get('title') ?? '').trim() !== ''
    if (hasKey && !isNamed) return ''
    if (own !== '') {
      // A row that belongs to no group stands alone, unless others name it as theirs.
      if (hasKey) alone.add(keptText(own))
      return own
    }
    const title = toKey(values.product.get('title') ?? '').slice(0, 120)
    const count = (seen.get(title) ?? 0) + 1
    seen.set(keptText(title), count)
    return title === '' || count === 1 ? title : `${title}~${count}`
  }
  // Some exports name the options in the first row of a product only.
  let above: { key: string; names: Map<number, string> } = { key: '', names: new Map() }
  const optionsOf = (key: string, { options }: Values): Option[] => {
    if (above.key !== key) above = { key: keptText(key), names: new Map() }
    return options.map(({ index, name, fallback, value }) => {
      if (name !== '') above.names.set(index, keptText(name))
      return { name: above.names.get(index) ?? fallback, value }
    })
  }
  // A row that leaves key and title blank and names an option is a further variant of the product above it.
  const hasTitle = rules.some(({ rule }) => rule.target.kind === 'product' && rule.target.field === 'title')
  const continues = ({ key = '', product, options }: Values): boolean =>
    hasKey && hasTitle && key === '' && (product.get('title') ?? '') === '' && options.length > 0
  const fill = (product: ImportedProduct, values: Values, row: TableRow): void => {
    const texts = values.product
    for (const field of ['title', 'description', 'brand', 'sourceCategory', 'categoryId'] as const)
      setText(product, field, texts.get(field))
    const leaf = leaves.get(sourceKey(texts.get('sourceCategory') ?? ''))
    if (leaf !== undefined) setText(product, 'categoryId', leaf)
    const place = { row, column: labelFor(({ target }) => target.kind === 'product' && target.field === 'weight') }
    setWeight(product, texts.get('weight'), texts.get('weightUnit') ?? '', place, report)
    setSizes(
      product,
      { length: texts.get('length'), width: texts.get('width'), height: texts.get('height') },
      texts.get('dimensionUnit') ?? '',
    )
    for (const source of values.images) addImage(product, source)
    for (const [name, value] of values.facts) {
      const wanted = (product.wanted ??= [])
      // The first row that says something of an attribute counts, as with every other field.
      if (name.trim() !== '' && !wanted.some((one) => one.name === name.trim()))
        wanted.push({ name: name.trim(), values: [value.trim()] })
    }
  }
  return {
    push: (row) => {
      const values = readRow(row)
      const key = continues(values) ? above.key : keyOf(values)
      const raw = row.cells
        .filter((cell) => cell.trim() !== '')
        .join(' · ')
        .slice(0, 300)
      if (key === '') {
        rejectRow(
          report,
          row,
          labelFor(({ target }) => target.kind === 'key'),
          'Nothing in this row says which product it belongs to. Fill in the key, the seller SKU or the title.',
          raw,
        )
        return []
      }
      if (!hasKey && assembler.has(key)) {
        rejectRow(
          report,
          row,
          damageColumns.sellerSku,
          `${key} is in an earlier row already. Give each row its own seller SKU, or choose a column that says which rows belong together.`,
          raw,
        )
        return []
      }
      const { product } = assembler.open(key)
      const variant = toVariant(row, values.variant, optionsOf(key, values), values.variantImage)
      if (addVariant(product, variant, row, damageColumns, report)) {
        product.rows.push(row.line)
        fill(product, values, row)
      }
      return assembler.take()
    },
    finish: assembler.finish,
  }
}

/** A preset made of a mapping. */
export const mappingPreset = (mapping: Mapping): Preset => ({
  id: 'mapping',
  name: mapping.name,
  recognise: () => 0,
  becomes: (column) => {
    const plain = plainName(column)
    const rule = mapping.rules.find(({ origin }) =>
      origin.kind === 'column'
        ? plainName(origin.column) === plain
        : origin.kind === 'join' && origin.columns.some((name) => plainName(name) === plain),
    )
    return rule === undefined ? null : targetName(rule.target)
  },
  createReader: (columns, report) => createReader(mapping, columns, report),
})
