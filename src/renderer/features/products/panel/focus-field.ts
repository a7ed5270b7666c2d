// Leads from a finding to the field in the panel that mends it.

/** Scrolls to the panel's field of that name and puts the focus into it, or on the first button inside. False where there is none. */
export const focusField = (field: string): boolean => {
  const found = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`)
  const element = found !== null && found.tabIndex < 0 ? found.querySelector<HTMLElement>('button') : found
  element?.scrollIntoView({ block: 'center' })
  element?.focus({ preventScroll: true })
  return element !== null
}
