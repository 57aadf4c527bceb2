import { directionOf } from '#platform/i18n/direction.ts'
import { type Html, html, safeUrl, trusted } from '#platform/i18n/html.ts'
import { pageStyleHash, pageStyleSheet } from './page-style.ts'
import { say } from './words.ts'

/** An answer for a browser, ready to be sent as it is. */
export interface Page {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/**
 * The addresses of these pages carry tokens. So nothing may be loaded, no page of others may frame them, no cache
 * keeps them, and no other page hears where a reader came from. (`same-origin` and not `no-referrer`: the latter
 * makes a form's `Origin` null, and a check against forged forms needs it. Links out are `noreferrer` besides.)
 */
const HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': [
    "default-src 'none'",
    `style-src ${pageStyleHash}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex, nofollow',
}

export interface PageParts {
  readonly lang: string
  readonly title: string
  readonly body: Html
  readonly status?: number
}

/** A page without scripts: readable in anything, and a scanner that opens it changes nothing. */
export function renderPage(parts: PageParts): Page {
  const body = html`<!doctype html>
<html lang="${parts.lang}" dir="${directionOf(parts.lang)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say(parts.lang, 'pages.title', { title: parts.title })}</title><style>${trusted(pageStyleSheet)}</style></head>
<body><main>
<h1>${parts.title}</h1>
${parts.body}
</main></body>
</html>
`
  return { status: parts.status ?? 200, headers: HEADERS, body: String(body) }
}

/** A link to a page of ours (`/…`) or to a web address; anything else leads nowhere. */
export function pageLink(url: string, label: string): Html {
  const href = /^\/(?![/\\])/.test(url) ? url : safeUrl(url)
  return html`<a href="${href}" rel="noreferrer">${label}</a>`
}
