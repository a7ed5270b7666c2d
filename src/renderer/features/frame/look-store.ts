// How the window looks for this person: theme, row height, what is folded away. Kept by the browser, never by the work.
import { create } from 'zustand'

const themes = ['system', 'light', 'dark'] as const
const densities = ['compact', 'normal', 'large'] as const
export type Theme = (typeof themes)[number]
export type Density = (typeof densities)[number]
type Look = {
  readonly theme: Theme
  readonly density: Density
  readonly isRailFolded: boolean
  readonly isPanelFolded: boolean
  readonly hiddenColumns: readonly string[]
  /** Pixels of columns that were drawn wider or narrower. */
  readonly columnWidths: Readonly<Record<string, number>>
}

const key = 'listwright.look'
const usual: Look = {
  theme: 'system',
  density: 'normal',
  isRailFolded: false,
  isPanelFolded: false,
  hiddenColumns: [],
  columnWidths: {},
}

const widthsIn = (kept: unknown): Record<string, number> =>
  Object.fromEntries(
    Object.entries(typeof kept === 'object' && kept !== null ? kept : {}).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number' && Number.isFinite(entry[1]),
    ),
  )

const read = (): Look => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    // Written by this file only; a damaged value falls back field by field below.
    const look: Record<keyof Look, unknown> = { ...usual, ...(kept as Partial<Look>) }
    return {
      theme: themes.find((theme) => theme === look.theme) ?? usual.theme,
      density: densities.find((density) => density === look.density) ?? usual.density,
      isRailFolded: look.isRailFolded === true,
      isPanelFolded: look.isPanelFolded === true,
      hiddenColumns: Array.isArray(look.hiddenColumns) ? look.hiddenColumns.map(String) : [],
      columnWidths: widthsIn(look.columnWidths),
    }
  } catch {
    return usual
  }
}

export const useLook = create<Look>(read)

const show = ({ theme }: Look): void => {
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}

type Folds = Pick<Look, 'isRailFolded' | 'isPanelFolded'>
// What was folded before the window became narrow; null while it is not.
let foldsWhenWide: Folds | null = null

/** In a narrow window rail and panel begin folded, so that the list keeps its room; they may be unfolded there too. */
const followWidth = (): void => {
  const narrow = window.matchMedia('(max-width: 960px)')
  const follow = (): void => {
    const { isRailFolded, isPanelFolded } = useLook.getState()
    if (narrow.matches && foldsWhenWide === null) {
      foldsWhenWide = { isRailFolded, isPanelFolded }
      useLook.setState({ isRailFolded: true, isPanelFolded: true })
    } else if (!narrow.matches && foldsWhenWide !== null) {
      const before = foldsWhenWide
      foldsWhenWide = null
      useLook.setState(before)
    }
  }
  narrow.addEventListener('change', follow)
  follow()
}

/** Applies the kept look and keeps every later change. */
export const startLook = (): void => {
  show(useLook.getState())
  followWidth()
  useLook.subscribe((look) => {
    show(look)
    try {
      localStorage.setItem(key, JSON.stringify({ ...look, ...foldsWhenWide }))
    } catch {
      // A full or forbidden storage costs only the memory of the look.
    }
  })
}

export const setTheme = (theme: Theme): void => useLook.setState({ theme })
export const setDensity = (density: Density): void => useLook.setState({ density })
export const toggleRail = (): void => useLook.setState((look) => ({ isRailFolded: !look.isRailFolded }))
export const togglePanel = (): void => useLook.setState((look) => ({ isPanelFolded: !look.isPanelFolded }))
export const setHiddenColumns = (hiddenColumns: readonly string[]): void => useLook.setState({ hiddenColumns })

const narrowest = 44
const widest = 900
/** Keeps the width of a column; null gives it back its own. */
export const setColumnWidth = (id: string, width: number | null): void =>
  useLook.setState(({ columnWidths }) => {
    const others = Object.fromEntries(Object.entries(columnWidths).filter(([known]) => known !== id))
    const drawn = width === null ? {} : { [id]: Math.round(Math.max(narrowest, Math.min(widest, width))) }
    return { columnWidths: { ...others, ...drawn } }
  })

/** Height of a grid row in pixels, as in tokens.css. */
export const rowHeights: Readonly<Record<Density, number>> = { compact: 24, normal: 28, large: 40 }
