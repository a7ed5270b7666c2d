// Takes secrets out of anything that is about to be written down. It knows secrets by value, by the name they stand under and by their shape.

const hidden = '[hidden]'
const secretName = /(token|secret|cipher|passphrase|password|authorization|cookie|credential|^sign$|^code$|apikey)/i
const shapes: readonly (readonly [RegExp, string])[] = [
  [/\b(TTP|ROW|TTS)_[A-Za-z0-9_-]{12,}/g, hidden],
  [/\bBearer\s+[A-Za-z0-9._~+/=-]{8,}/gi, `Bearer ${hidden}`],
  [/([?&](?:access_token|refresh_token|app_secret|shop_cipher|sign|token|auth_code|code)=)[^&\s"']+/gi, `$1${hidden}`],
  [/("?(?:x-tts-access-token|app_secret|access_token|refresh_token)"?\s*[:=]\s*"?)[^\s",}]+/gi, `$1${hidden}`],
]

/**
 * Hides what was named as secret. `hide` adds a value (shorter than six characters is ignored: it would hide ordinary text). `hideWithin` takes
 * what a place for secrets holds: a bare secret, or JSON with secrets under telling names.
 */
export type Redactor = {
  readonly hide: (value: string) => void
  readonly hideWithin: (kept: string) => void
  readonly text: (text: string) => string
  readonly facts: (value: unknown) => unknown
}

const forms = (value: string): string[] => [
  value,
  encodeURIComponent(value),
  Buffer.from(value).toString('base64'),
  Buffer.from(value).toString('base64url'),
]

export const createRedactor = (): Redactor => {
  // Longest first: of two that begin alike, the shorter would leave the end of the longer one standing.
  let values: readonly string[] = []
  const text = (input: string): string => {
    let output = input
    for (const value of values) output = output.replaceAll(value, hidden)
    for (const [shape, replacement] of shapes) output = output.replace(shape, replacement)
    return output
  }
  const facts = (value: unknown, depth = 0): unknown => {
    if (typeof value === 'string') return text(value)
    if (value instanceof Error) {
      return {
        name: value.name,
        message: text(value.message),
        stack: text(value.stack ?? ''),
        ...(value.cause === undefined || depth > 4 ? {} : { cause: facts(value.cause, depth + 1) }),
      }
    }
    if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? `${value}` : value
    if (depth > 6) return '[deep]'
    if (Array.isArray(value)) return value.slice(0, 200).map((item) => facts(item, depth + 1))
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [
        name,
        secretName.test(name) && item !== null && typeof item !== 'boolean' && typeof item !== 'number'
          ? hidden
          : facts(item, depth + 1),
      ]),
    )
  }
  const hide = (value: string): void => {
    if (value.length < 6 || values.includes(value)) return
    values = [...new Set([...values, ...forms(value)])].toSorted((a, b) => b.length - a.length)
  }
  const hideNamed = (value: unknown, isSecret: boolean): void => {
    if (typeof value === 'string' && isSecret) hide(value)
    if (typeof value !== 'object' || value === null) return
    for (const [name, item] of Object.entries(value)) hideNamed(item, isSecret || secretName.test(name))
  }
  return {
    hide,
    hideWithin: (kept) => {
      try {
        const value: unknown = JSON.parse(kept)
        hideNamed(value, typeof value !== 'object')
      } catch {
        hide(kept)
      }
    },
    text,
    facts: (value) => facts(value),
  }
}
