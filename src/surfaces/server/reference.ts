import { API_BASE } from '#platform/http/api.ts'
import { platformRefusals } from '#platform/http/problem.ts'
import type { Operation } from '#platform/operation.ts'
import { type Html, html } from '#platform/i18n/html.ts'
import { strings } from '#src/strings.gen.ts'
import type { Catalogue } from './catalogue.ts'

/**
 * The readable reference: every operation with who may call it and an example, from the same values as the routes;
 * then every problem, each where its `type` points to.
 */
export function renderReference({
  operations,
  refusals,
}: Pick<Catalogue, 'operations' | 'refusals'>): string {
  const problems = Object.entries({ ...platformRefusals, ...refusals }).sort(([a], [b]) => (a < b ? -1 : 1))
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>API reference – Askwell</title><link rel="stylesheet" href="/api/docs.css">
</head>
<body>
<h1>Askwell API</h1>
<p>JSON under <code>${API_BASE}</code>, with <code>Authorization: Bearer TOKEN</code>. Errors are
<code>application/problem+json</code> with a <code>code</code> and, where there is one, what to do <code>next</code>.
Lists take <code>limit</code> and <code>cursor</code>. <code>Idempotency-Key</code> is accepted on every POST.
Live hints: <code>GET ${API_BASE}/events</code> (Server-Sent Events). The machine-readable form is
<a href="/api/openapi.json">openapi.json</a>.</p>
${operations.map(section)}
<h1>Problems</h1>
<dl>
${problems.map(([code, { status, text }]) => problem(code, status, text))}</dl>
</body>
</html>`
  return page.toString()
}

function section(operation: Operation): Html {
  const [method, path] = operation.http.split(' ', 2)
  const { who, scope, object } = operation.access
  const owner = object ? `; belongs to the ${object.belongsTo}, others get ${object.others}` : ''
  return html`<section id="${operation.name}">
<h2><code>${method ?? ''} ${API_BASE}${path ?? ''}</code></h2>
<p>${operation.summary}</p>
<p>Who: ${who}; scope: ${scope}${owner}</p>
<pre>${JSON.stringify(operation.example.input, null, 2)}</pre>
<pre>${JSON.stringify(operation.example.output, null, 2)}</pre>
</section>`
}

const texts: Readonly<Record<string, string>> = strings.en

/** What a problem says, with what changes from case to case in braces. */
function problem(code: string, status: number, text: string): Html {
  return html`<dt id="${code}"><code>${code}</code> ${status}</dt>
<dd>${texts[text] ?? ''} ${texts[`${text}Next`] ?? ''}</dd>
`
}
