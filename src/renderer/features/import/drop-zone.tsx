// Files may be dropped anywhere on the window, and a table may be pasted where no cell is active. It hands on; it reads nothing.
import { FileDown } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useRoute } from '#renderer/features/frame/route-store.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { isTable, takeFiles, takeTable } from './take-files.ts'
import styles from './drop-zone.module.css'

const mostFiles = 20_000

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject))

const entriesOf = (folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> => {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  return new Promise((resolve, reject) => {
    // A folder is handed out in parts until an empty one comes.
    const more = (): void =>
      reader.readEntries((some) => {
        if (some.length === 0 || all.length > mostFiles) resolve(all)
        else {
          all.push(...some)
          more()
        }
      }, reject)
    more()
  })
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

const filesIn = async (entries: readonly FileSystemEntry[]): Promise<File[]> => {
  const files: File[] = []
  const waiting = [...entries]
  for (let next = waiting.shift(); next !== undefined && files.length < mostFiles; next = waiting.shift()) {
    if (isFile(next)) files.push(await fileOf(next))
    else if (isFolder(next)) waiting.push(...(await entriesOf(next)))
  }
  return files
}

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true

const takeDropped = (data: DataTransfer): void => {
  // The entries are gone once this event is over, so they are collected at once.
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  const files = [...data.files]
  const all = entries.some(isFolder) ? filesIn(entries) : Promise.resolve(files)
  void all.then(takeFiles)
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select, dialog') !== null)

const usePaste = (): void => {
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const { section } = useRoute.getState()
      // A grid with an active cell has taken it already.
      if (event.defaultPrevented || isTyping(event.target) || (section !== 'import' && section !== 'products')) return
      const files = [...(event.clipboardData?.files ?? [])]
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (isTable(text)) {
        event.preventDefault()
        void takeTable(text)
      } else if (files.length > 0 && section === 'import') {
        event.preventDefault()
        void takeFiles(files)
      }
    }
    window.addEventListener('paste', paste)
    return () => window.removeEventListener('paste', paste)
  }, [])
}

export const DropZone = () => {
  const [isOver, setOver] = useState(false)
  usePaste()
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(false)
      if (event.dataTransfer !== null) takeDropped(event.dataTransfer)
    }
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [])
  return isOver ? (
    <div className={styles['drop']}>
      <p>
        <Icon of={FileDown} /> Drop files, or a folder of pictures, to look into them. Nothing is written yet.
      </p>
    </div>
  ) : null
}
