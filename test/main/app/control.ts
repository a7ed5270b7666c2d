// The control interface of a practice shop, for tests that turn its clock or read its calls. It expects nothing.
import { z } from 'zod'

const callsShape = z.object({
  calls: z.array(z.object({ serial: z.number().optional(), method: z.string(), path: z.string() }).loose()),
})

/** Talks to the control port at `controlUrl` (with its token). Throws where the control says no. */
export const controlOf = (controlUrl: string) => {
  const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const url = new URL(controlUrl)
    const [pathname = '', query = ''] = path.split('?')
    url.pathname = pathname
    for (const [name, value] of new URLSearchParams(query)) url.searchParams.set(name, value)
    const answer = await fetch(url, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
    const found: unknown = await answer.json()
    if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(found)}`)
    return found
  }
  return {
    ask,
    /** Paths of all calls since the log was last emptied. */
    calls: async (): Promise<string[]> =>
      callsShape.parse(await ask('GET', '/calls')).calls.map(({ method, path }) => `${method} ${path}`),
    emptyCalls: () => ask('DELETE', '/calls'),
    moveClock: (by: Record<string, number>) => ask('POST', '/clock', { action: 'move', ...by }),
  }
}
