// A column of the file on its way to a field, by drag and drop. It carries the column's name and nothing else.
import type { DragEvent } from 'react'

const kind = 'application/x-listwright-column'

export const dragColumn = {
  start: (event: DragEvent, column: string): void => {
    event.dataTransfer.setData(kind, column)
    event.dataTransfer.effectAllowed = 'copy'
  },
  isOne: (event: DragEvent): boolean => event.dataTransfer.types.includes(kind),
  /** The name of the dropped column; '' for anything else. */
  read: (event: DragEvent): string => event.dataTransfer.getData(kind),
} as const
