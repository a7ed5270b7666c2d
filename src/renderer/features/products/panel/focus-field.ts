// Leads from a finding to the field in the panel that mends it.

/** Scrolls to the panel's field of that name and puts the focus into it. */
export const focusField = (field: string): void => {
  const element = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`)
  element?.scrollIntoView({ block: 'center' })
  element?.focus({ preventScroll: true })
}
