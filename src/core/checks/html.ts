// Reads a description's HTML into pieces and writes back only what the platform shows. It trusts nothing and never throws.

/** Things a buyer would miss: they are named to the seller when they have to be left out. */
export const lossyThings = {
  img: 'pictures',
  table: 'tables',
  iframe: 'embedded pages',
  video: 'videos',
  audio: 'sounds',
  object: 'embedded objects',
  embed: 'embedded objects',
  form: 'forms',
  script: 'scripts',
  svg: 'drawings',
} as const

const isLossy = (name: string): name is keyof typeof lossyThings => Object.hasOwn(lossyThings, name)

// Their text is code, not words.
const silent = new Set(['script', 'style', 'noscript', 'template', 'head', 'svg', 'object', 'iframe', 'select'])
const blocks = new Set([
  'p',
  'div',
  'section',
  'article',
  'header',
  'footer',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
  'pre',
  'table',
  'tr',
  'dl',
  'dt',
  'dd',
  'figure',
  'figcaption',
  'address',
  'hr',
  'center',
  'main',
  'aside',
  'form',
  'fieldset',
])
const strong = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'th', 'dt'])
const inline: Readonly<Record<string, string>> = { strong: 'strong', b: 'strong', em: 'em', i: 'em', u: 'u' }

const tokens = /<!--[\s\S]*?(?:-->|$)|<![^>]*>|<\?[^>]*>|<(\/?)([a-z][a-z\d:-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/giu

export type ShownHtml = {
  readonly html: string
  /** Plain words of what is left out, such as "pictures", each once. */
  readonly leftOut: readonly string[]
  /** True where words or pictures are left. */
  readonly isEmpty: boolean
}

const escaped = (text: string): string => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;')

type Block = { readonly kind: 'p' | 'li'; readonly list: 'ul' | 'ol'; html: string }

const tidied = (html: string): string =>
  html
    .replaceAll(/[ \t\r\n\f]+/gu, ' ')
    .replaceAll(/ ?<br> ?/gu, '<br>')
    .replaceAll(/<(strong|em|u)>((?: |<br>)*)<\/\1>/gu, '$2')
    .replaceAll(/^(?: |<br>|&nbsp;)+|(?: |<br>|&nbsp;)+$/gu, '')

// Taking out an empty mark can leave another one empty.
const tidy = (html: string): string => {
  const next = tidied(html)
  return next === html ? html : tidy(next)
}

// Blocks in, text out: paragraphs as they come, neighbouring list items under one list.
const written = (list: readonly Block[]): string => {
  let html = ''
  let open: 'ul' | 'ol' | null = null
  for (const block of list) {
    const wanted = block.kind === 'li' ? block.list : null
    if (open !== null && open !== wanted) html += `</${open}>`
    if (wanted !== null && open !== wanted) html += `<${wanted}>`
    open = wanted
    html += `<${block.kind}>${block.html}</${block.kind}>`
  }
  return open === null ? html : `${html}</${open}>`
}

/**
 * What the platform can show of a description: paragraphs, lists, line breaks, strong, emphasised and underlined words, without attributes and
 * without nesting. Text without any tag becomes paragraphs at its line breaks. Doing it twice changes nothing.
 */
export const shownHtml = (source: string): ShownHtml => {
  const leftOut = new Set<string>()
  const done: Block[] = []
  let open: Block = { kind: 'p', list: 'ul', html: '' }
  let marks: string[] = []
  const lists: ('ul' | 'ol')[] = []
  const input = source.replaceAll(/(?![\t\n\r])[\p{Cc}\uFFFD]/gu, ' ')
  const isPlain = input.search(tokens) < 0

  const close = (next: Block['kind']): void => {
    const html = tidy(
      open.html +
        marks
          .toReversed()
          .map((mark) => `</${mark}>`)
          .join(''),
    )
    if (html !== '') done.push({ ...open, html })
    open = { kind: next, list: lists.at(-1) ?? 'ul', html: marks.map((mark) => `<${mark}>`).join('') }
  }
  const mark = (name: string): void => {
    if (marks.includes(name)) return
    marks.push(name)
    open.html += `<${name}>`
  }
  const unmark = (name: string): void => {
    const place = marks.indexOf(name)
    if (place < 0) return
    const above = marks.slice(place + 1)
    open.html +=
      marks
        .slice(place)
        .toReversed()
        .map((one) => `</${one}>`)
        .join('') + above.map((one) => `<${one}>`).join('')
    marks = [...marks.slice(0, place), ...above]
  }
  const words = (text: string): void => {
    if (!isPlain) {
      open.html += escaped(text)
      return
    }
    for (const [index, paragraph] of text.split(/\r?\n[ \t]*(?:\r?\n\s*)+/u).entries()) {
      if (index > 0) close('p')
      open.html += escaped(paragraph.trim()).replaceAll(/\r?\n/gu, '<br>')
    }
  }

  let from = 0
  let skipping: string | null = null
  for (const token of input.matchAll(tokens)) {
    const text = input.slice(from, token.index)
    from = token.index + token[0].length
    if (skipping === null) words(text)
    const isEnd = token[1] === '/'
    const name = (token[2] ?? '').toLowerCase()
    if (name === '') continue
    if (skipping !== null) {
      if (isEnd && name === skipping) skipping = null
      continue
    }
    if (!isEnd && isLossy(name)) leftOut.add(lossyThings[name])
    const isSelfClosed = (token[3] ?? '').trimEnd().endsWith('/')
    if (silent.has(name)) {
      if (!isEnd && !isSelfClosed && input.toLowerCase().includes(`</${name}`, from)) skipping = name
      continue
    }
    const isInList = lists.length > 0
    if (name === 'br') open.html += '<br>'
    else if (name === 'ul' || name === 'ol') {
      close('p')
      if (isEnd) lists.pop()
      else lists.push(name)
      open = { ...open, kind: 'p', list: lists.at(-1) ?? 'ul' }
    } else if (name === 'li') close(isEnd ? 'p' : 'li')
    else if (name === 'td' || name === 'th') open.html += ' '
    else if (blocks.has(name)) {
      if (isInList && open.kind === 'li') open.html += '<br>'
      else close('p')
    }
    const inlineName = inline[name] ?? (strong.has(name) ? 'strong' : null)
    if (inlineName === null) continue
    if (isEnd) unmark(inlineName)
    else mark(inlineName)
  }
  if (skipping === null) words(input.slice(from))
  close('p')
  return { html: written(done), leftOut: [...leftOut], isEmpty: done.length === 0 }
}
