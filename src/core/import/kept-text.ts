// Text that is held longer than the piece of a file it was cut from. It changes nothing about the text.

// Shorter parts of a text are copies already.
const shortestPart = 13

/**
 * The same text as a copy of its own. A part of a text keeps the whole text in memory, so a key of twenty letters that is remembered
 * to the end of a file would hold half a megabyte of it.
 */
export const keptText = (text: string): string =>
  text.length < shortestPart ? text : String(JSON.parse(JSON.stringify(text)))
