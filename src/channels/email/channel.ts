import { z } from 'zod'
import { safeUrl } from '#platform/i18n/html.ts'
import { idOf } from '#platform/ids.ts'
import type { Mailbox, Mailer } from '#platform/mailer/mail.ts'
import { openSmtpMailer } from '#platform/mailer/smtp-mailer.ts'
import { isPlainAddress, readMailFrom, readMailSettings } from '#platform/mailer/smtp-settings.ts'
import type { Message } from '#platform/message.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import type { Channel, ChannelPlug } from '../contract.ts'
import { listenByImap } from './inbound/imap.ts'
import { type ImapServer, readImapUrl } from './inbound/imap-settings.ts'
import { receiveMail } from './inbound/receive.ts'
import { replyAddress } from './inbound/reply-address.ts'
import { type RenderedEmail, renderEmail } from './render.ts'

export interface EmailAddress {
  readonly email: string
}

/** Mail is set up by whoever runs Askwell: its settings say where the program itself goes. */
const readOnly = true

const emailSettings = z.strictObject({
  SMTP_URL: z.string().meta({
    description: 'Mail server, e.g. smtp://user:password@mail.example.org:587',
    writeOnly: true,
    readOnly,
  }),
  MAIL_FROM: z.string().optional().meta({
    description: 'Sender, e.g. Askwell <askwell@example.org>; askwell at the host of PUBLIC_URL if not set',
    readOnly,
  }),
  MAIL_REPLY_TO: z.string().optional().meta({
    description:
      "Mailbox that takes replies, if it isn't the sender's; mail to name+anything@ has to reach it",
    readOnly,
  }),
  IMAP_URL: z.string().optional().meta({
    description: 'Where replies are fetched, e.g. imaps://user:password@mail.example.org/INBOX',
    writeOnly: true,
    readOnly,
  }),
})

const emailAddress = z.strictObject({
  email: z.string().trim().refine(isPlainAddress, 'One mailbox, like ada@example.org.'),
})

/** Without `SMTP_URL` there is no mail, and nothing leaves the machine. */
export const channel: ChannelPlug<RenderedEmail, EmailAddress> = {
  id: 'email',
  settings: emailSettings,
  open(settings) {
    if (!settings['SMTP_URL']) return null
    const read = readMailSettings({ smtpUrl: settings['SMTP_URL'], mailFrom: senderOf(settings) })
    if (isRefusal(read)) return read
    const replies = readReplies(settings, read.from)
    if (isRefusal(replies)) return replies
    return createEmailChannel(openSmtpMailer(read), replies)
  },
}

/** Somebody at our own host, where no sender is set. */
function senderOf({ MAIL_FROM: from, PUBLIC_URL: url }: Readonly<Record<string, string | undefined>>) {
  return from ?? (url ? `Askwell <askwell@${new URL(url).hostname}>` : undefined)
}

export interface Replies {
  /** the mailbox that takes replies */
  readonly mailbox: Mailbox
  /** where they are fetched; missing where the mail server hands them to `askwell mail-in` */
  readonly imap?: ImapServer
}

/** Replies are taken only where somebody set up a way for them: a mail into nowhere would be worse than none. */
function readReplies(
  settings: Readonly<Record<string, string | undefined>>,
  from: Mailbox,
): Replies | null | Refusal {
  const { MAIL_REPLY_TO: replyTo, IMAP_URL: imapUrl } = settings
  if (!replyTo && !imapUrl) return null
  const mailbox = replyTo ? readMailFrom(replyTo) : from
  if (isRefusal(mailbox)) return refuse('mail.badReplyTo')
  if (!imapUrl) return { mailbox }
  const imap = readImapUrl(imapUrl)
  return isRefusal(imap) ? imap : { mailbox, imap }
}

/** Mail out, and where replies are set up, mail in. Answers by a click are links to a page that acts on POST alone. */
export function createEmailChannel(
  mailer: Mailer,
  replies: Replies | null = null,
): Channel<RenderedEmail, EmailAddress> {
  return {
    id: 'email',
    abilities: { reply: replies !== null, buttons: false, interrupt: false, maxLength: 12_000 },
    address: emailAddress,
    known: ({ email }) => (email === null ? null : { email }),
    render: (message, lang) => renderEmail(replies === null ? withoutKey(message) : message, lang),
    async deliver(rendered, address, context) {
      const messageId = `${idOf('mail', context.deliveryKey)}@${mailer.host}`
      const { replyKey } = rendered
      await mailer.send({
        to: { name: rendered.toName, address: address.email },
        subject: rendered.subject,
        text: rendered.text,
        html: rendered.html,
        messageId,
        // The top of a thread is a name that no mail has; programs put its answers together all the same.
        ...(rendered.threadKey === undefined
          ? {}
          : { thread: `${idOf('thread', rendered.threadKey)}@${mailer.host}` }),
        ...(replies === null || replyKey === undefined ? {} : { replyTo: replyMailbox(replies, replyKey) }),
        at: context.now,
        headers: headersOf(rendered),
      })
      return { externalId: messageId }
    },
    check: () => mailer.check(),
    close: () => mailer.close(),
    ...(replies === null ? {} : { receive: (raw) => receiveMail(raw, replies.mailbox.address) }),
    ...(replies?.imap === undefined ? {} : { listen: listenByImap(replies.imap) }),
  }
}

function replyMailbox({ mailbox }: Replies, key: string): Mailbox {
  return { name: mailbox.name || 'Askwell', address: replyAddress(mailbox.address, key) }
}

function withoutKey({ replyKey: _, ...message }: Message): Message {
  return message
}

function headersOf(rendered: RenderedEmail): Record<string, string> {
  return {
    'X-Askwell-Notice': rendered.noticeId,
    // RFC 3834, and the same in Exchange's words: no out-of-office answers, please.
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    ...(rendered.oneClickUrl === undefined
      ? {}
      : {
          'List-Unsubscribe': `<${safeUrl(rendered.oneClickUrl)}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        }),
  }
}
