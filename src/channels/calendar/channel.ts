import { z } from 'zod'
import type { HoldWriting } from '#platform/calendar/write-hold.ts'
import { idOf } from '#platform/ids.ts'
import type { Mailer } from '#platform/mailer/mail.ts'
import { openSmtpMailer } from '#platform/mailer/smtp-mailer.ts'
import { isPlainAddress, readMailFrom, readMailSettings } from '#platform/mailer/smtp-settings.ts'
import { isRefusal, refuse } from '#platform/refusal.ts'
import type { Channel, ChannelPlug } from '../contract.ts'
import { type RenderedHold, renderHold } from './render.ts'

export interface CalendarAddress {
  readonly email: string
}

/** Mail is set up by whoever runs Askwell: its settings say where the program itself goes. */
const readOnly = true

const settings = z.strictObject({
  SMTP_URL: z.string().meta({
    description: 'Mail server that takes invitations, e.g. smtp://user:password@mail.example.org:587',
    writeOnly: true,
    readOnly,
  }),
  MAIL_FROM: z.string().optional().meta({
    description: 'Organizer of the invitations; askwell at the host of PUBLIC_URL if not set',
    readOnly,
  }),
  MAIL_REPLY_TO: z
    .string()
    .optional()
    .meta({ description: 'Mailbox that takes what calendars answer, if it isn’t the sender’s', readOnly }),
  IMAP_URL: z
    .string()
    .optional()
    .meta({ description: 'Where these answers are fetched', writeOnly: true, readOnly }),
})

const address = z.strictObject({
  email: z.string().trim().refine(isPlainAddress, 'One mailbox, like ada@example.org.'),
})

/** Invitations go by mail, which every calendar takes; without `SMTP_URL` there are none. */
export const channel: ChannelPlug<RenderedHold, CalendarAddress> = {
  id: 'calendar',
  settings,
  open({ SMTP_URL: smtpUrl, MAIL_FROM: from, MAIL_REPLY_TO: replyTo, IMAP_URL: imapUrl, PUBLIC_URL: url }) {
    if (!smtpUrl) return null
    const mailFrom = from ?? (url ? `Askwell <askwell@${new URL(url).hostname}>` : undefined)
    const read = readMailSettings({ smtpUrl, mailFrom })
    if (isRefusal(read)) return read
    const organizer = replyTo ? readMailFrom(replyTo) : read.from
    if (isRefusal(organizer)) return refuse('mail.badReplyTo')
    const takesAnswers = Boolean(replyTo || imapUrl)
    return createCalendarChannel(openSmtpMailer(read), { organizer, takesAnswers })
  },
}

/**
 * Agreed times on their way into calendars. The mailbox that takes replies is the organizer, the same for all of a
 * hold's life: calendars take changes from nobody else.
 */
export function createCalendarChannel(
  mailer: Mailer,
  writing: HoldWriting,
): Channel<RenderedHold, CalendarAddress> {
  return {
    id: 'calendar',
    abilities: { reply: false, buttons: false, interrupt: false, maxLength: 2_000, only: 'holds' },
    address,
    known: ({ email }) => (email === null ? null : { email }),
    render: (message, lang) => renderHold(message, lang, writing),
    async deliver(rendered, { email }, { deliveryKey, now }) {
      const messageId = `${idOf('calendar', deliveryKey)}@${mailer.host}`
      await mailer.send({
        to: { name: rendered.toName, address: email },
        subject: rendered.subject,
        text: rendered.text,
        html: rendered.html,
        ...(rendered.calendar ? { calendar: rendered.calendar } : {}),
        messageId,
        ...(rendered.threadKey === undefined
          ? {}
          : { thread: `${idOf('thread', rendered.threadKey)}@${mailer.host}` }),
        at: now,
        headers: { 'X-Askwell-Notice': rendered.noticeId, 'Auto-Submitted': 'auto-generated' },
      })
      return { externalId: messageId }
    },
    check: () => mailer.check(),
    close: () => mailer.close(),
  }
}
