// Every deed of the window by name, with its keys and whether it can be done now. The list and the keys both come from here.
import { undo, redo, useHistory } from '#renderer/features/products/history-store.ts'
import { openBulk } from '#renderer/features/products/bulk/bulk-store.ts'
import { openExport } from '#renderer/features/products/export-store.ts'
import { runChecks } from '#renderer/features/products/checks-store.ts'
import { ask } from '#renderer/features/products/products-store.ts'
import { askOnSale } from '#renderer/features/products/on-sale/on-sale-store.ts'
import { usePanel } from '#renderer/features/products/panel/panel-store.ts'
import { setTicked, tickAll, useSelection } from '#renderer/features/products/selection-store.ts'
import { views } from '#renderer/features/products/views.ts'
import { openPicker } from '#renderer/features/categories/picker-store.ts'
import { startSync } from '#renderer/features/categories/sync-store.ts'
import { useApp } from '#renderer/features/frame/app-store.ts'
import { setDensity, setTheme, togglePanel, toggleRail } from '#renderer/features/frame/look-store.ts'
import { goTo, sections, useRoute } from '#renderer/features/frame/route-store.ts'
import { chooseFile } from '#renderer/features/import/take-files.ts'
import { askShop } from '#renderer/features/permissions/status-store.ts'
import { planFor } from '#renderer/features/publish/publish-store.ts'
import { openKeys } from './commands-store.ts'

