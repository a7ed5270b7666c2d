// Decides what reads the columns of a catalogue: the seller's mapping, a known platform, a saved mapping that fits, or a proposal.
import { AppError } from '#contract/failure.ts'
import type { ImportChoices } from '#contract/imports.ts'
import type { Mapping } from '#contract/mapping.ts'
import { mappingPreset } from '#core/import/mapping/mapping-preset.ts'
import { findGap, proposeMapping } from '#core/import/mapping/propose.ts'
import type { Preset } from '#core/import/preset.ts'
import type { CatalogueSource } from './catalogue-source.ts'

export type Chosen = {
  readonly preset: Preset
  readonly mapping: Mapping | null
  /** Sureness of each rule where the mapping is a proposal. */
  readonly sureness: readonly number[]
  /** What is missing before a proposal can bring anything in; null where nothing is. */
  readonly gap: string | null
}

const withMapping = (mapping: Mapping, sureness: readonly number[] = []): Chosen => ({
  preset: mappingPreset(mapping),
  mapping,
  sureness,
  gap: findGap(mapping),
})

// A title alone makes no catalogue: a list of people has names, too.
const telling = new Set(['price', 'sellerSku', 'identifierCode', 'images', 'description', 'quantity'])

const isCatalogue = (mapping: Mapping): boolean =>
  mapping.rules.some(({ target }) => telling.has('field' in target ? target.field : target.kind))

/** Chooses what reads a catalogue. Throws AppError `invalid` where its columns say nothing of products. */
export const choosePreset = (
  source: CatalogueSource,
  choices: ImportChoices,
  saved: readonly Mapping[],
  rows: readonly (readonly string[])[],
): Chosen => {
  if (choices.mapping !== undefined) return withMapping(choices.mapping)
  const { preset, columns, headerLine } = source.layout
  if (preset !== null && preset.id === choices.preset) return { preset, mapping: null, sureness: [], gap: null }
  const proposal = preset === null || saved.length > 0 ? proposeMapping(columns.names, rows, saved) : null
  if (proposal?.from !== null && proposal !== null) return withMapping(proposal.mapping)
  if (preset !== null) return { preset, mapping: null, sureness: [], gap: null }
  if (proposal === null || !isCatalogue(proposal.mapping)) {
    if (
      rows.length === 0 &&
      columns.names.length < 2 &&
      (columns.names[0] ?? '').trim() === (headerLine > 0 ? '' : 'Column 1')
    ) {
      throw new AppError('invalid', {
        sentence: `“${source.name}” holds nothing but blanks. Nothing was brought in.`,
        action: 'Export the file from your shop again.',
      })
    }
    const named = columns.names.filter((column) => column !== '').slice(0, 6)
    throw new AppError('invalid', {
      sentence: `“${source.name}” is a table, but nothing in its columns (${named.join(', ')}) speaks of products. Nothing was brought in.`,
      action: 'Choose the file that your shop exports, or say which column is which.',
      place: 'columns',
    })
  }
  return withMapping(proposal.mapping, proposal.sureness)
}
