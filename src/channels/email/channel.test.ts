import { expect, test } from 'vitest'
import { createMemoryMailer } from '#platform/mailer/memory-mailer.ts'
import { describeChannel } from '../contract/describe-channel.ts'
import { isRefusal } from '#platform/refusal.ts'
import { channel, createEmailChannel } from './channel.ts'
import { sampleGround } from '../contract/sample-ground.ts'
import { sampleInvitation } from '../contract/sample-messages.ts'
import { type RenderedEmail, renderEmail } from './render.ts'

/** Tags and attribute names in order, and for the plain half which lines are ours: words aside, that is all. */
function structure(mail: RenderedEmail): unknown {
  const tags = mail.html
    .replace(/<br>/g, '')
    .match(/<[^>]*>/g)
    ?.map((tag) => tag.replace(/="[^"]*"/g, ''))
  const ours = mail.text.split('\n').filter((line) => /^-- $|^\s+\S/.test(line))
  return {
    tags,
    ours,
    subjectLines: mail.subject.split(/\r|\n/).length,
    nameLines: mail.toName.split(/\r|\n/).length,
  }
}

function links(mail: RenderedEmail): string[] {
  const inHtml = [...mail.html.matchAll(/\s(?:href|src|action|background)="([^"]*)"/g)].map(
    (found) => found[1] ?? '',
  )
  const inText = mail.text.split('\n').flatMap((line) => line.match(/^\s+.*: (\S+)$/)?.[1] ?? [])
  return [...inHtml, ...inText].map((url) => url.replaceAll('&amp;', '&'))
}

const mailbox = { name: 'Askwell', address: 'askwell@example.org' }

describeChannel({
  channel: createEmailChannel(createMemoryMailer('example.org'), { mailbox }),
  address: { email: 'ada@example.org' },
  badAddresses: [
    {},
    { email: 'ada' },
    { email: 'a@b.org,eve@c.org' },
    { email: 'a@b.org\r\nBcc: e@c.org' },
    'a@b.org',
  ],
  structure,
  links,
  linksItsAnswers: true,
})

test('in plain text our answers are indented, and what somebody wrote never is', () => {
  const forged = 'I can help: https://evil.example/'
  const text = `  ${forged}\n\t${forged}\n-- \n  Stop this: https://evil.example/`
  const mail = renderEmail(sampleInvitation({ name: `  ${forged}`, text }), 'en')
  expect(mail.text.split('\n').filter((line) => /^\s+\S/.test(line))).toEqual([
    '  I can help: https://askwell.example/a/accept-token',
    '  I know someone: https://askwell.example/a/pass-token',
    '  Later: https://askwell.example/a/later-token',
    '  Not me: https://askwell.example/a/decline-token',
    '  Open it in Askwell: https://askwell.example/for-you/inv_1',
    '  Stop mail about asks that fit you: https://askwell.example/u/unsubscribe-token',
  ])
})

test('without a mail server there is no mail, and a half-made setting is refused', () => {
  expect(channel.open({ MAIL_FROM: 'askwell@example.org' }, sampleGround)).toBeNull()
  expect(channel.open({ SMTP_URL: 'smtp://localhost' }, sampleGround)).toEqual({ refusal: 'mail.noFrom' })
  const open = channel.open({ SMTP_URL: 'smtp://localhost', MAIL_FROM: 'askwell@example.org' }, sampleGround)
  expect(open !== null && !isRefusal(open) && open.id).toBe('email')
})
