import { type Html, html, lines } from '#platform/i18n/html.ts'
import { manyLines, oneLine } from '#platform/i18n/plain.ts'
import type { Values } from '#platform/i18n/say.ts'
import { type Choice, type Field, renderForm } from './form.ts'
import { type Page, pageLink, renderPage } from './page.ts'
import { say } from './words.ts'

export type Answer = 'accept' | 'pass' | 'later' | 'decline'

export interface AnswerView {
  readonly lang: string
  readonly ask: AskShown
  /** the answer that the opened link stands for */
  readonly chosen: Answer
  /** the pages of the other answers */
  readonly others: readonly { readonly answer: Answer; readonly url: string }[]
  /** for `later`: moments to choose from, values as the command takes them */
  readonly laterChoices: readonly Choice[]
  /** for `accept`: times that suit both; none where nothing is known of them */
  readonly timeChoices: readonly Choice[]
}

export interface AskShown {
  /** missing on an unnamed ask */
  readonly by?: string
  /** e.g. that a simulated colleague asks */
  readonly mark?: string
  readonly text: string
  readonly facts: readonly { readonly label: string; readonly text: string }[]
}

/** The answer of who says yes and settles the time later. */
export const NO_TIME = 'later'

const LONGEST_NAME = 80
const LONGEST_ASK = 12_000

/** The page behind one answer of a mail: the ask again, what the answer does and who hears of it, and one button. */
export function renderAnswerPage(view: AnswerView): Page {
  const { lang, chosen } = view
  const values = whom(view.ask)
  const body = html`${renderAsk(view.ask, lang)}
<p>${say(lang, `pages.${chosen}.what`, values)}</p>
${renderForm(say(lang, `pages.${chosen}.button`), answerFields(chosen, lang, view))}
${view.others.length > 0 && renderOthers(view.others, lang)}`
  return renderPage({ lang, title: say(lang, `pages.${chosen}.title`, values), body })
}

/** What each answer asks for; the route reads the form back with the same fields (`readForm`). */
export function answerFields(
  answer: Answer,
  lang: string,
  { laterChoices, timeChoices }: Pick<AnswerView, 'laterChoices' | 'timeChoices'>,
): readonly Field[] {
  if (answer === 'accept') {
    const note = { kind: 'note', name: 'note', label: say(lang, 'pages.accept.note') } as const
    if (timeChoices.length === 0) return [note]
    const choices = [...timeChoices, { value: NO_TIME, label: say(lang, 'pages.accept.noTime') }]
    return [{ kind: 'choice', name: 'startsAt', label: say(lang, 'pages.accept.time'), choices }, note]
  }
  if (answer === 'decline')
    return [{ kind: 'note', name: 'reason', label: say(lang, 'pages.decline.reason') }]
  if (answer === 'later') {
    return [{ kind: 'choice', name: 'until', label: say(lang, 'pages.later.until'), choices: laterChoices }]
  }
  return [
    { kind: 'email', name: 'who', label: say(lang, 'pages.pass.who') },
    { kind: 'note', name: 'note', label: say(lang, 'pages.pass.note') },
  ]
}

/** After the button: one sentence on what happened, and the way on. */
export function renderAnsweredPage(view: {
  readonly lang: string
  readonly answer: Answer
  readonly ask: Pick<AskShown, 'by'>
  /** the time that came with a yes, in words */
  readonly agreed?: string
  readonly next: { readonly label: string; readonly url: string }
}): Page {
  return renderPage({
    lang: view.lang,
    title: say(view.lang, `pages.${view.answer}.done`, whom(view.ask)),
    body: html`${view.agreed !== undefined && html`<p>${say(view.lang, 'pages.accept.agreed', { when: view.agreed })}</p>`}<p>${pageLink(view.next.url, view.next.label)}</p>`,
  })
}

function whom(ask: Pick<AskShown, 'by'>): Values {
  return { named: ask.by === undefined ? 'no' : 'yes', name: oneLine(ask.by ?? '', LONGEST_NAME) }
}

function renderAsk(ask: AskShown, lang: string): Html {
  const name = ask.by === undefined ? undefined : oneLine(ask.by, LONGEST_NAME)
  const facts = ask.facts.map(
    (fact) => html`<dt>${oneLine(fact.label, LONGEST_NAME)}</dt><dd>${oneLine(fact.text, 2_000)}</dd>`,
  )
  return html`<div class="sheet">${sayWho(name, ask.mark, lang)}<blockquote dir="auto">${lines(manyLines(ask.text, LONGEST_ASK))}</blockquote>${
    facts.length > 0 && html`<dl>${facts}</dl>`
  }</div>`
}

function sayWho(name: string | undefined, mark: string | undefined, lang: string): Html | undefined {
  if (name !== undefined && mark !== undefined) {
    return html`<p class="quiet">${say(lang, 'pages.marked', { name, mark })}</p>`
  }
  const who = name ?? mark
  return who === undefined ? undefined : html`<p class="quiet">${say(lang, 'pages.by', { name: who })}</p>`
}

function renderOthers(others: AnswerView['others'], lang: string): Html {
  const links = others.map(
    (other) => html`<li>${pageLink(other.url, say(lang, `pages.${other.answer}.button`))}</li>`,
  )
  return html`<p class="quiet">${say(lang, 'pages.others')}</p><ul>${links}</ul>`
}
