// The keys that work everywhere. A field that is being typed into keeps its own keys.
import { commands, focusSearch } from './command-list.ts'
import { openCommands, openKeys, useCommands } from './commands-store.ts'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.matches('input:not([type=checkbox], [type=radio], [data-sink]), textarea, select') ||
    target.isContentEditable)

const run = (id: string): void => {
  const command = commands().find((one) => one.id === id)
  if (command !== undefined && command.isPossible?.() !== false) command.run()
}

const withCommand: Readonly<Record<string, string>> = { o: 'open', b: 'rail', i: 'panel', h: 'replace' }
const sections = ['products', 'import', 'publish', 'permissions', 'categories', 'activity', 'settings']

const press = (event: KeyboardEvent): void => {
  if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return
  const key = event.key.toLowerCase()
  const isCommand = event.ctrlKey || event.metaKey
  const isFree = !isTyping(event.target)
  const always = isCommand && !event.shiftKey && !event.altKey ? withCommand[key] : undefined
  if (isCommand && key === 'k') openCommands()
  else if (always !== undefined) run(always)
  else if (isCommand && isFree && key === 'z') run(event.shiftKey ? 'redo' : 'undo')
  else if (isCommand && isFree && key === 'y') run('redo')
  else if (event.altKey && !isCommand && sections[Number(key) - 1] !== undefined)
    run(`go-${sections[Number(key) - 1] ?? ''}`)
  else if (isFree && !isCommand && key === '/') focusSearch()
  else if (isFree && !isCommand && key === '?') openKeys()
  else return
  event.preventDefault()
}

export const startKeys = (): void => {
  window.addEventListener('keydown', press)
  // The system's dialog must not open behind a list of commands.
  useCommands.setState({ open: null })
}
