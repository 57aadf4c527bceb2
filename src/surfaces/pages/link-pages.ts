import { html } from '#platform/i18n/html.ts'
import { oneLine } from '#platform/i18n/plain.ts'
import { renderForm } from './form.ts'
import { type Page, pageLink, renderPage } from './page.ts'
import { say } from './words.ts'

const LONGEST_NAME = 80
const LONGEST_LINE = 200
const LONGEST_TEXT = 1_000

/**
 * What a browser shows at an unsubscribe link. The mail program's own button posts there without showing it
 * (RFC 8058, body `List-Unsubscribe=One-Click`), and both posts have the same effect.
 */
export function renderUnsubscribePage(view: { readonly lang: string; readonly what: string }): Page {
  const { lang } = view
  return renderPage({
    lang,
    title: say(lang, 'pages.unsubscribe.title', { what: oneLine(view.what, LONGEST_LINE) }),
    body: html`<p>${say(lang, 'pages.unsubscribe.what')}</p>${renderForm(say(lang, 'pages.unsubscribe.button'), [])}`,
  })
}

export function renderUnsubscribedPage(view: { readonly lang: string; readonly what: string }): Page {
  const { lang } = view
  return renderPage({
    lang,
    title: say(lang, 'pages.unsubscribe.done', { what: oneLine(view.what, LONGEST_LINE) }),
    body: html`<p>${say(lang, 'pages.unsubscribe.back')}</p>`,
  })
}

/** Any other answer of a mail that is one yes: an offer taken, a pass agreed to. Texts come from who made it. */
export function renderConfirmPage(view: {
  readonly lang: string
  readonly title: string
  readonly text: string
  readonly button: string
}): Page {
  return renderPage({
    lang: view.lang,
    title: oneLine(view.title, LONGEST_LINE),
    body: html`<p>${oneLine(view.text, LONGEST_TEXT)}</p>${renderForm(oneLine(view.button, LONGEST_NAME), [])}`,
  })
}

export function renderConfirmedPage(view: {
  readonly lang: string
  readonly title: string
  readonly next: { readonly label: string; readonly url: string }
}): Page {
  return renderPage({
    lang: view.lang,
    title: oneLine(view.title, LONGEST_LINE),
    body: html`<p>${pageLink(view.next.url, oneLine(view.next.label, LONGEST_LINE))}</p>`,
  })
}

/** For `link.expired` (410) and `link.unknown` (404), the same whoever opens it. */
export function renderDeadLinkPage(view: {
  readonly lang: string
  readonly why: 'expired' | 'unknown'
  readonly home: string
}): Page {
  const { lang, why } = view
  return renderPage({
    lang,
    status: why === 'expired' ? 410 : 404,
    title: say(lang, `pages.${why}.title`),
    body: html`<p>${say(lang, `pages.${why}.what`)}</p><p>${pageLink(view.home, say(lang, 'pages.open'))}</p>`,
  })
}

/** A refusal, in the words of the slice that refused, with its next step. */
export function renderRefusedPage(view: {
  readonly lang: string
  readonly status: number
  readonly title: string
  readonly text: string
  readonly next: { readonly label: string; readonly url: string }
}): Page {
  return renderPage({
    lang: view.lang,
    status: view.status,
    title: oneLine(view.title, LONGEST_LINE),
    body: html`<p>${oneLine(view.text, LONGEST_TEXT)}</p><p>${pageLink(view.next.url, oneLine(view.next.label, LONGEST_LINE))}</p>`,
  })
}
