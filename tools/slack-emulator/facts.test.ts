import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { LIMITS as OURS } from '#channels/slack/block-kit.ts'
import { type LimitFact, LIMITS, METHODS } from './facts.ts'

/** The table of what Slack demands, against what Slack has published. */

const SLACK = join(import.meta.dirname, '../../node_modules/@slack')
const types = (file: string) => readFileSync(join(SLACK, 'types/dist', `${file}.d.ts`), 'utf8')
const requests = (file: string) =>
  readFileSync(join(SLACK, 'web-api/dist/types/request', `${file}.d.ts`), 'utf8')

/** The comment above a field of an interface, in one line. */
function commentOn(file: string, type: string, field: string): string {
  const text = types(file)
  const begun = text.slice(text.search(new RegExp(`(?:interface|type) ${type}\\b`)))
  const before = begun.slice(0, begun.search(new RegExp(`^\\s+${field}\\??:`, 'm')))
  return before.slice(before.lastIndexOf('/**')).replaceAll(/\s*\n\s*\*\s*/g, ' ')
}

const told = Object.values<LimitFact>(LIMITS).flatMap(({ what, most, at }) =>
  at ? [{ what, most, at }] : [],
)

test.each(told)('the limit of $what is what Slack publishes: $most', ({ most, at }) => {
  const comment = commentOn(...at)
  const sentences = comment.split('. ').filter((sentence) => /\bmax/i.test(sentence))
  const numbers = sentences.flatMap((sentence) => sentence.match(/\d+/g) ?? []).map(Number)
  expect({ comment, numbers }).toEqual({ comment, numbers: expect.arrayContaining([most]) })
})

test('each limit that Slack’s types don’t tell names where it stands', () => {
  for (const { at, source } of Object.values<LimitFact>(LIMITS)) expect(at ?? source).toBeTruthy()
})

test.each(Object.entries(METHODS))(
  '%s takes the arguments that Slack publishes',
  (_, { needs, takes, at }) => {
    const published = requests(at) + requests('common') + types('message-metadata')
    const missing = [...needs.flat(), ...takes].filter(
      (name) => !new RegExp(`\\b${name}\\??:`).test(published),
    )
    expect(missing).toEqual([])
  },
)

test('what the channel draws within is never more than what the emulator lets through', () => {
  const pairs: readonly (readonly [number, number])[] = [
    [OURS.actionElements, LIMITS.actionElements.most],
    [OURS.blockId, LIMITS.blockId.most],
    [OURS.buttonText, LIMITS.buttonText.most],
    [OURS.buttonValue, LIMITS.buttonValue.most],
    [OURS.headerText, LIMITS.headerText.most],
    [OURS.homeBlocks, LIMITS.viewBlocks.most],
    [OURS.inputLabel, LIMITS.inputLabel.most],
    [OURS.inputMaxLength, LIMITS.inputLength.most],
    [OURS.messageBlocks, LIMITS.messageBlocks.most],
    [OURS.messageLength, LIMITS.messageLength.most],
    [OURS.modalBlocks, LIMITS.viewBlocks.most],
    [OURS.optionText, LIMITS.optionText.most],
    [OURS.optionValue, LIMITS.optionValue.most],
    [OURS.options, LIMITS.selectOptions.most],
    [OURS.privateMetadata, LIMITS.viewMetadata.most],
    [OURS.viewTitle, LIMITS.viewTitle.most],
  ]
  for (const [ours, theirs] of pairs) expect(ours).toBeLessThanOrEqual(theirs)
})
