// Typing that is not saved yet: it lasts until the saved value changes, then the new value stands.
import { useState } from 'react'

/** The text to show and how to change it. When `saved` changes, what was typed before gives way to it. */
export const useDraft = (saved: string): readonly [string, (text: string) => void] => {
  const [draft, setDraft] = useState({ saved, text: saved })
  return [draft.saved === saved ? draft.text : saved, (text) => setDraft({ saved, text })]
}
