// A strip of tabs with their counts. Left and right, Home and End move between them. It knows no tab by name and holds no content.
import type { KeyboardEvent } from 'react'
import { count } from './format.ts'

export type Tab = { readonly id: string; readonly name: string; readonly count?: number | undefined }

type Props = {
  readonly label: string
  readonly tabs: readonly Tab[]
  readonly here: string
  readonly onGo: (id: string) => void
}

/** `label` names the strip for assistive technology; `here` is the id of the open tab. A count of 0 or none is not shown. */
export const Tabs = ({ label, tabs, here, onGo }: Props) => {
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const at = tabs.findIndex(({ id }) => id === here)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1 + tabs.length, Home: 0, End: tabs.length - 1 }[event.key]
    const next = to === undefined ? undefined : tabs[to % tabs.length]
    if (next === undefined) return
    event.preventDefault()
    onGo(next.id)
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus()
  }
  return (
    <div className="tabs" role="tablist" aria-label={label} onKeyDown={move}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          className="tab"
          data-tab={tab.id}
          aria-selected={tab.id === here}
          tabIndex={tab.id === here ? 0 : -1}
          onClick={() => onGo(tab.id)}
        >
          {tab.name}
          {tab.count !== undefined && tab.count > 0 && <span className="n">{count(tab.count)}</span>}
        </button>
      ))}
    </div>
  )
}
