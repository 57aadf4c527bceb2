import { type AddressInfo, createServer } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { instant } from '#engine/time/instant.ts'
import { Outage } from '../refusal.ts'
import type { Mail, Mailer } from './mail.ts'
import { openSmtpMailer, type SmtpLimits } from './smtp-mailer.ts'
import { readSmtpUrl, type SmtpServer } from './smtp-settings.ts'
import { startTestSmtpServer, type TestSmtpServer } from './fixtures/smtp-server.ts'

const mail: Mail = {
  to: { name: 'Ada', address: 'ada@example.org' },
  subject: 'Chidi asks you: rebase keeps failing',
  text: 'Could you look at it for 20 minutes?',
  html: '<p>Could you look at it for 20 minutes?</p>',
  messageId: 'n1@example.org',
  thread: 'ask1@example.org',
  at: instant(Date.UTC(2026, 4, 20, 9)),
  headers: { 'X-Askwell-Notice': 'n1' },
}

let smtp: TestSmtpServer
let opened: Mailer[] = []
beforeEach(async () => {
  smtp = await startTestSmtpServer()
})
afterEach(async () => {
  for (const mailer of opened) await mailer.close()
  opened = []
  await smtp.close()
})

function mailerFor(url: string, limits: Partial<SmtpLimits> = {}): Mailer {
  const server = readSmtpUrl(url) as SmtpServer
  const mailer = openSmtpMailer({ server, from: { name: 'Askwell', address: 'askwell@example.org' } }, limits)
  opened.push(mailer)
  return mailer
}

async function outageFrom(tried: Promise<void>): Promise<Outage> {
  const thrown = await tried.then(
    () => 'nothing was thrown',
    (error: unknown) => error,
  )
  if (!(thrown instanceof Outage)) throw new Error(`not an outage: ${String(thrown)}`)
  return thrown
}

test('a mail arrives with text and markup, its id, its thread and its date', async () => {
  await mailerFor(smtp.url).send(mail)
  const [got] = smtp.received
  expect(got?.envelope).toEqual({ from: 'askwell@example.org', to: ['ada@example.org'] })
  expect(got?.header('From')).toBe('Askwell <askwell@example.org>')
  expect(got?.header('To')).toBe('Ada <ada@example.org>')
  expect(got?.header('Subject')).toBe(mail.subject)
  expect(got?.header('Message-ID')).toBe('<n1@example.org>')
  expect(got?.header('In-Reply-To')).toBe('<ask1@example.org>')
  expect(got?.header('References')).toBe('<ask1@example.org>')
  expect(got?.header('Date')).toBe('Wed, 20 May 2026 09:00:00 +0000')
  expect(got?.header('X-Askwell-Notice')).toBe('n1')
  expect(got?.header('Content-Type')).toMatch(/^multipart\/alternative/)
  expect(got?.parts).toEqual([
    { type: 'text/plain', content: mail.text },
    { type: 'text/html', content: mail.html },
  ])
})

test('nobody can write a header, a receiver or a second mail through a name, a subject or an id', async () => {
  const hostile = 'x\r\nBcc: eve@example.org\r\n\r\n.\r\nMAIL FROM:<eve@example.org>\n\u2028\u0000'
  await mailerFor(smtp.url).send({
    ...mail,
    to: { name: `"Ada" <eve@example.org>, ${hostile}`, address: 'ada@example.org' },
    subject: hostile,
    text: hostile,
    headers: { 'X-Askwell-Notice': hostile },
  })
  expect(smtp.received.length).toBe(1)
  const [got] = smtp.received
  expect(got?.envelope.to).toEqual(['ada@example.org'])
  expect(got?.header('Bcc')).toBeUndefined()
  expect(got?.header('Subject')).toMatch(
    /^x Bcc: eve@example\.org \. MAIL FROM:<eve@example\.org> ⟨U\+0000⟩$/,
  )
  expect(got?.headers.map((header) => header.name).toSorted()).toEqual(
    [
      'Content-Type',
      'Date',
      'From',
      'In-Reply-To',
      'MIME-Version',
      'Message-ID',
      'References',
      'Subject',
      'To',
    ].concat('X-Askwell-Notice'),
  )
  expect(got?.header('To')).toMatch(/<ada@example\.org>$/)
  expect(
    got
      ?.header('To')
      ?.match(/<[^>]*>/g)
      ?.at(-1),
  ).toBe('<ada@example.org>')
})

test('an address that could be read as two is refused before anything is said to the server', async () => {
  const mailer = mailerFor(smtp.url)
  for (const address of [
    'a@b.org,eve@c.org',
    'a@b.org> SIZE=1',
    'a b@c.org',
    'a@b.org\r\nRCPT TO:<e@c.org>',
    '',
    '@',
  ]) {
    const outage = await outageFrom(mailer.send({ ...mail, to: { name: 'Ada', address } }))
    expect(outage.permanent).toBe(true)
  }
  expect(smtp.received).toEqual([])
})

test('"try later" is tried later, and the second try carries the same Message-ID', async () => {
  const mailer = mailerFor(smtp.url)
  smtp.behave({ at: 'RCPT TO', code: 451, text: '4.3.0 busy <ada@example.org>' })
  const outage = await outageFrom(mailer.send(mail))
  expect(outage).toMatchObject({ permanent: false, message: expect.stringContaining('451 4.3.0') })
  await mailer.send(mail)
  expect(smtp.received.map((got) => got.header('Message-ID'))).toEqual(['<n1@example.org>'])
})

