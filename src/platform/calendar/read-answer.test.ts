import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readHoldAnswer } from './read-answer.ts'

const UID = 'askwell-0123456789abcdefghjkmnpqrs'

function answer(lines: readonly string[], method = 'REPLY'): string {
  const event = ['BEGIN:VEVENT', 'DTSTAMP:20261123T090000Z', ...lines, 'END:VEVENT']
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', `METHOD:${method}`, ...event, 'END:VCALENDAR', ''].join('\r\n')
}

test('a calendar that declines is understood, in whatever case it writes', async () => {
  const text = answer([
    `UID:${UID}`,
    'SEQUENCE:2',
    'ATTENDEE;CN="Ada; Ito";PARTSTAT=declined:MAILTO:Ada@Example.org',
  ])
  expect(await readHoldAnswer(text)).toEqual({
    holdId: '0123456789abcdefghjkmnpqrs',
    sequence: 2,
    answer: 'declined',
    from: 'ada@example.org',
  })
})

test('what is not one person’s answer to a hold of ours is none', async () => {
  const ada = 'ATTENDEE;PARTSTAT=DECLINED:mailto:ada@example.org'
  const others = [
    answer([`UID:${UID}`, ada], 'REQUEST'),
    answer(['UID:someone-elses@example.org', ada]),
    answer([`UID:${UID}`, ada, ada.replace('ada', 'ben')]),
    answer([`UID:${UID}`, ada.replace('DECLINED', 'DELEGATED')]),
    answer([`UID:${UID}`]),
    answer([`UID:${UID}`, ada]).replace('END:VEVENT', ''),
    'x'.repeat(100_000),
    '',
  ]
  for (const text of others) expect(await readHoldAnswer(text)).toBeNull()
})

test('whatever comes, nothing is thrown', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 400 }), async (text) => {
      expect(await readHoldAnswer(answer([`UID:${UID}`, text]))).toSatisfy(
        (read: unknown) => read === null || typeof read === 'object',
      )
    }),
  )
})
