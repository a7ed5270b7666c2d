// The seller's mappings by name: read, saved, renamed, removed, written to a file and taken from one. The work keeps them.
import { create } from 'zustand'
import type { Mapping } from '#contract/mapping.ts'
import { mappingShape } from '#contract/mapping.ts'
import { calls } from '#renderer/bridge.ts'
import { complain, say } from '#renderer/features/frame/toast-store.ts'
import { handOut } from '#renderer/ui/hand-out.ts'

export const useSaved = create<{ readonly mappings: readonly Mapping[] }>(() => ({ mappings: [] }))

export const refreshSaved = async (): Promise<void> => {
  try {
    useSaved.setState({ mappings: await calls.imports.mappings() })
  } catch (error) {
    complain(error)
  }
}

/** Keeps a mapping under its name; one of the same name gives way. */
export const saveMapping = async (mapping: Mapping): Promise<boolean> => {
  try {
    await calls.imports.saveMapping(mapping)
    await refreshSaved()
    return true
  } catch (error) {
    complain(error)
    return false
  }
}

export const removeMapping = async (mapping: Mapping): Promise<void> => {
  try {
    await calls.imports.removeMapping({ name: mapping.name })
    say(`The mapping “${mapping.name}” is removed`, {
      deed: { label: 'Keep it', run: () => void saveMapping(mapping) },
    })
    await refreshSaved()
  } catch (error) {
    complain(error)
  }
}

export const renameMapping = async (mapping: Mapping, name: string): Promise<void> => {
  if (name === '' || name === mapping.name) return
  if (!(await saveMapping({ ...mapping, name }))) return
  try {
    await calls.imports.removeMapping({ name: mapping.name })
    await refreshSaved()
  } catch (error) {
    complain(error)
  }
}

/** Writes a mapping to a file that another workspace can take. */
export const writeMapping = (mapping: Mapping): void =>
  handOut(`${mapping.name}.mapping.json`, new Blob([JSON.stringify(mapping, null, 2)], { type: 'application/json' }))

const fileText = (file: File): Promise<unknown> => file.text().then((text): unknown => JSON.parse(text))

/** Takes a mapping from a file that `writeMapping` made. */
export const takeMappingFile = async (file: File): Promise<void> => {
  const read = mappingShape.safeParse(await fileText(file).catch(() => null))
  if (!read.success) {
    say(`“${file.name}” holds no mapping.`, {
      tone: 'problem',
      detail: 'Choose a file that was written with “Write to a file” in this list.',
    })
    return
  }
  if (await saveMapping(read.data)) say(`The mapping “${read.data.name}” is here`)
}
