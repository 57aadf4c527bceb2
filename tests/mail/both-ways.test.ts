import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseReceived, type ReceivedMail } from '#platform/mailer/fixtures/received-mail.ts'
import { openInboxes } from '#surfaces/server/inbox.ts'
import { until } from '../fixtures/until.ts'
import { requireOrSkip } from '../optional.ts'
import { type Stage, stage } from '../scenarios/stage.ts'
import { GONE, mailServersAreHere, type MailServers, startMailServers } from './mail-servers.ts'

/** Mail as it really goes: out through Postfix into a mailbox, and back from there by IMAP. */

describe.runIf(requireOrSkip('Postfix and Dovecot (as root)', mailServersAreHere()))(
  'by real servers',
  () => {
    let servers: MailServers
    let on: Stage
    let inboxes: readonly { close(): Promise<void> }[]
    beforeAll(async () => {
      servers = await startMailServers()
      on = await stage({
        mail: {
          SMTP_URL: servers.smtpUrl,
          MAIL_FROM: 'Askwell <askwell@example.org>',
          IMAP_URL: servers.imapUrl('askwell'),
        },
      })
      // two instances on one database: one of them reads, and where it goes the other takes over
      inboxes = [openInboxes(on.world), openInboxes(on.world)]
    })
    afterAll(async () => {
      await Promise.all(inboxes.map((inbox) => inbox.close()))
      await on.world.close()
      await servers.close()
    })

    const read = (raw: string): ReceivedMail =>
      parseReceived(Buffer.from(raw.replace(/\r?\n/g, '\r\n')), { mailFrom: false, rcptTo: [] })

    async function mailbox(personId: string): Promise<string> {
      const { email } = await on.do<{ email: string }>(personId, 'people.get', { personId })
      return email.slice(0, email.indexOf('@'))
    }

    async function notes(personId: string, askId: string): Promise<(string | undefined)[]> {
      const { items } = await on.do<{ items: { kind: string; words?: string }[] }>(
        personId,
        'asks.timeline',
        {
          askId,
        },
      )
      return items.filter(({ kind }) => kind === 'note').map(({ words }) => words)
    }

    async function outcomes(): Promise<string[]> {
      const { rows } = await on.world.pool.query<{ outcome: string }>(
        'select outcome from notices_received order by outcome',
      )
      return rows.map(({ outcome }) => outcome)
    }

    async function answer(user: string, mail: ReceivedMail, more: object = {}): Promise<void> {
      const transport = createTransport({ url: servers.smtpUrl, ignoreTLS: true })
      const quoted = `On Monday Askwell <askwell@example.org> wrote:\r\n> I am stuck.\r\n`
      await transport.sendMail({
        from: `${user}@example.org`,
        to: mail.header('Reply-To') ?? '',
        subject: `Re: ${mail.header('Subject')}`,
        inReplyTo: mail.header('Message-ID') ?? '',
        text: `Have you tried a fresh clone?\r\n\r\n${quoted}`,
        ...more,
      })
      transport.close()
    }

    test('an ask goes out, its answer comes back as a note, and the note goes out in the same thread', async () => {
      const [ines, ada] = await on.people('Ines', 'Ada')
      const ask = await on.send(ines, { audience: { kind: 'people', people: [ada] } })
      const invitation = read(await servers.mailAt(await mailbox(ada), 0))
      expect(invitation.header('Reply-To')).toMatch(/^Askwell <askwell\+[0-9a-z]{26}@example\.org>$/)
      await answer(await mailbox(ada), invitation)
      await until('the note', async () => (await notes(ines, ask.id)).length > 0)
      expect(await notes(ines, ask.id)).toEqual(['Have you tried a fresh clone?'])
      await on.settle()
      const noted = read(await servers.mailAt(await mailbox(ines), 0))
      expect(noted.header('References')).toBe(invitation.header('References'))
      expect(noted.parts[0]?.content).toContain('> Have you tried a fresh clone?')
    })

    test('an out-of-office note and a stranger change nothing, and neither gets a mail', async () => {
      const [ines, ada] = await on.people('Ines', 'Ada')
      const ask = await on.send(ines, { audience: { kind: 'people', people: [ada] } })
      const invitation = read(await servers.mailAt(await mailbox(ada), 0))
      const before = (await outcomes()).length
      await answer(await mailbox(ada), invitation, { headers: { 'Auto-Submitted': 'auto-replied' } })
      await answer('eve', invitation)
      await until('both', async () => (await outcomes()).length === before + 2)
      await on.settle()
      expect(await notes(ines, ask.id)).toEqual([])
      expect(await outcomes()).toEqual(expect.arrayContaining(['nothing', 'stranger']))
      expect(servers.mailsOf('eve')).toEqual([])
      expect(servers.mailsOf(await mailbox(ada))).toHaveLength(1)
    })

    test('an address that gives mail back is told to its person in the app and mailed no more', async () => {
      const [ines] = await on.people('Ines')
      const [farah = ''] = await on.world.addPeople([{ email: `farah@${GONE}`, name: 'Farah' }])
      await on.send(ines, { audience: { kind: 'people', people: [farah] } })
      await until('the report', async () => (await outcomes()).includes('addressDead'))
      await on.settle()
      expect(await on.notices(farah)).toContain('notices.addressDead')
    })

    test('each mail was taken once, by one of the two that wait for it', async () => {
      const mails = servers.mailsOf('askwell').length
      await until('all of them', async () => (await outcomes()).length >= mails)
      expect(await outcomes()).toHaveLength(mails)
    })
  },
)
