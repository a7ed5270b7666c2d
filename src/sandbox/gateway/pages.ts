// Pages of lists: the platform's opaque tokens are offsets in base64. Pure.
import { Refusal } from './refusal.ts'

const largestPage = 100

export type Page = { readonly size: number; readonly offset: number }

const writePageToken = (offset: number): string => Buffer.from(`offset=${String(offset)}\n`).toString('base64')

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

/** The token of the page after this one, empty on the last. */
export const nextPageToken = ({ size, offset }: Page, total: number): string =>
  offset + size < total ? writePageToken(offset + size) : ''

/** The part of a list that a page shows. */
export const takePage = <Item>(all: readonly Item[], { size, offset }: Page): Item[] => all.slice(offset, offset + size)

/** What stands beside the entries of a page in every answer. */
export const pageFacts = (page: Page, total: number): { next_page_token: string; total_count: number } => ({
  next_page_token: nextPageToken(page, total),
  total_count: total,
})
