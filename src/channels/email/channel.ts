import { z } from 'zod'
import { safeUrl } from '#platform/i18n/html.ts'
import { idOf } from '#platform/ids.ts'
import type { Mailer } from '#platform/mailer/mail.ts'
import { openSmtpMailer } from '#platform/mailer/smtp-mailer.ts'
import { isPlainAddress, readMailSettings } from '#platform/mailer/smtp-settings.ts'
import { isRefusal } from '#platform/refusal.ts'
import type { Channel, ChannelPlug } from '../contract.ts'
import { type RenderedEmail, renderEmail } from './render.ts'

export interface EmailAddress {
  readonly email: string
}

const emailSettings = z.strictObject({
  SMTP_URL: z.string().describe('Mail server, e.g. smtp://user:password@mail.example.org:587'),
  MAIL_FROM: z.string().describe('Sender, e.g. Askwell <askwell@example.org>'),
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
    const read = readMailSettings({ smtpUrl: settings['SMTP_URL'], mailFrom: settings['MAIL_FROM'] })
    return isRefusal(read) ? read : createEmailChannel(openSmtpMailer(read))
  },
}

/** Mail out. It has no way back yet: answers are links to a page, and that page acts on POST alone. */
export function createEmailChannel(mailer: Mailer): Channel<RenderedEmail, EmailAddress> {
  return {
    id: 'email',
    abilities: { reply: false, buttons: false, interrupt: false, maxLength: 12_000 },
    address: emailAddress,
    render: renderEmail,
    async deliver(rendered, address, context) {
      const messageId = `${idOf('mail', context.deliveryKey)}@${mailer.host}`
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
        at: context.now,
        headers: headersOf(rendered),
      })
      return { externalId: messageId }
    },
    close: () => mailer.close(),
  }
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
