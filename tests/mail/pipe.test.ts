import { createTransport } from 'nodemailer'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseReceived } from '#platform/mailer/fixtures/received-mail.ts'
import { MONDAY } from '#surfaces/server/fixtures/test-world.ts'
import { until } from '../fixtures/until.ts'
import { requireOrSkip } from '../optional.ts'
import { iso, type Stage, stage } from '../scenarios/stage.ts'
import { mailServersAreHere, type MailServers, PIPED, startMailServers } from './mail-servers.ts'

/** Mail in without a mailbox: Postfix hands each mail to `askwell mail-in` and hears from its exit code how it went. */

const ASKWELL = resolve(import.meta.dirname, '../../bin/askwell.js')

describe.runIf(requireOrSkip('Postfix and Dovecot (as root)', mailServersAreHere()))('by a pipe', () => {
  let servers: MailServers
  let on: Stage
  beforeAll(async () => {
    servers = await startMailServers()
    on = await stage({
      mail: {
        SMTP_URL: servers.smtpUrl,
        MAIL_FROM: 'Askwell <askwell@example.org>',
        MAIL_REPLY_TO: PIPED,
      },
    })
    const settings = {
      DATABASE_URL: on.world.testDatabase.url,
      SECRET_KEY: on.world.settings.SECRET_KEY,
      SMTP_URL: servers.smtpUrl,
      MAIL_FROM: 'askwell@example.org',
      MAIL_REPLY_TO: PIPED,
      ASKWELL_CLOCK: iso(MONDAY).replace('.000', ''),
    }
    const lines = Object.entries(settings).map(([name, value]) => `export ${name}='${value}'`)
    servers.pipeTo([...lines, `exec '${process.execPath}' '${ASKWELL}' mail-in`, ''].join('\n'))
  })
  afterAll(async () => {
    await on.world.close()
    await servers.close()
  })

  test('an answer that Postfix hands to the program is a note on the ask', async () => {
    const [ines, ada] = await on.people('Ines', 'Ada')
    const ask = await on.send(ines, { audience: { kind: 'people', people: [ada] } })
    const { email } = await on.do<{ email: string }>(ada, 'people.get', { personId: ada })
    const raw = await servers.mailAt(email.slice(0, email.indexOf('@')), 0)
    const invitation = parseReceived(Buffer.from(raw.replace(/\r?\n/g, '\r\n')), {
      mailFrom: false,
      rcptTo: [],
    })
    expect(invitation.header('Reply-To')).toMatch(/<desk\+[0-9a-z]{26}@example\.org>$/)
    const transport = createTransport({ url: servers.smtpUrl, ignoreTLS: true })
    await transport.sendMail({
      from: email,
      to: invitation.header('Reply-To') ?? '',
      subject: `Re: ${invitation.header('Subject')}`,
      text: 'Have you tried a fresh clone?',
    })
    transport.close()
    const words = async () => {
      const { items } = await on.do<{ items: { kind: string; words?: string }[] }>(ines, 'asks.timeline', {
        askId: ask.id,
      })
      return items.filter(({ kind }) => kind === 'note').map((note) => note.words)
    }
    await until('the note', async () => (await words()).length > 0)
    expect(await words()).toEqual(['Have you tried a fresh clone?'])
  })
})
