// Pages of lists: the platform's opaque tokens are offsets in base64. Pure.
import { Refusal } from './refusal.ts'

const largestPage = 100

export type Page = { readonly size: number; readonly offset: number }

/** The token of the page that begins at an offset. */
export const writePageToken = (offset: number): string => Buffer.from(`offset=${String(offset)}\n`).toString('base64')

/** The page that was asked for. `codes` says with which numbers a bad size or token is refused. */
export const readPage = (
  { page_size: size = 0, page_token: token = '' }: { page_size?: number; page_token?: string },
  codes: { readonly size: number; readonly token: number } = { size: 36009004, token: 36009004 },
): Page => {
  if (size < 1 || size > largestPage)
    throw new Refusal(codes.size, `The query parameter page_size is invalid: 1 to ${String(largestPage)} is expected.`)
  if (token === '') return { size, offset: 0 }
  // A token that was not decoded right by its sender has a blank where the plus sign was.
  const offset = /^offset=(\d{1,9})\n?$/.exec(Buffer.from(token.replaceAll(' ', '+'), 'base64').toString('latin1'))?.[1]
  if (offset === undefined) throw new Refusal(codes.token, 'The query parameter page_token is invalid.')
  return { size, offset: Number(offset) }
}
