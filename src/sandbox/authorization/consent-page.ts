// The page on which a seller allows an app. Plain HTML without scripts; its one style sheet carries a nonce.
import { randomBytes } from 'node:crypto'
import type { AppRecord, SellerRecord, ShopRecord } from '../state/records.ts'

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`)

const style = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
body { max-width: 34rem; margin: 8vh auto; padding: 0 1rem }
h1 { font-size: 1.3rem }
fieldset { border: 1px solid color-mix(in srgb, currentColor 25%, transparent); border-radius: 8px; margin: 1rem 0; padding: .75rem 1rem }
label { display: block; padding: .15rem 0 }
.note { opacity: .75 }
button { font: inherit; padding: .5rem 1.2rem; border-radius: 6px; border: 1px solid currentColor; background: none; color: inherit; cursor: pointer }
button[value=allow] { background: #0b5fff; border-color: #0b5fff; color: #fff }
form div { display: flex; gap: .75rem }
`

export type Page = { readonly html: string; readonly headers: Readonly<Record<string, string>> }

const pageOf = (title: string, body: string, formTarget: string): Page => {
  const nonce = randomBytes(16).toString('base64')
  return {
    html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style nonce="${nonce}">${style}</style></head><body><main>${body}</main></body></html>`,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; form-action ${formTarget}; frame-ancestors 'none'; base-uri 'none'`,
    },
  }
}

/** The question to the seller. `ticket` proves that the answer comes from this page. */
export const consentPage = (
  app: AppRecord,
  sellers: readonly { readonly seller: SellerRecord; readonly shops: readonly ShopRecord[] }[],
  scopes: readonly string[],
  ticket: string,
  state: string,
): Page => {
  const accounts = sellers
    .map(({ seller, shops }, index) => {
      const names = shops.map(({ name, region }) => `${name} (${region})`).join(', ')
      return `<label><input type="radio" name="seller" value="${escapeHtml(seller.id)}"${index === 0 ? ' checked' : ''}> ${escapeHtml(seller.name)} <span class="note">${escapeHtml(names)}</span></label>`
    })
    .join('')
  const wishes = scopes
    .map(
      (scope) =>
        `<label><input type="checkbox" name="scope" value="${escapeHtml(scope)}" checked> ${escapeHtml(scope)}</label>`,
    )
    .join('')
  const target = app.redirectUrl === null ? "'self'" : `'self' ${new URL(app.redirectUrl).origin}`
  return pageOf(
    `Allow ${app.name}?`,
    `<h1>Allow ${escapeHtml(app.name)} to work with your shop?</h1>
<p class="note">This is the practice shop. Nothing here reaches a real shop.</p>
<form method="post" action="/open/authorize">
<input type="hidden" name="ticket" value="${escapeHtml(ticket)}"><input type="hidden" name="state" value="${escapeHtml(state)}">
<fieldset><legend>Seller account</legend>${accounts}</fieldset>
<fieldset><legend>The app may use</legend>${wishes}</fieldset>
<div><button name="answer" value="allow">Authorize</button><button name="answer" value="deny">Cancel</button></div>
</form>`,
    target,
  )
}

/** A page that says one thing, for what cannot go on, or for a code without an address to go to. */
export const messagePage = (title: string, sentence: string, code: string | null = null): Page =>
  pageOf(
    title,
    `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(sentence)}</p>${code === null ? '' : `<p><code id="auth-code">${escapeHtml(code)}</code></p>`}`,
    "'none'",
  )
