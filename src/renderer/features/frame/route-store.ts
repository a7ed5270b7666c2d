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

/** The open section, and the part of it that is open ('' for its first), as in `#/categories/mapping`. */
export type Place = { readonly section: Section; readonly part: string }

const read = (): Place => {
  const [name, part = ''] = location.hash.replace(/^#\/?/, '').split('/')
  return { section: sections.find((section) => section === name) ?? 'products', part }
}

export const useRoute = create<Place>(read)

window.addEventListener('hashchange', () => useRoute.setState(read()))

/** The address of a section or of a part of it, for links. */
export const addressOf = (section: Section, part = ''): string => `#/${section}${part === '' ? '' : `/${part}`}`

export const goTo = (section: Section, part = ''): void => {
  location.hash = addressOf(section, part)
}