export type Command = {
  readonly id: string
  readonly name: string
  readonly keys?: string
  readonly isPossible?: () => boolean
  readonly run: () => void
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const focusSearch = (): void => {
  const field = (): HTMLInputElement | null => document.querySelector('[data-search=products]')
  // At once where it can be: what is typed next must not land in a cell.
  field()?.select()
  if (useRoute.getState().section === 'products') return
  goTo('products')
  // The field is there after the section is drawn.
  setTimeout(() => field()?.select(), 0)
}

const ticked = (): string[] => [...useSelection.getState().ticked]
const hasTicked = (): boolean => useSelection.getState().ticked.size > 0

/** The ticked products, or the one that has the focus. */
const meant = (): string[] => {
  if (hasTicked()) return ticked()
  const { id } = usePanel.getState()
  return id === null ? [] : [id]
}
const meantWords = (): string => (hasTicked() ? `${ticked().length} selected` : 'the product in the panel')

export const commands = (): readonly Command[] => [
  { id: 'open', name: 'Open a file…', keys: 'Ctrl O', run: chooseFile },
  {
    id: 'export',
    name: 'Export products…',
    isPossible: () => (useApp.getState().info?.counts.products ?? 0) > 0,
    run: openExport,
  },
  { id: 'search', name: 'Search products', keys: '/', run: focusSearch },
  { id: 'check', name: 'Check all products', run: () => void runChecks() },
  {
    id: 'publish',
    name: 'Plan listing of all products',
    run: () => {
      planFor(null)
      goTo('publish')
    },
  },
  {
    id: 'publish-ticked',
    name: `Plan listing of ${ticked().length} selected`,
    isPossible: hasTicked,
    run: () => {
      planFor(ticked())
      goTo('publish')
    },
  },
  {
    id: 'category',
    name: `Choose a category for ${ticked().length} selected…`,
    isPossible: hasTicked,
    run: () => openPicker(ticked(), null),
  },
  {
    id: 'on-sale',
    name: `Put ${meantWords()} on sale…`,
    isPossible: () => meant().length > 0,
    run: () => askOnSale(meant(), true),
  },
  {
    id: 'off-sale',
    name: `Take ${meantWords()} off sale…`,
    isPossible: () => meant().length > 0,
    run: () => askOnSale(meant(), false),
  },
  { id: 'replace', name: 'Find and replace in the selection…', keys: 'Ctrl H', run: () => void openBulk('replace') },
  { id: 'formula', name: 'Prices of the selection by formula…', run: () => void openBulk('formula') },
  { id: 'set', name: 'Set one value for the selection…', run: () => void openBulk('set') },
  { id: 'undo', name: 'Undo', keys: 'Ctrl Z', isPossible: () => useHistory.getState().canUndo, run: () => void undo() },
  { id: 'redo', name: 'Redo', keys: 'Ctrl Y', isPossible: () => useHistory.getState().canRedo, run: () => void redo() },
  { id: 'select-all', name: 'Select all products of this view', keys: 'Ctrl A', run: () => void tickAll() },
  { id: 'select-none', name: 'Select none', isPossible: hasTicked, run: () => setTicked(new Set()) },
  { id: 'upgrade', name: 'Open the upgrade desk', run: () => goTo('categories', 'upgrade') },
  {
    id: 'sync',
    name: 'Read categories and their rules again',
    run: () => void startSync().then(() => goTo('categories', 'data')),
  },
  { id: 'status', name: 'Ask the shop for the status now', run: () => void askShop().then(() => goTo('permissions')) },
  ...sections.map((section, at) => ({
    id: `go-${section}`,
    name: `Go to ${capital(section)}`,
    keys: `Alt ${at + 1}`,
    run: () => goTo(section),
  })),
  ...views.map(({ view, name }) => ({
    id: `view-${view}`,
    name: `Show view: ${name}`,
    isPossible: () => (useApp.getState().info?.counts.products ?? 0) > 0,
    run: () => {
      ask({ view })
      goTo('products')
    },
  })),
  { id: 'rail', name: 'Fold or unfold the rail', keys: 'Ctrl B', run: toggleRail },
  { id: 'panel', name: 'Show or hide the panel', keys: 'Ctrl I', run: togglePanel },
  { id: 'light', name: 'Theme: light', run: () => setTheme('light') },
  { id: 'dark', name: 'Theme: dark', run: () => setTheme('dark') },
  { id: 'system', name: 'Theme: as the system', run: () => setTheme('system') },
  { id: 'compact', name: 'Rows: compact', run: () => setDensity('compact') },
  { id: 'normal', name: 'Rows: normal', run: () => setDensity('normal') },
  { id: 'large', name: 'Rows: large', run: () => setDensity('large') },
  { id: 'keys', name: 'Show all keys', keys: '?', run: openKeys },
]

/** What the grid and the picker do by key; shown in the list of keys, done there. */
export const otherKeys: readonly { readonly where: string; readonly keys: readonly (readonly [string, string])[] }[] = [
  {
    where: 'In the grid',
    keys: [
      ['Arrows, Home, End, Page', 'Move; with Shift the range grows; with Ctrl to the edge'],
      ['Enter, F2', 'Edit the cell, open the category picker, unfold'],
      ['Any letter', 'Overwrite the cell'],
      ['Enter, Tab', 'Save one and go on'],
      ['Ctrl Enter', 'Set all selected cells, or the column of all selected products'],
      ['Esc', 'Leave as it was; then drop range and selection'],
      ['Space', 'Select the products of the range'],
      ['Alt → and Alt ←', 'Unfold and fold the variants'],
      ['Ctrl C, Ctrl V', 'Copy and paste cells, also from and to a spreadsheet'],
      ['Ctrl D', 'Fill down; or draw the small square at the range'],
      ['Alt Shift ← and →', 'Make the column narrower or wider'],
      ['Delete', 'Empty the cells'],
    ],
  },
  {
    where: 'In Import',
    keys: [
      ['Ctrl V', 'Look into a table copied from a spreadsheet; in Products, too, while no cell is active'],
      ['Ctrl Enter', 'Bring in what the button says'],
      ['← and →', 'Next list of the preview, next part of the columns'],
    ],
  },
  {
    where: 'In the description',
    keys: [
      ['Ctrl B, I, U', 'Bold, italic, underline'],
      ['Ctrl Enter', 'Save; leaving the field does so, too'],
    ],
  },
  {
    where: 'In the category picker',
    keys: [
      ['↑ and ↓, Page', 'Next result'],
      ['Tab', 'To the levels; arrows, Home, End and letters walk them'],
      ['Enter', 'Choose'],
    ],
  },
]
