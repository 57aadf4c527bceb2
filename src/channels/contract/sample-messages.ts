import { instant } from '#engine/time/instant.ts'
import type { Action, Message } from '#platform/message.ts'

/** Messages of the cast, one of each shape: for the conformance suite and for looking at a channel. */

const AT = instant(Date.UTC(2026, 4, 20, 12, 30))

export const ASK_TEXT = `I'm on the nightly build: since Monday the rebase step fails on the second commit.
I tried a fresh clone and git rerere.

Could you look at the log with me for 20 minutes before Thursday noon? The release waits for it.`

export function sampleInvitation(about: { readonly name?: string; readonly text?: string } = {}): Message {
  const asker = about.name ?? 'Chidi Okafor'
  return {
    noticeId: 'ntc_invitation',
    kind: 'invitations.invited',
    to: { name: about.name ?? 'Ada Lindqvist', zone: 'Europe/Stockholm', lang: 'en' },
    subject: `${asker} asks you for 20 minutes`,
    sign: 'need',
    blocks: [
      { kind: 'paragraph', text: `${asker} is stuck and thinks of you.` },
      { kind: 'quote', text: about.text ?? ASK_TEXT, by: asker },
      {
        kind: 'facts',
        items: [
          { label: 'Takes', text: '20 minutes' },
          { label: 'By', text: 'tomorrow 12:00' },
          { label: 'Why you', text: 'You helped with 6 asks on rebase, last in October.' },
        ],
      },
    ],
    actions: [
      sampleAction('invitations.accept', 'I can help', 'accept'),
      sampleAction('invitations.pass', 'I know someone', 'pass'),
      sampleAction('invitations.later', 'Later', 'later'),
      sampleAction('invitations.decline', 'Not me', 'decline'),
    ],
    page: { label: 'Open it in Askwell', url: 'https://askwell.example/for-you/inv_1' },
    unsubscribe: {
      url: 'https://askwell.example/u/unsubscribe-token',
      oneClickUrl: 'https://askwell.example/u/unsubscribe-token?one-click=1',
      what: 'mail about asks that fit you',
    },
    threadKey: 'ask_1',
    at: AT,
  }
}

/** The least that a message can be: nothing to answer, nothing to unsubscribe from, no thread. */
export function sampleSignIn(): Message {
  return {
    noticeId: 'lnk_1',
    kind: 'accounts.signIn',
    to: { name: 'Lena', zone: 'UTC', lang: 'en' },
    subject: 'Your sign-in link',
    blocks: [{ kind: 'paragraph', text: 'It works once, for the next ten minutes.' }],
    actions: [],
    page: { label: 'Sign in as Lena', url: 'https://askwell.example/login/confirm?token=signin-token' },
    at: AT,
  }
}

export function sampleThanks(): Message {
  return {
    noticeId: 'ntc_thanks',
    kind: 'asks.thanked',
    to: { name: 'Ben', zone: 'Europe/Lisbon', lang: 'en' },
    subject: 'Farah thanks you',
    sign: 'help',
    blocks: [{ kind: 'quote', text: 'The cache was it.', by: 'Farah', mark: 'simulated' }],
    actions: [],
    at: AT,
  }
}

function sampleAction(intent: string, label: string, token: string): Action {
  return { intent, label, url: `https://askwell.example/a/${token}-token`, token: `${token}-token` }
}
