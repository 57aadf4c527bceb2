import type { IncomingMail } from './read-mail.ts'

/**
 * Whether a machine sent it: an out-of-office note, a list, a bulk sender, a bounce. None of them is an answer of a
 * person, and answering one is how two machines write to each other all night (RFC 3834).
 */
export function isAutomatic(mail: IncomingMail): boolean {
  const has = (name: string) => mail.header(name).length > 0
  const says = (name: string, pattern: RegExp) => mail.header(name).some((value) => pattern.test(value))
  return (
    mail.header('auto-submitted').some((value) => !/^no\b/i.test(value)) ||
    says('precedence', /^(bulk|list|junk|auto_reply)/i) ||
    says('x-auto-response-suppress', /all|autoreply|oof/i) ||
    says('return-path', /^<\s*>$/) ||
    says('content-type', /^multipart\/report/i) ||
    has('list-id') ||
    has('list-unsubscribe') ||
    has('x-autoreply') ||
    has('x-autorespond') ||
    has('x-loop') ||
    /^(mailer-daemon|postmaster|no-?reply|do-not-reply)[@+]/.test(mail.from ?? '')
  )
}
