// The name of a cell in the document, by which the grid points at the one that has the focus.
import type { Spot } from '../selection-store.ts'

export const cellId = (spot: Spot): string => `cell-${spot.product}-${spot.variant}-${spot.column}`
