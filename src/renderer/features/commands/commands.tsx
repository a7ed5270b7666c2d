// The list of commands and the list of keys, over everything else.
import { Search, X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useEffect, useRef, useState } from 'react'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { reveal } from '#renderer/ui/reveal.ts'
import type { Command } from './command-list.ts'
import { commands, otherKeys } from './command-list.ts'
import { closeCommands, useCommands } from './commands-store.ts'
import styles from './commands.module.css'

const matches = (name: string, typed: string): boolean => {
  const text = name.toLowerCase()
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

const CommandList = () => {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  const shown = commands().filter((command) => command.isPossible?.() !== false && matches(command.name, text.trim()))
  useEffect(() => field.current?.focus(), [])
  const run = (command: Command | undefined): void => {
    closeCommands()
    // The dialog gives the focus back first; a command may then move it.
    if (command !== undefined) setTimeout(command.run, 0)
  }
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      setAt((was) => (was + step + shown.length) % Math.max(1, shown.length))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      run(shown[at])
    }
  }
  return (
    <Dialog label="Commands" className={styles['commands'] ?? ''} onClose={closeCommands}>
      <div className={styles['search']}>
        <Icon of={Search} className="faint" />
        <input
          ref={field}
          type="text"
          role="combobox"
          aria-label="Search commands"
          aria-expanded="true"
          aria-controls="command-list"
          aria-activedescendant={shown[at] === undefined ? undefined : `command-${shown[at].id}`}
          placeholder="What do you want to do?"
          autoComplete="off"
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setAt(0)
          }}
          onKeyDown={press}
        />
        <kbd>Esc</kbd>
      </div>
      <div id="command-list" role="listbox" aria-label="Commands" tabIndex={-1} className={styles['list']}>
        {shown.map((command, index) => (
          <div
            key={command.id}
            id={`command-${command.id}`}
            ref={index === at ? reveal : undefined}
            role="option"
            aria-selected={index === at}
            className={styles['command']}
            onPointerMove={() => setAt(index)}
            onClick={() => run(command)}
          >
            <span className="grow">{command.name}</span>
            {command.keys !== undefined && <kbd>{command.keys}</kbd>}
          </div>
        ))}
        {shown.length === 0 && <p className="soft">No command is called so.</p>}
      </div>
    </Dialog>
  )
}

const Keys = () => (
  <Dialog label="All keys" className={styles['keys'] ?? ''} onClose={closeCommands}>
    <header className="row">
      <h2 className="t14">All keys</h2>
      <button type="button" className="btn quiet icon end" aria-label="Close" onClick={closeCommands}>
        <Icon of={X} />
      </button>
    </header>
    <div className={styles['groups']} tabIndex={0} role="region" aria-label="Keys by place">
      <section>
        <h3>Everywhere</h3>
        <dl>
          {[
            ['Ctrl K', 'All commands'] as const,
            ...commands().flatMap((command) =>
              command.keys === undefined ? [] : [[command.keys, command.name] as const],
            ),
          ].map(([keys, name]) => (
            <div key={keys}>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{name}</dd>
            </div>
          ))}
        </dl>
      </section>
      <div>
        {otherKeys.map((group) => (
          <section key={group.where}>
            <h3>{group.where}</h3>
            <dl>
              {group.keys.map(([keys, name]) => (
                <div key={keys}>
                  <dt>
                    <kbd>{keys}</kbd>
                  </dt>
                  <dd>{name}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </div>
  </Dialog>
)

export const Commands = () => {
  const open = useCommands((state) => state.open)
  if (open === 'commands') return <CommandList />
  return open === 'keys' ? <Keys /> : null
}
