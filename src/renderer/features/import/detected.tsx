// What was detected of how the file is built, each part with a list to correct it. A correction reads the file again at once.
import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import type { ImportSummary } from '#contract/imports.ts'
import { calls } from '#renderer/bridge.ts'
import { complain } from '#renderer/features/frame/toast-store.ts'
import { count, several } from '#renderer/ui/format.ts'
import type { Look } from './import-store.ts'
import { changeDraft, columnsOf, correct, mapMyself, takeMapping } from './import-store.ts'
import { identityOf, setIdentity } from './draft-mapping.ts'
import { useSaved } from './saved-store.ts'
import styles from './detected.module.css'

type Choice = { readonly value: string; readonly name: string }
type PartProps = {
  readonly name: string
  readonly value: string
  readonly choices: readonly Choice[]
  readonly more: ReactNode
  readonly isFixed?: boolean
  readonly onChoose: (value: string) => void
}

const Part = ({ name, value, choices, more, isFixed = false, onChoose }: PartProps) => (
  <div className={styles['part']}>
    <label className="t11 faint">
      {name}
      {isFixed ? (
        <span className={`${styles['fixed']} cut`}>{choices.find((one) => one.value === value)?.name ?? value}</span>
      ) : (
        <select className={styles['choice']} value={value} onChange={(event) => onChoose(event.target.value)}>
          {choices.map((one) => (
            <option key={one.value} value={one.value}>
              {one.name}
            </option>
          ))}
        </select>
      )}
    </label>
    <p className="t11 soft cut" title={typeof more === 'string' ? more : undefined}>
      {more}
    </p>
  </div>
)

const encodings: readonly Choice[] = [
  ['utf-8', 'UTF-8'],
  ['utf-16le', 'UTF-16 LE'],
  ['utf-16be', 'UTF-16 BE'],
  ['windows-1252', 'Windows-1252 (Western)'],
  ['windows-1250', 'Windows-1250 (Central European)'],
  ['windows-1251', 'Windows-1251 (Cyrillic)'],
  ['windows-1253', 'Windows-1253 (Greek)'],
  ['windows-1254', 'Windows-1254 (Turkish)'],
  ['windows-1255', 'Windows-1255 (Hebrew)'],
  ['windows-1256', 'Windows-1256 (Arabic)'],
  ['windows-1257', 'Windows-1257 (Baltic)'],
  ['windows-1258', 'Windows-1258 (Vietnamese)'],
  ['windows-874', 'Windows-874 (Thai)'],
  ['shift_jis', 'Shift-JIS (Japanese)'],
  ['euc-jp', 'EUC-JP (Japanese)'],
  ['gb18030', 'GB18030 (Chinese)'],
  ['big5', 'Big5 (Chinese)'],
  ['cp949', 'EUC-KR (Korean)'],
  ['macintosh', 'Mac Roman'],
  ['cp850', 'DOS 850'],
  ['cp437', 'DOS 437'],
].map(([value = '', name = '']) => ({ value, name }))

const withOwn = (choices: readonly Choice[], value: string): readonly Choice[] =>
  choices.some((one) => one.value === value) ? choices : [{ value, name: value.toUpperCase() }, ...choices]

const delimiters: readonly Choice[] = [
  { value: ',', name: 'Comma' },
  { value: ';', name: 'Semicolon' },
  { value: '\t', name: 'Tab' },
  { value: '|', name: 'Pipe' },
  { value: ' ', name: 'Blank' },
  { value: '^', name: 'Caret' },
  { value: '~', name: 'Tilde' },
]
const delimiterOf = (name: string): string =>
  ({ comma: ',', semicolon: ';', tab: '\t', pipe: '|', space: ' ', caret: '^', tilde: '~' })[name] ?? name

const quotes: readonly Choice[] = [
  { value: '"', name: 'Double "' },
  { value: "'", name: "Single '" },
  { value: '', name: 'None' },
]

/** Letters beyond ASCII of the first rows: by them one sees whether the encoding is right. */
const tellingLetters = (summary: ImportSummary): string => {
  const words = summary.sample.flatMap(({ cells }) => cells.join(' ').match(/\S*[\u0080-\uffff]\S*/g) ?? [])
  return [...new Set(words)].slice(0, 3).join(' ').slice(0, 40)
}

const headerChoices = (line: number): readonly Choice[] => [
  { value: '0', name: 'No header' },
  ...Array.from({ length: Math.max(20, line) }, (_, index) => ({ value: String(index + 1), name: `Row ${index + 1}` })),
]

const isQuote = (value: string): value is '"' | "'" | '' => ['"', "'", ''].includes(value)

const ownMapping = 'own'
const savedPrefix = 'saved:'

const usePresets = (): readonly Choice[] => {
  const [presets, setPresets] = useState<readonly Choice[]>([])
  useEffect(() => {
    calls.imports.presets().then((all) => setPresets(all.map(({ id, name }) => ({ value: id, name }))), complain)
  }, [])
  return presets
}

