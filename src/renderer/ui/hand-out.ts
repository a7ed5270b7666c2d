// Hands a file to the seller: the desktop asks where it goes, a browser puts it among its downloads. It writes nothing itself.

const click = (href: string, name: string): void => {
  const link = document.createElement('a')
  link.href = href
  link.download = name
  link.hidden = true
  document.body.append(link)
  link.click()
  link.remove()
}

/** Hands out what the window holds. */
export const handOut = (name: string, content: Blob): void => {
  const address = URL.createObjectURL(content)
  click(address, name)
  // The download has begun by then; without this the content stays in memory.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** Hands out a file that the work has written. */
export const handOutFile = (fileId: string, name: string): void => click(`/files/${fileId}`, name)
