// Says in a few words what a rule does: “plus 8 %, ends in .99”. It works nothing out.
import type { Origin, Rule, Step } from '#contract/mapping.ts'

const signed = (amount: string): string => (amount.startsWith('-') ? `minus ${amount.slice(1)}` : `plus ${amount}`)
const isNothing = (amount: string): boolean => /^-?0+(?:\.0+)?$/.test(amount)

const priceWords = ({ percent, plus, decimals, ending }: Extract<Step, { kind: 'price' }>): string =>
  [
    isNothing(percent) ? '' : `${signed(percent)} %`,
    isNothing(plus) ? '' : signed(plus),
    ending === '' ? `rounded to ${decimals} decimals` : `ends in ${ending}`,
  ]
    .filter(Boolean)
    .join(', ')

const partWords = (part: number): string => (part === -1 ? 'last part' : part < 0 ? `part ${part}` : `part ${part + 1}`)

/** One step in words. */
export const stepWords = (step: Step): string => {
  switch (step.kind) {
    case 'split':
      return `${partWords(step.part)} at “${step.separator}”`
    case 'replace':
      return step.put === '' ? `without “${step.find}”` : `“${step.find}” becomes “${step.put}”`
    case 'case':
      return { upper: 'in capitals', lower: 'in small letters', title: 'Each Word Large' }[step.to]
    case 'plainText':
      return 'as plain text'
    case 'number':
      return step.notation === 'de' ? 'reads 1.234,50' : 'reads 1,234.50'
    case 'price':
      return priceWords(step)
    case 'unit':
      return `${step.from} to ${step.to}`
    default:
      return `list of ${Object.keys(step.table).length}`
  }
}

/** Where a rule's value comes from, in words. */
export const originWords = (origin: Origin): string =>
  origin.kind === 'column'
    ? origin.column
    : origin.kind === 'join'
      ? origin.columns.join(' + ')
      : origin.kind === 'constant'
        ? `“${origin.text}”`
        : `= ${origin.text}`

/** What is done to the value on its way, in words; '' where it comes as it is. */
export const stepsWords = ({ steps }: Pick<Rule, 'steps'>): string => steps.map(stepWords).filter(Boolean).join(', ')
