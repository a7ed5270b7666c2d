// Answers what the window may ask for beside its calls: its own files, an upload, a picture. The same in the desktop app and in the browser host.
// It checks no caller: the host in front of it does.
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { AppError, isAppError } from '#contract/failure.ts'
import type { Log } from '#main/app/ports/host.ts'
import type { PicturePort } from '#main/app/ports/files.ts'
import { toSmallEdge } from '#main/images/thumbnails.ts'
import type { IncomingFiles } from './incoming.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
}

/** The content policy of every answer. `sockets` names the one address the browser host's window may open a socket to. */
export const contentPolicy = (sockets: string | null): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    `connect-src 'self'${sockets === null ? '' : ` ${sockets}`}`,
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

const pictureType = (bytes: Uint8Array): string => {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  if (start.startsWith('\u0089PNG')) return 'image/png'
  if (start.startsWith('GIF8')) return 'image/gif'
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return 'image/webp'
  return 'image/jpeg'
}

export type PageParts = {
  readonly windowFolder: string
  readonly files: IncomingFiles
  readonly pictures: Pick<PicturePort, 'read' | 'readSmall'>
  readonly log: Log
  readonly policy: string
}

/** A function from request to answer, in the words of fetch. It never throws. */
export const createPage = (parts: PageParts): ((request: Request) => Promise<Response>) => {
  const root = resolve(parts.windowFolder)
  const headers = {
    'content-security-policy': parts.policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  }
  const answer = (status: number, type: string, body: string | Uint8Array<ArrayBuffer>, cache = 'no-store'): Response =>
    new Response(body, { status, headers: { ...headers, 'content-type': type, 'cache-control': cache } })
  const say = (status: number, sentence: string): Response => answer(status, 'text/plain; charset=utf-8', sentence)

  const file = async (pathname: string): Promise<Response> => {
    const path = resolve(join(root, pathname === '/' ? 'index.html' : pathname))
    if (pathname.includes('\0') || pathname.includes('\\') || !path.startsWith(root + sep)) return say(404, 'Not here.')
    try {
      const bytes = await readFile(path)
      const isNamedByContent = pathname.startsWith('/assets/')
      const cache = isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-store'
      return answer(200, types[extname(path)] ?? 'application/octet-stream', new Uint8Array(bytes), cache)
    } catch {
      return pathname === '/' ? say(503, 'The window was not built yet: run npm run build.') : say(404, 'Not here.')
    }
  }

  const upload = async (request: Request, name: string): Promise<Response> => {
    try {
      // Node and DOM type the same stream under two names.
      const fileId = await parts.files.store(name, request.body as ReadableStream<Uint8Array> | null)
      return answer(200, 'application/json', JSON.stringify({ fileId }))
    } catch (error) {
      const isExpected = isAppError(error)
      if (!isExpected) parts.log.error('An upload failed', { name, error })
      const failure = (
        isExpected
          ? error
          : new AppError('bug', {
              sentence: `The file ${name} could not be stored in the workspace.`,
              action: 'Check that the disk has room, then bring the file in again.',
            })
      ).toFailure()
      return answer(isExpected ? 413 : 500, 'application/json', JSON.stringify(failure))
    }
  }

  // Only what was brought to the workspace or written by it has an id of this form.
  const download = (id: string): Response => {
    if (!/^[0-9a-f-]{36}$/.test(id)) return say(404, 'No such file.')
    try {
      const path = parts.files.pathOf(id)
      const name = path.split(/[\\/]/).at(-1) ?? 'file'
      const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(name)}`
      // Node and DOM type the same stream under two names.
      const body = Readable.toWeb(createReadStream(path)) as ConstructorParameters<typeof Response>[0]
      const type = { ...headers, 'content-type': 'application/octet-stream', 'cache-control': 'no-store' }
      return new Response(body, { headers: { ...type, 'content-disposition': disposition } })
    } catch {
      return say(404, 'The file is not there any more. Write it again.')
    }
  }

  const picture = async (id: string, askedEdge: string | null, signal: AbortSignal): Promise<Response> => {
    const edge = askedEdge === null ? null : toSmallEdge(askedEdge)
    if (!/^[\w-]{1,80}$/.test(id) || (askedEdge !== null && edge === null)) return say(404, 'No such picture.')
    const { pictures } = parts
    const bytes = edge === null ? await pictures.read(id) : await pictures.readSmall(id, edge, signal)
    // Not fetched yet is no error: the window draws a placeholder, and the browser's log stays clean.
    if (bytes === null) return new Response(null, { status: 204, headers: { ...headers, 'cache-control': 'no-store' } })
    return answer(200, pictureType(bytes), new Uint8Array(bytes), 'private, max-age=3600')
  }

  return async (request) => {
    try {
      const url = new URL(request.url)
      const pathname = decodeURIComponent(url.pathname)
      if (request.method === 'POST' && pathname === '/files') {
        return await upload(request, url.searchParams.get('name') ?? 'upload')
      }
      if (request.method !== 'GET' && request.method !== 'HEAD') return say(405, 'Not offered.')
      if (pathname.startsWith('/files/')) return download(pathname.slice('/files/'.length))
      if (pathname.startsWith('/images/')) {
        return await picture(pathname.slice('/images/'.length), url.searchParams.get('edge'), request.signal)
      }
      return await file(pathname)
    } catch (error) {
      if (error instanceof URIError) return say(400, 'The address is not well formed.')
      parts.log.error('An answer to the window failed', { error })
      return say(500, 'Something went wrong inside Listwright.')
    }
  }
}
