// Ref callbacks that bring an element into sight when it becomes the chosen one.

/** For the chosen item of a list: scrolls as little as needed. */
export const reveal = (element: HTMLElement | null): void =>
  element?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
