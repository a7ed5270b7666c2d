// Which section is open. The address carries it, so that back, forward and reload work.
import { create } from 'zustand'

export const sections = [
  'products',
  'import',
  'publish',
  'permissions',
  'categories',
  'activity',
  'settings',
  'connections',
] as const
export type Section = (typeof sections)[number]

const read = (): Section => {
  const name = location.hash.replace(/^#\/?/, '')
  return sections.find((section) => section === name) ?? 'products'
}

export const useRoute = create<{ readonly section: Section }>(() => ({ section: read() }))

window.addEventListener('hashchange', () => useRoute.setState({ section: read() }))

/** The address of a section, for links. */
export const addressOf = (section: Section): string => `#/${section}`

export const goTo = (section: Section): void => {
  location.hash = addressOf(section)
}
