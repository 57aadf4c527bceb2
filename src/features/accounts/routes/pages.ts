import { type Html, html } from '#platform/i18n/html.ts'
import { oneLine } from '#platform/i18n/plain.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { Page, RouteParts } from './parts.ts'

const LONGEST_NAME = 80

/** A sign-in link was opened. Nothing is used up before the button. */
export function confirmPage(
  parts: RouteParts,
  view: {
    readonly lang: string
    readonly name: string
    readonly needsCode: boolean
    readonly refused?: Refusal
  },
): Page {
  const { lang, needsCode, refused } = view
  const say = (key: string, values?: Record<string, string>) => parts.say(lang, key, values)
  const name = oneLine(view.name, LONGEST_NAME)
  const code = html`<p>${say('accounts.confirm.otherBrowser')}</p>
<label for="code">${say('accounts.confirm.code')}</label>
<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9 ]*" maxlength="12" required>`
  return parts.renderPage({
    lang,
    title: say('accounts.confirm.title', { name }),
    ...(refused ? { status: 403 } : {}),
    body: html`${refused && problem(parts, lang, refused)}<form method="post">${needsCode && code}<button type="submit">${say('accounts.confirm.button', { name })}</button></form>
<p class="quiet">${say('accounts.confirm.what')}</p>`,
  })
}

/** The set-up link was opened: who is the first admin? */
export function setUpPage(
  parts: RouteParts,
  view: { readonly lang: string; readonly refused?: Refusal },
): Page {
  const { lang, refused } = view
  const say = (key: string) => parts.say(lang, key)
  return parts.renderPage({
    lang,
    title: say('accounts.setUp.title'),
    ...(refused ? { status: 400 } : {}),
    body: html`${refused && problem(parts, lang, refused)}<p>${say('accounts.setUp.what')}</p>
<form method="post">
<label for="name">${say('accounts.setUp.name')}</label>
<input id="name" name="name" autocomplete="name" maxlength="200" required>
<label for="email">${say('accounts.setUp.email')}</label>
<input id="email" name="email" type="email" autocomplete="email" maxlength="254" required>
<button type="submit">${say('accounts.setUp.button')}</button>
</form>
<p class="quiet">${say('accounts.setUp.sample')}</p>`,
  })
}

/** Why it didn't work and what to do, where there is nothing to try again on this page. */
export function refusedPage(parts: RouteParts, lang: string, refusal: Refusal): Page {
  const { status, detail, next } = parts.problems.of(refusal, lang)
  return parts.renderPage({
    lang,
    title: detail,
    status,
    body: html`${next && html`<p>${next}</p>`}<p><a href="/login">${parts.say(lang, 'accounts.toSignIn')}</a></p>`,
  })
}

function problem(parts: RouteParts, lang: string, refusal: Refusal): Html {
  const { detail, next } = parts.problems.of(refusal, lang)
  return html`<p role="alert">${detail}${next && html` ${next}`}</p>`
}
