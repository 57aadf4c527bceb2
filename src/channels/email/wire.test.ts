import { afterEach, beforeEach, expect, test } from 'vitest'
import { HOUR, instant, later } from '#engine/time/instant.ts'
import type { Mailer } from '#platform/mailer/mail.ts'
import { openSmtpMailer } from '#platform/mailer/smtp-mailer.ts'
import { readMailSettings } from '#platform/mailer/smtp-settings.ts'
import type { ReceivedMail } from '#platform/mailer/fixtures/received-mail.ts'
import { startTestSmtpServer, type TestSmtpServer } from '#platform/mailer/fixtures/smtp-server.ts'
import type { Message } from '#platform/message.ts'
import { isRefusal, Outage } from '#platform/refusal.ts'
import { HOSTILE_TEXTS } from '../contract/describe-channel.ts'
import { ASK_TEXT, sampleInvitation, sampleSignIn, sampleThanks } from '../contract/sample-messages.ts'
import { createEmailChannel } from './channel.ts'

const now = instant(Date.UTC(2026, 4, 20, 13))
const ada = { email: 'ada@example.org' }

let smtp: TestSmtpServer
let mailer: Mailer
beforeEach(async () => {
  smtp = await startTestSmtpServer()
  const settings = readMailSettings({ smtpUrl: smtp.url, mailFrom: 'Askwell <askwell@büro.example>' })
  if (isRefusal(settings)) throw new Error(settings.refusal)
  mailer = openSmtpMailer(settings)
})
afterEach(async () => {
  await mailer.close()
  await smtp.close()
})

async function send(message: Message, deliveryKey = message.noticeId, at = now): Promise<void> {
  const channel = createEmailChannel(mailer)
  await channel.deliver(channel.render(message, message.to.lang), ada, { deliveryKey, now: at })
}

function last(): ReceivedMail {
  const mail = smtp.received.at(-1)
  if (!mail) throw new Error('no mail arrived')
  return mail
}

function headerNames(): string[] {
  return last().headers.map((header) => header.name)
}

test('an invitation arrives as one ask in full, with four answers in both halves', async () => {
  await send(sampleInvitation())
  const [text, markup] = last().parts
  expect(last().header('Subject')).toBe('Chidi Okafor asks you for 20 minutes')
  expect(last().header('To')).toBe('Ada Lindqvist <ada@example.org>')
  expect([text?.type, markup?.type]).toEqual(['text/plain', 'text/html'])
  const words = (text?.content ?? '').replace(/\s*\n>? ?/g, ' ')
  for (const paragraph of ASK_TEXT.split('\n').filter((line) => line !== ''))
    expect(words).toContain(paragraph)
  for (const token of ['accept', 'pass', 'later', 'decline']) {
    expect(text?.content).toContain(`: https://askwell.example/a/${token}-token\n`)
    expect(markup?.content).toContain(`href="https://askwell.example/a/${token}-token"`)
  }
  for (const fact of ['20 minutes', 'tomorrow 12:00', 'You helped with 6 asks on rebase, last in October.']) {
    expect(words).toContain(fact)
    expect(markup?.content).toContain(fact)
  }
})

test('a mail program can unsubscribe from this kind with one click, and no out-of-office answers', async () => {
  await send(sampleInvitation())
  expect(last().header('X-Askwell-Notice')).toBe('ntc_invitation')
  expect(last().header('List-Unsubscribe')).toBe('<https://askwell.example/u/unsubscribe-token?one-click=1>')
  expect(last().header('List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click')
  expect(last().header('Auto-Submitted')).toBe('auto-generated')
  await send(sampleSignIn())
  expect(last().header('List-Unsubscribe')).toBeUndefined()
  expect(last().header('List-Unsubscribe-Post')).toBeUndefined()
})

test('a second copy after a crash has the same Message-ID, and another notice has another', async () => {
  smtp.behave('reset')
  await expect(send(sampleInvitation())).rejects.toThrow(Outage)
  await send(sampleInvitation(), 'ntc_invitation', later(now, HOUR))
  await send(sampleThanks())
  const ids = smtp.received.map((mail) => mail.header('Message-ID'))
  expect(ids[0]).toBe(ids[1])
  expect(ids[2]).not.toBe(ids[0])
  expect(ids[0]).toMatch(/^<[a-z0-9]+@xn--bro-hoa\.example>$/)
})

test('what belongs to one ask stands in one thread, and its id tells nothing of the ask', async () => {
  await send(sampleInvitation())
  await send({ ...sampleThanks(), threadKey: 'ask_1' })
  await send({ ...sampleThanks(), threadKey: 'ask_2' }, 'other')
  const [first, second, third] = smtp.received.map((mail) => mail.header('References'))
  expect(first).toBe(second)
  expect(third).not.toBe(first)
  expect(smtp.received[0]?.header('In-Reply-To')).toBe(first)
  expect(first).not.toContain('ask')
})

test('a mail that was held over the weekend is dated when it is sent, not when it was written', async () => {
  await send(sampleInvitation(), 'ntc_invitation', later(now, 60 * HOUR))
  expect(last().header('Date')).toBe('Sat, 23 May 2026 01:00:00 +0000')
})

test('no name and no text adds a header, a receiver or a part', async () => {
  await send(sampleInvitation())
  const expected = headerNames()
  for (const [i, text] of HOSTILE_TEXTS.entries()) {
    await send(sampleInvitation({ name: text, text }), `hostile ${i}`)
    expect(headerNames()).toEqual(expected)
    expect(last().envelope.to).toEqual(['ada@example.org'])
    expect(last().parts.map((part) => part.type)).toEqual(['text/plain', 'text/html'])
    for (const line of last().raw.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThan(999)
  }
})
