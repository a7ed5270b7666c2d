// The folder that is watched for new catalogue files. A file in it is proposed, never brought in by itself.
import { FolderOpen } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { WatchState } from '#contract/arrivals.ts'
import { calls } from '#renderer/bridge.ts'
import { onEvent } from '#renderer/features/frame/event-stream.ts'
import { complain, say } from '#renderer/features/frame/toast-store.ts'
import { FailureNotice } from '#renderer/ui/failure-notice.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import type { Words } from '#renderer/words.ts'
import { wordsOf } from '#renderer/words.ts'
import styles from './settings.module.css'

export const WatchFolder = () => {
  const [state, setState] = useState<WatchState>({ folder: null, problem: null, canChoose: false })
  const [typed, setTyped] = useState<string | null>(null)
  const [failure, setFailure] = useState<Words | null>(null)
  useEffect(() => {
    const read = (): void => {
      calls.arrivals.watching().then(setState, complain)
    }
    read()
    return onEvent('files.waiting', read)
  }, [])
  const folder = typed ?? state.folder ?? ''
  const watch = async (wanted: string | null): Promise<void> => {
    try {
      setState(await calls.arrivals.watch({ folder: wanted }))
      setTyped(null)
      setFailure(null)
      say(wanted === null ? 'No folder is watched any more' : `New files in ${wanted} are proposed from now on`)
    } catch (error) {
      setFailure(wordsOf(error))
    }
  }
  const choose = async (): Promise<void> => {
    try {
      const chosen = await calls.arrivals.chooseFolder()
      if (chosen.folder !== null) await watch(chosen.folder)
    } catch (error) {
      complain(error)
    }
  }
  return (
    <form
      className={`card ${styles['part']}`}
      aria-label="Watched folder"
      onSubmit={(event) => {
        event.preventDefault()
        void watch(folder.trim())
      }}
    >
      <h2 className="t14">
        <Icon of={FolderOpen} /> Watched folder
      </h2>
      <p className="soft">A new catalogue file there is proposed in Import. Nothing is brought in by itself.</p>
      <div className="row">
        <span className="field grow">
          <input
            type="text"
            aria-label="Folder to watch"
            placeholder="No folder is watched"
            spellCheck={false}
            maxLength={4000}
            value={folder}
            onChange={(event) => setTyped(event.target.value)}
          />
        </span>
        {state.canChoose && (
          <button type="button" className="btn" onClick={() => void choose()}>
            Choose…
          </button>
        )}
        {state.folder !== null && typed === null ? (
          <button type="button" className="btn" onClick={() => void watch(null)}>
            Stop
          </button>
        ) : (
          <button type="submit" className="btn" disabled={folder.trim() === ''}>
            Watch
          </button>
        )}
      </div>
      {state.problem !== null && <p className="t12 warn">{state.problem}</p>}
      {failure !== null && <FailureNotice words={failure} />}
    </form>
  )
}
