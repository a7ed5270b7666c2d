// The seller's own synonyms as a small table: a word, and what category names call it. The search uses it as soon as it is saved.
import { Plus, Trash2, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import type { synonymShape } from '#contract/categories.ts'
import { checkSynonyms } from '#core/categories/synonyms.ts'
import { calls } from '#renderer/bridge.ts'
import { complain, say } from '#renderer/features/frame/toast-store.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { several } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import styles from './synonyms.module.css'

type Line = z.infer<typeof synonymShape> & { readonly id: number }
type Problem = { readonly line: number; readonly sentence: string; readonly isFault: boolean }

let lastId = 0
const newLine = (word = '', means = ''): Line => {
  lastId += 1
  return { id: lastId, word, means }
}
const isBlank = ({ word, means }: Line): boolean => word.trim() === '' && means.trim() === ''

export const SynonymsDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const [lines, setLines] = useState<readonly Line[] | null>(null)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  useEffect(() => {
    const show = ({ list, problems: found }: { list: z.infer<typeof synonymShape>[]; problems: Problem[] }): void => {
      setLines(list.length === 0 ? [newLine()] : list.map(({ word, means }) => newLine(word, means)))
      setProblems(found)
    }
    calls.categories.synonyms().then(show, complain)
  }, [])
  if (lines === null) return null
  const change = (id: number, part: Partial<Line>): void => {
    setLines(lines.map((line) => (line.id === id ? { ...line, ...part } : line)))
    setProblems([])
  }
  const save = async (): Promise<void> => {
    const kept = lines.filter((line) => !isBlank(line))
    const list = kept.map(({ word, means }) => ({ word, means }))
    const faults = checkSynonyms(list, null)
    if (faults.length > 0) {
      setLines(kept)
      setProblems(faults)
      return
    }
    try {
      const saved = await calls.categories.setSynonyms({ list })
      say(`${several(list.length, 'synonym')} saved`)
      if (saved.problems.length === 0) onClose()
      else {
        setLines(kept)
        setProblems(saved.problems)
      }
    } catch (error) {
      complain(error)
    }
  }
  return (
    <Dialog label="Synonyms" className={styles['dialog'] ?? ''} onClose={onClose}>
      <header className="row">
        <h2 className="t14">Synonyms</h2>
        <button type="button" className="btn quiet icon end" aria-label="Close" onClick={onClose}>
          <Icon of={X} />
        </button>
      </header>
      <p className="soft">
        What you call your goods, and the words of category names it stands for. Part several with commas; any of them
        will do. Yours go before those Listwright knows.
      </p>
      <ol className={styles['lines']}>
        {lines.map(({ id, word, means }, at) => {
          const problem = problems.find(({ line }) => line === at)
          const noteId = `synonym-${id}`
          return (
            <li key={id}>
              <input
                className={`field ${problem?.isFault === true ? 'is-err' : ''}`}
                aria-label={`Word ${at + 1}`}
                aria-describedby={problem === undefined ? undefined : noteId}
                aria-invalid={problem?.isFault === true || undefined}
                placeholder="tumbler"
                maxLength={80}
                value={word}
                onChange={(event) => change(id, { word: event.target.value })}
              />
              <span className="faint">means</span>
              <input
                className="field"
                aria-label={`What word ${at + 1} means`}
                placeholder="water bottle, flask"
                maxLength={300}
                value={means}
                onChange={(event) => change(id, { means: event.target.value })}
              />
              <button
                type="button"
                className="btn quiet icon"
                aria-label={`Remove line ${at + 1}`}
                onClick={() => {
                  setLines(lines.filter((line) => line.id !== id))
                  setProblems([])
                }}
              >
                <Icon of={Trash2} />
              </button>
              {problem !== undefined && (
                <p id={noteId} className={`t12 ${problem.isFault ? 'err' : 'warn'}`}>
                  {problem.sentence}
                </p>
              )}
            </li>
          )
        })}
      </ol>
      <footer className="row">
        <button type="button" className="btn quiet" onClick={() => setLines([...lines, newLine()])}>
          <Icon of={Plus} /> Add a word
        </button>
        <button type="button" className="btn end" onClick={onClose}>
          Cancel
        </button>
        <button type="button" className="btn primary" onClick={() => void save()}>
          Save
        </button>
      </footer>
    </Dialog>
  )
}
