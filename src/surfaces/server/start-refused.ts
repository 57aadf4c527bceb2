import type { Refusal } from '#platform/refusal.ts'

/** The program can't start like this; the message is the one line for the person who started it. */
export class StartRefused extends Error {}

const SENTENCES: Readonly<Record<string, (params: Readonly<Record<string, string | number>>) => string>> = {
  'settings.unreadable': ({ says }) => `The settings can't be used: ${says}. Correct that and start again.`,
  'settings.badNetwork': ({ part }) =>
    `OUTBOUND_ALLOW has ${part}, which is no network: give a list like 10.1.0.0/16, fd00:1::/48.`,
  'secretKey.tooShort': ({ least }) => `SECRET_KEY is too short: give at least ${least} random characters.`,
  'secretKey.missing': () =>
    'Give SECRET_KEY (32 random characters or more), or a data folder to keep one in.',
  'secretKey.unusable': ({ file, reason }) =>
    `The secret in ${file} can't be used (${reason}): restore that file, or set SECRET_KEY.`,
  'mail.badUrl': () => 'SMTP_URL has to look like smtp://user:password@mail.example.org:587.',
  'mail.unknownOption': ({ option }) => `SMTP_URL has the unknown option ${option}: remove it.`,
  'mail.badReplyTo': () => 'MAIL_REPLY_TO has to be one mailbox, like askwell@example.org.',
  'mail.badImapUrl': () => 'IMAP_URL has to look like imaps://user:password@mail.example.org/INBOX.',
  'push.badContact': () =>
    'WEB_PUSH has to say whom push services may write to, like mailto:it@example.org; leave it out for none.',
  'mail.badFrom': () => 'MAIL_FROM has to be one mailbox, like Askwell <askwell@example.org>.',
  'slack.badUrl': () => 'SLACK_API_URL has to be set beside a Slack token: https://slack.com/api/.',
  'slack.noWayBack': () =>
    'Slack needs SLACK_SIGNING_SECRET (it calls PUBLIC_URL/in/slack) or SLACK_APP_TOKEN (Socket Mode).',
}

export function startRefused(refusal: Refusal): StartRefused {
  const sentence = SENTENCES[refusal.refusal]?.(refusal.params ?? {})
  return new StartRefused(sentence ?? `It can't start: ${refusal.refusal}.`)
}