test('a greylisting server is asked again after some minutes, not at once', async () => {
  smtp.behave({ at: 'RCPT TO', code: 450, text: '4.7.1 greylisted' })
  expect((await outageFrom(mailerFor(smtp.url).send(mail))).retryAfterSeconds).toBe(300)
})

test('a mailbox that does not exist is refused for good; a refused sender is ours to put right', async () => {
  const mailer = mailerFor(smtp.url)
  smtp.behave(
    { at: 'RCPT TO', code: 550, text: '5.1.1 <ada@example.org> unknown' },
    { at: 'DATA', code: 554, text: '5.7.1 spam' },
    { at: 'MAIL FROM', code: 550, text: '5.7.1 not you' },
  )
  const outages = []
  for (let i = 0; i < 3; i++) outages.push(await outageFrom(mailer.send(mail)))
  expect(outages.map((outage) => outage.permanent)).toEqual([true, true, false])
  expect(outages[2]?.retryAfterSeconds).toBe(300)
})

test('no address and no content is in what an outage says', async () => {
  const mailer = mailerFor(smtp.url)
  smtp.behave({ at: 'RCPT TO', code: 550, text: '5.1.1 <ada@example.org> said rebase' })
  const outage = await outageFrom(mailer.send(mail))
  expect(`${outage.message} ${outage.stack} ${JSON.stringify(outage)} ${String(outage.cause)}`).not.toMatch(
    /ada@|rebase/,
  )
})

test('a server that takes the mail and says nothing costs a try and not the worker', async () => {
  smtp.behave('stall')
  const outage = await outageFrom(mailerFor(smtp.url, { silenceMs: 400 }).send(mail))
  expect(outage.permanent).toBe(false)
  expect(smtp.received.length).toBe(1)
})

test('a server that drips its answer for ever is left after the whole time is up', async () => {
  const dripping = createServer((socket) => {
    const drip = setInterval(() => socket.write('220-wait\r\n'), 10)
    socket.on('error', () => undefined)
    socket.on('close', () => clearInterval(drip))
  })
  await new Promise<void>((done) => dripping.listen(0, '127.0.0.1', done))
  const { port } = dripping.address() as AddressInfo
  const outage = await outageFrom(mailerFor(`smtp://127.0.0.1:${port}`, { wholeMs: 100 }).send(mail))
  expect(outage.permanent).toBe(false)
  await new Promise((done) => dripping.close(done))
})

test('one try is one connection: what to do next is for the job to decide', async () => {
  let connections = 0
  const closing = createServer((socket) => {
    connections++
    socket.on('error', () => undefined)
    socket.end()
  })
  await new Promise<void>((done) => closing.listen(0, '127.0.0.1', done))
  const { port } = closing.address() as AddressInfo
  await outageFrom(mailerFor(`smtp://127.0.0.1:${port}`).send(mail))
  expect(connections).toBe(1)
  await new Promise((done) => closing.close(done))
})

test('a connection that breaks after the last line may mean two copies, and both have one Message-ID', async () => {
  const mailer = mailerFor(smtp.url)
  smtp.behave('reset')
  expect((await outageFrom(mailer.send(mail))).permanent).toBe(false)
  await mailer.send(mail)
  expect(smtp.received.map((got) => got.header('Message-ID'))).toEqual([
    '<n1@example.org>',
    '<n1@example.org>',
  ])
})

test('a server that is not there is an outage, for a mail and for the check', async () => {
  const gone = await startTestSmtpServer()
  await gone.close()
  const mailer = mailerFor(gone.url)
  expect((await outageFrom(mailer.send(mail))).permanent).toBe(false)
  expect((await outageFrom(mailer.check())).message).toMatch(/ECONNREFUSED 127\.0\.0\.1/)
  await mailerFor(smtp.url).check()
})

test("a certificate of nobody's is better than none for a relay, and not good enough for a password", async () => {
  const offering = await startTestSmtpServer({ tls: true })
  await mailerFor(offering.url).send(mail)
  const withPassword = offering.url.replace('smtp://', 'smtp://askwell:secret@')
  const outage = await outageFrom(mailerFor(`${withPassword}?tls.rejectUnauthorized=true`).send(mail))
  expect(outage).toMatchObject({ permanent: false, message: expect.stringContaining('certificate') })
  expect(offering.received.length).toBe(1)
  await offering.close()
})

test('a password stays here where the server offers no TLS', async () => {
  const url = smtp.url.replace('smtp://', 'smtp://askwell:secret@')
  const outage = await outageFrom(mailerFor(`${url}?requireTLS=true`).send(mail))
  expect(outage.permanent).toBe(false)
  expect(smtp.received).toEqual([])
})

test('a closed mailer sends nothing more', async () => {
  const mailer = mailerFor(smtp.url)
  await mailer.close()
  await outageFrom(mailer.send(mail))
  expect(smtp.received).toEqual([])
})

test('fifty mails at once all arrive, each once', async () => {
  const mailer = mailerFor(smtp.url)
  const ids = Array.from({ length: 50 }, (_, i) => `n${i}@example.org`)
  await Promise.all(ids.map((messageId) => mailer.send({ ...mail, messageId })))
  expect(smtp.received.length).toBe(50)
  expect(new Set(smtp.received.map((got) => got.header('Message-ID')))).toEqual(
    new Set(ids.map((id) => `<${id}>`)),
  )
})

test('a mail that was handed over is not sent again by the same process', async () => {
  const mailer = mailerFor(smtp.url)
  await mailer.send(mail)
  await mailer.send(mail)
  await mailer.send({ ...mail, messageId: 'n2@example.org' })
  expect(smtp.received.map((got) => got.header('Message-ID'))).toEqual([
    '<n1@example.org>',
    '<n2@example.org>',
  ])
})
