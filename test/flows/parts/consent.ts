// Answers the practice shop's consent page as a seller's browser does. It knows no window.

/**
 * The address the browser is sent to after the answer. It is not followed. Without a seller, the first account of the page answers; `without` names a
 * permission whose tick is taken away.
 */
export const answerConsent = async (
  url: string,
  answer: 'allow' | 'deny',
  sellerId?: string,
  without?: string,
): Promise<string> => {
  const page = await (await fetch(url)).text()
  const hidden = (name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
  const scopes = [...page.matchAll(/name="scope" value="([^"]+)"/g)].map(([, scope = '']) => scope)
  const form = new URLSearchParams({
    ticket: hidden('ticket'),
    state: hidden('state'),
    seller: sellerId ?? hidden('seller'),
    answer,
  })
  for (const scope of scopes) if (scope !== without) form.append('scope', scope)
  const response = await fetch(new URL('/open/authorize', url), { method: 'POST', body: form, redirect: 'manual' })
  const location = response.headers.get('location')
  if (location === null) throw new Error(`The consent page led nowhere: ${await response.text()}`)
  return location
}
