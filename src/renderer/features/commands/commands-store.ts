// Whether the list of commands or the list of keys is open.
import { create } from 'zustand'

export const useCommands = create<{ readonly open: 'commands' | 'keys' | null }>(() => ({ open: null }))

export const openCommands = (): void => useCommands.setState({ open: 'commands' })
export const openKeys = (): void => useCommands.setState({ open: 'keys' })
export const closeCommands = (): void => useCommands.setState({ open: null })
