import type { Mail, Mailer } from './mail.ts'

export interface MemoryMailer extends Mailer {
  /** what would have left, oldest first */
  readonly sent: readonly Mail[]
}

/** Keeps mails instead of sending them: for development, where nothing may leave, and for tests of other parts. */
export function createMemoryMailer(host: string): MemoryMailer {
  const sent: Mail[] = []
  return {
    host,
    sent,
    async send(mail) {
      sent.push(mail)
    },
    async check() {},
    async close() {},
  }
}
