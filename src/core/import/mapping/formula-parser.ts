// Reads a small formula, such as `{Brand} & " " & UPPER({Name})`, into a tree. It runs nothing; there are no names but columns and a dozen functions.

export type Formula =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'column'; readonly name: string }
  | { readonly kind: 'operation'; readonly sign: string; readonly left: Formula; readonly right: Formula }
  | { readonly kind: 'call'; readonly name: string; readonly inputs: readonly Formula[] }

/** How many values each function takes: least and most. */
export const functions: Readonly<Record<string, readonly [least: number, most: number]>> = {
  UPPER: [1, 1],
  LOWER: [1, 1],
  TITLE: [1, 1],
  TRIM: [1, 1],
  LEN: [1, 1],
  LEFT: [2, 2],
  RIGHT: [2, 2],
  MID: [3, 3],
  REPLACE: [3, 3],
  CONTAINS: [2, 2],
  SPLIT: [3, 3],
  ROUND: [2, 2],
  IF: [3, 3],
  FIRST: [1, 20],
  JOIN: [2, 20],
  PAD: [3, 3],
}

type Token = { readonly kind: 'text' | 'column' | 'name' | 'sign'; readonly text: string; readonly at: number }

const tokenPattern = /\s+|"((?:[^"]|"")*)"|\{([^{}]*)\}|(\d+(?:\.\d+)?)|([A-Za-z]+)|(<>|<=|>=|[&+\-*/=<>(),])/y

const readTokens = (source: string): Token[] | string => {
  const tokens: Token[] = []
  tokenPattern.lastIndex = 0
  for (let at = 0; at < source.length; at = tokenPattern.lastIndex) {
    const match = tokenPattern.exec(source)
    if (match === null)
      return `“${source.slice(at, at + 10)}” is not understood (position ${at + 1}). Texts stand in quotation marks, columns in { }.`
    const [, text, column, digits, name, sign] = match
    if (text !== undefined) tokens.push({ kind: 'text', text: text.replaceAll('""', '"'), at })
    else if (column !== undefined) tokens.push({ kind: 'column', text: column.trim(), at })
    else if (digits !== undefined) tokens.push({ kind: 'text', text: digits, at })
    else if (name !== undefined) tokens.push({ kind: 'name', text: name.toUpperCase(), at })
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign, at })
  }
  return tokens
}

const ranks: readonly (readonly string[])[] = [['=', '<>', '<', '>', '<=', '>='], ['&'], ['+', '-'], ['*', '/']]
const mostDepth = 40

class FormulaFault extends Error {
  override readonly name = 'FormulaFault'
}

/** Reads a formula; a text is the sentence that says what is wrong with it. */
export const parseFormula = (source: string): Formula | string => {
  const tokens = readTokens(source)
  if (typeof tokens === 'string') return tokens
  if (tokens.length === 0) return 'The formula is empty.'
  let position = 0
  const peek = (): Token | undefined => tokens[position]
  const isSign = (text: string): boolean => peek()?.kind === 'sign' && peek()?.text === text
  const expect = (text: string): void => {
    if (!isSign(text))
      throw new FormulaFault(
        `“${text}” is missing${peek() === undefined ? ' at the end' : ` before “${peek()?.text ?? ''}”`}.`,
      )
    position += 1
  }
  const readCall = (name: string, depth: number): Formula => {
    const counts = functions[name]
    if (counts === undefined)
      throw new FormulaFault(`There is no function ${name}. Use ${Object.keys(functions).join(', ')}.`)
    expect('(')
    const inputs: Formula[] = []
    while (!isSign(')')) {
      if (inputs.length > 0) expect(',')
      inputs.push(readRank(0, depth + 1))
    }
    expect(')')
    const [least, most] = counts
    if (inputs.length < least || inputs.length > most) {
      throw new FormulaFault(
        `${name} takes ${least === most ? least : `${least} to ${most}`} values, not ${inputs.length}.`,
      )
    }
    return { kind: 'call', name, inputs }
  }
  const readOne = (depth: number): Formula => {
    if (depth > mostDepth) throw new FormulaFault('The formula is nested too deeply.')
    const token = peek()
    position += 1
    if (token === undefined) throw new FormulaFault('The formula breaks off. A value is missing at the end.')
    if (token.kind === 'text') return { kind: 'text', text: token.text }
    if (token.kind === 'column') return { kind: 'column', name: token.text }
    if (token.kind === 'name') return readCall(token.text, depth)
    if (token.text === '-')
      return { kind: 'operation', sign: '-', left: { kind: 'text', text: '0' }, right: readOne(depth + 1) }
    if (token.text !== '(') throw new FormulaFault(`A value is missing before “${token.text}”.`)
    const inner = readRank(0, depth + 1)
    expect(')')
    return inner
  }
  const readRank = (rank: number, depth: number): Formula => {
    const signs = ranks[rank]
    if (signs === undefined) return readOne(depth)
    let left = readRank(rank + 1, depth)
    for (let token = peek(); token?.kind === 'sign' && signs.includes(token.text); token = peek()) {
      position += 1
      left = { kind: 'operation', sign: token.text, left, right: readRank(rank + 1, depth + 1) }
    }
    return left
  }
  try {
    const formula = readRank(0, 0)
    const rest = peek()
    return rest === undefined ? formula : `“${rest.text}” is not expected here (position ${rest.at + 1}).`
  } catch (error) {
    if (error instanceof FormulaFault) return error.message
    throw error
  }
}