const PresetPart = ({ look: { summary, draft } }: { readonly look: Look }) => {
  const presets = usePresets()
  const saved = useSaved((state) => state.mappings)
  const known = summary.columns.filter((column) => column.becomes !== null).length
  const others = saved.filter(({ name }) => name !== draft?.savedAs)
  return (
    <Part
      name="Preset"
      value={draft === null ? summary.preset : ownMapping}
      choices={[
        { value: ownMapping, name: draft?.savedAs ?? 'My own mapping' },
        ...others.map(({ name }) => ({ value: `${savedPrefix}${name}`, name })),
        ...withOwn(presets, draft === null ? summary.preset : (presets[0]?.value ?? ownMapping)),
      ]}
      more={`${known} of ${summary.columns.length} columns ${draft === null ? 'known' : 'mapped'}`}
      onChoose={(value) => {
        const mapping = others.find(({ name }) => value === `${savedPrefix}${name}`)
        if (mapping !== undefined) void takeMapping(mapping)
        else if (value === ownMapping) void mapMyself()
        else void correct({ preset: value })
      }}
    />
  )
}

const IdentityPart = ({ look: { summary, draft } }: { readonly look: Look }) => {
  const more = `${several(summary.products, 'product')}, ${several(summary.variants, 'variant')}`
  if (draft === null) {
    const key = summary.columns.find(({ becomes }) => becomes === 'which rows belong together')
    const choices = [{ value: '', name: key?.name ?? 'As the platform says' }]
    return <Part name="Same product when" value="" choices={choices} more={more} isFixed onChoose={() => undefined} />
  }
  const choices = [
    { value: '', name: 'Seller SKU' },
    ...columnsOf(summary).map((column, index) => ({ value: `c${index}`, name: column })),
  ]
  const at = columnsOf(summary).indexOf(identityOf(draft) ?? '\u0000')
  return (
    <Part
      name="Same product when"
      value={at < 0 ? '' : `c${at}`}
      choices={choices}
      more={more}
      onChoose={(value) =>
        changeDraft((was) =>
          setIdentity(was, value === '' ? null : (columnsOf(summary)[Number(value.slice(1))] ?? null)),
        )
      }
    />
  )
}

const isText = (summary: ImportSummary): boolean => summary.kind === 'CSV' || summary.kind === 'TSV'

const TextParts = ({ summary }: { readonly summary: ImportSummary }) => {
  const letters = tellingLetters(summary)
  return (
    <>
      <Part
        name="Encoding"
        value={summary.encoding}
        choices={withOwn(encodings, summary.encoding)}
        more={letters === '' ? 'plain letters only' : `sample: ${letters}`}
        onChoose={(encoding) => void correct({ encoding })}
      />
      <Part
        name="Separator"
        value={delimiterOf(summary.delimiter)}
        choices={withOwn(delimiters, delimiterOf(summary.delimiter))}
        more={`${count(summary.columns.length)} columns`}
        onChoose={(delimiter) => void correct({ delimiter })}
      />
      <Part
        name="Quotation marks"
        value={summary.quote}
        choices={quotes}
        more="around cells"
        onChoose={(quote) => {
          if (isQuote(quote)) void correct({ quote })
        }}
      />
    </>
  )
}

const SheetPart = ({ summary }: { readonly summary: ImportSummary }) => {
  const sheet = /^sheet “(.*)”$/s.exec(summary.delimiter)?.[1] ?? summary.sheets[0] ?? ''
  return (
    <Part
      name="Sheet"
      value={sheet}
      choices={summary.sheets.map((name) => ({ value: name, name }))}
      more={summary.sheets.length === 1 ? 'the only one' : `${summary.sheets.length} sheets`}
      onChoose={(chosen) => void correct({ sheet: chosen })}
    />
  )
}

export const Detected = ({ look }: { readonly look: Look }) => {
  const { summary } = look
  return (
    <section className={`card ${styles['detected']}`} aria-label="What was detected" aria-busy={look.isReading}>
      <PresetPart look={look} />
      {isText(summary) && <TextParts summary={summary} />}
      {summary.sheets.length > 0 && <SheetPart summary={summary} />}
      {summary.kind === 'XML' ? (
        <Part
          name="Kind of file"
          value="XML"
          choices={[{ value: 'XML', name: `XML, ${summary.delimiter}` }]}
          more={summary.encoding.toUpperCase()}
          isFixed
          onChoose={() => undefined}
        />
      ) : (
        <Part
          name="Header"
          value={String(summary.headerLine)}
          choices={headerChoices(summary.headerLine)}
          more={
            summary.headerLine === 0
              ? 'columns are numbered'
              : summary.headerLine === 1
                ? 'nothing above it'
                : `${several(summary.headerLine - 1, 'line')} above it`
          }
          onChoose={(line) => void correct({ headerLine: Number(line) })}
        />
      )}
      <IdentityPart look={look} />
    </section>
  )
}
