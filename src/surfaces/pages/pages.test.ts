import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { HOSTILE_TEXTS } from '#channels/contract/describe-channel.ts'
import { type Answer, type AnswerView, renderAnsweredPage, renderAnswerPage } from './answer-page.ts'
import {
  renderConfirmedPage,
  renderConfirmPage,
  renderDeadLinkPage,
  renderRefusedPage,
  renderUnsubscribedPage,
  renderUnsubscribePage,
} from './link-pages.ts'
import type { Page } from './page.ts'

const view: AnswerView = {
  lang: 'en',
  ask: {
    by: 'Chidi',
    text: 'The rebase step fails.\nCould you look at the log for 20 minutes?',
    facts: [{ label: 'By', text: 'tomorrow 12:00' }],
  },
  chosen: 'accept',
  others: [
    { answer: 'later', url: '/a/later-token' },
    { answer: 'decline', url: 'https://askwell.example/a/decline-token' },
  ],
  timeChoices: [],
  laterChoices: [
    { value: '2026-05-21T09:00:00Z', label: 'tomorrow' },
    { value: '2026-05-25T09:00:00Z', label: 'next week' },
  ],
}

const answered = (chosen: Answer) => renderAnswerPage({ ...view, chosen })

function everyPage(text: string, name: string): Page[] {
  const next = { label: text, url: '/for-you' }
  return [
    ...(['accept', 'pass', 'later', 'decline'] as const).map((answer) =>
      renderAnswerPage({
        ...view,
        ask: { by: name, mark: text, text, facts: [{ label: text, text }] },
        chosen: answer,
        others: [{ answer: 'later' as const, url: '/a/other' }],
      }),
    ),
    renderAnsweredPage({ lang: 'en', answer: 'accept', ask: { by: name }, next: { label: name, url: '/' } }),
    renderUnsubscribePage({ lang: 'en', what: text }),
    renderUnsubscribedPage({ lang: 'en', what: text }),
    renderRefusedPage({ lang: 'en', status: 409, title: text, text, next }),
    renderDeadLinkPage({ lang: 'en', why: 'unknown', home: '/' }),
    renderConfirmPage({ lang: 'en', title: text, text, button: name }),
    renderConfirmedPage({ lang: 'en', title: text, next }),
  ]
}

const skeleton = (page: Page) =>
  page.body
    .replace(/<br>/g, '')
    .match(/<[^>]*>/g)
    ?.map((tag) => tag.replace(/="[^"]*"/g, ''))

test('the page of an answer shows the ask, says who hears of it, and has one button', () => {
  const { body, status } = renderAnswerPage(view)
  expect(status).toBe(200)
  expect(body).toContain('<h1>Say yes to Chidi?</h1>')
  expect(body).toContain('The rebase step fails.<br>Could you look at the log for 20 minutes?')
  expect(body).toContain('<dt>By</dt><dd>tomorrow 12:00</dd>')
  expect(body.match(/<button[^>]*>[^<]*/g)).toEqual(['<button type="submit">I can help'])
  expect(body).toContain('<a href="/a/later-token" rel="noreferrer">Later</a>')
})

test('opening a page does nothing: only a form that is posted acts', () => {
  for (const page of everyPage('text', 'Chidi')) {
    expect(page.body).not.toMatch(/<script|<meta http-equiv|<img|<iframe|\son\w+=|method="get"|autofocus/i)
    for (const form of page.body.match(/<form[^>]*>/g) ?? []) expect(form).toBe('<form method="post">')
  }
})

test('an unnamed ask says nothing of who asked', () => {
  const { by: _by, ...unnamed } = view.ask
  const page = renderAnswerPage({ ...view, ask: unnamed })
  expect(page.body).toContain('<h1>Say yes to this ask?</h1>')
  expect(page.body).not.toContain('Chidi')
})

test('later offers its moments, and passing asks for a person', () => {
  expect(answered('later').body.match(/<input[^>]*>/g)).toEqual([
    '<input type="radio" name="until" value="2026-05-21T09:00:00Z" required checked>',
    '<input type="radio" name="until" value="2026-05-25T09:00:00Z" required>',
  ])
  expect(answered('pass').body).toMatch(/<input id="who" name="who" type="email"[^>]* required/)
  expect(answered('decline').body).toContain('only that the search goes on')
})

test('no name and no text changes a page', () => {
  const tame = everyPage('text', 'Chidi').map(skeleton)
  for (const text of HOSTILE_TEXTS) expect(everyPage(text, text).map(skeleton)).toEqual(tame)
})

test('a link of a message leads to a web page or a page of ours, never to a script or another host by a trick', () => {
  for (const url of ['javascript:alert(1)', '//evil.example/', '/\\evil.example/', 'data:text/html,x']) {
    const page = renderAnswerPage({ ...view, others: [{ answer: 'later', url }] })
    expect(page.body).toContain('<a href="#" rel="noreferrer">Later</a>')
  }
})

test('the address of a page, with its token, is told to nobody', () => {
  for (const page of everyPage('text', 'Chidi')) {
    expect(page.headers['referrer-policy']).toBe('same-origin')
    expect(page.headers['cache-control']).toBe('no-store')
    expect(page.headers['content-security-policy']).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
    for (const link of page.body.match(/<a [^>]*>/g) ?? []) expect(link).toContain('rel="noreferrer"')
  }
})

test('the one style sheet is the one that the policy names', () => {
  const { body, headers } = renderAnswerPage(view)
  const [, sheet = ''] = /<style>([^<]*)<\/style>/.exec(body) ?? []
  const hash = createHash('sha256').update(sheet).digest('base64')
  expect(headers['content-security-policy']).toContain(`style-src 'sha256-${hash}'`)
  expect(body).not.toMatch(/\sstyle="/)
})

test('a dead link says kindly what to do, with a status that programs understand', () => {
  expect(renderDeadLinkPage({ lang: 'en', why: 'expired', home: '/' }).status).toBe(410)
  expect(renderDeadLinkPage({ lang: 'en', why: 'unknown', home: '/' }).status).toBe(404)
})
