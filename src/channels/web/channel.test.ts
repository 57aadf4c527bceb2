import { expect, test } from 'vitest'
import { describeChannel } from '../contract/describe-channel.ts'
import { sampleInvitation, sampleSignIn, sampleThanks } from '../contract/sample-messages.ts'
import { type WebEntry, webChannel } from './channel.ts'

describeChannel({
  channel: webChannel,
  address: {},
  badAddresses: [{ email: 'ada@example.org' }, 'ada', null],
  structure: (entry: WebEntry) => ({
    keys: Object.keys(entry),
    titleLines: entry.title.split(/\r|\n/).length,
  }),
  links: (entry) => (entry.page ? [entry.page.url] : []),
  linksItsAnswers: false,
})

test('an entry in the list says who it is about, begins what they wrote, and offers the answers', () => {
  expect(webChannel.render(sampleInvitation(), 'en')).toMatchObject({
    title: 'Chidi Okafor asks you for 20 minutes',
    preview: expect.stringMatching(/^I'm on the nightly build/),
    sign: 'need',
    answers: [
      { intent: 'invitations.accept', label: 'I can help' },
      { intent: 'invitations.pass', label: 'I know someone' },
      { intent: 'invitations.later', label: 'Later' },
      { intent: 'invitations.decline', label: 'Not me' },
    ],
  })
  expect(webChannel.render(sampleSignIn(), 'en').preview).toBe('It works once, for the next ten minutes.')
})

test('no signed link of a mail stands in the list of the app', () => {
  expect(JSON.stringify(webChannel.render(sampleInvitation(), 'en'))).not.toContain('-token')
  expect(webChannel.render(sampleThanks(), 'en').answers).toEqual([])
})
