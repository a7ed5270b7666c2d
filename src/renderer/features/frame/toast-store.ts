// Short words at the lower edge. Each also stands in Activity or in its place, so nothing is lost when it goes.
import { create } from 'zustand'
import { wordsOf } from '#renderer/words.ts'

export type Toast = {
  readonly id: number
  readonly tone: 'plain' | 'wait' | 'problem'
  readonly sentence: string
  readonly detail: string | null
  readonly deed: { readonly label: string; readonly run: () => void } | null
}

export const useToasts = create<{ readonly toasts: readonly Toast[] }>(() => ({ toasts: [] }))

let last = 0

export const dismiss = (id: number): void =>
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }))

const plainMs = 7_000
// Who wants to take something back has to read what happened first, and to reach the button.
const withDeedMs = 20_000

/** Shows a toast for seven seconds, for twenty where it offers a deed; one with a problem stays until it is closed. At most three stand at once. */
export const say = (sentence: string, more: Partial<Omit<Toast, 'id' | 'sentence'>> = {}): void => {
  last += 1
  const toast: Toast = { id: last, tone: 'plain', detail: null, deed: null, ...more, sentence }
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts, toast].slice(-3) }))
  if (toast.tone !== 'problem') setTimeout(() => dismiss(toast.id), toast.deed === null ? plainMs : withDeedMs)
}

/** Shows what a failed call said, with its next step. */
export const complain = (error: unknown): void => {
  const { sentence, action } = wordsOf(error)
  say(sentence, { tone: 'problem', detail: action })
}
