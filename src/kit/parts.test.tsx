import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { AskRing } from '#kit/ask-ring/ask-ring.tsx'
import { Button } from '#kit/button/button.tsx'
import { ClosenessSign } from '#kit/closeness-sign/closeness-sign.tsx'
import { Field } from '#kit/field/field.tsx'
import { MarksRow } from '#kit/marks-row/marks-row.tsx'
import { PersonRow } from '#kit/person-row/person-row.tsx'
import { Switch } from '#kit/switch/switch.tsx'
import { TimesPicker } from '#kit/times-picker/times-picker.tsx'
import { Timeline } from '#kit/timeline/timeline.tsx'
import { WaitingView } from '#kit/waiting/waiting.tsx'

test('a ring without a name is silent for the screen reader, with one it is a picture', () => {
  expect(renderToStaticMarkup(<AskRing />)).toContain('aria-hidden="true"')
  const named = renderToStaticMarkup(<AskRing state="open" label="Asked" />)
  expect(named).toContain('role="img" aria-label="Asked"')
  expect(named).not.toContain('aria-hidden')
})

test('help is solid and need is hollow, so that colour is never needed', () => {
  const open = renderToStaticMarkup(<AskRing state="open" />)
  const accepted = renderToStaticMarkup(<AskRing state="accepted" />)
  expect(open.match(/<circle/g)).toBeNull()
  expect(accepted.match(/<circle/g)).toHaveLength(1)
  expect(renderToStaticMarkup(<AskRing state="done" />)).not.toBe(
    renderToStaticMarkup(<AskRing state="partly" />),
  )
})

test('each mark says in words how full it is', () => {
  const markup = renderToStaticMarkup(
    <MarksRow
      label="Five marks"
      marks={[{ id: 'action', name: 'Action', level: 2, levelLabel: 'there', found: 'look at the config' }]}
    />,
  )
  expect(textOf(markup)).toBe('Action: therelook at the config')
})

test('a person who can be chosen is one button that says whether they are chosen', () => {
  const markup = renderToStaticMarkup(
    <PersonRow name="Ada Park" reason="Fixed the pooler timeout" selected onToggle={() => {}} />,
  )
  expect(markup).toMatch(/^<button type="button"[^>]*aria-pressed="true"/)
  expect(textOf(markup)).toContain('Ada Park')
  expect(renderToStaticMarkup(<PersonRow name="Ada Park" reason="…" />)).toMatch(/^<div/)
})

test('how near two people are is told in words, too; strangers get no sign', () => {
  expect(renderToStaticMarkup(<ClosenessSign closeness="lost" label="lost touch" />)).toContain('lost touch')
  expect(renderToStaticMarkup(<ClosenessSign closeness="none" />)).toBe('')
})

test('a field ties its label, its hint and its problem to the control', () => {
  const markup = renderToStaticMarkup(<Field label="Mail" hint="Your work mail" problem="No @ in it" />)
  const id = /<input[^>]* id="([^"]+)"/.exec(markup)?.[1]
  expect(markup).toContain(`for="${id}"`)
  expect(markup).toContain(`aria-describedby="${id}-hint ${id}-problem"`)
  expect(markup).toContain('aria-invalid="true"')
})

test('a busy button keeps its place and its focus, and says that it is busy', () => {
  const markup = renderToStaticMarkup(<Button busy>Ask Ada</Button>)
  expect(markup).toContain('aria-busy="true"')
  expect(markup).not.toContain('disabled')
})

test('a switch is a real checkbox with its words as label', () => {
  const markup = renderToStaticMarkup(
    <Switch checked onChange={() => {}}>
      It can’t wait
    </Switch>,
  )
  expect(markup).toContain('type="checkbox" role="switch"')
  expect(textOf(markup)).toBe('It can’t wait')
})

test('the line "changed just now" stands above what came while the page was open', () => {
  const entry = (id: string) => ({
    id,
    kind: 'plain' as const,
    at: 'Mon',
    dateTime: '2026-05-18',
    text: `Line ${id}`,
  })
  const markup = renderToStaticMarkup(
    <Timeline
      label="History"
      entries={[entry('1'), entry('2')]}
      changed={{ from: '2', label: 'Changed just now' }}
    />,
  )
  expect(textOf(markup)).toBe('MonLine 1Changed just nowMonLine 2')
})

test('waiting shows nothing at first, then outlines, then a sentence', () => {
  const look = (phase: 'nothing' | 'outlines' | 'long') =>
    renderToStaticMarkup(<WaitingView phase={phase} rows={2} stillLoading="Still loading" />)
  expect(look('nothing').match(/<span/g)).toBeNull()
  expect(look('outlines')).not.toContain('Still loading')
  expect(look('long')).toContain('Still loading')
})

test('three times are three buttons, of which only the first is loud, and one press at a time goes out', () => {
  const times = ['14:30', '16:00', '09:00'].map((label) => ({ id: label, label }))
  const markup = renderToStaticMarkup(<TimesPicker label="Times" times={times} onPick={() => {}} />)
  expect(markup).toContain('role="group" aria-label="Times"')
  expect(textOf(markup)).toBe('14:3016:0009:00')
  const look = [...markup.matchAll(/<button[^>]*class="([^"]*)"/g)].map(([, names]) => names)
  expect([look[0] === look[1], look[1] === look[2]]).toEqual([false, true])
  const sent = renderToStaticMarkup(
    <TimesPicker label="Times" times={times} onPick={() => {}} picking="16:00" />,
  )
  expect(sent.match(/disabled=""/g)).toHaveLength(2)
  expect(sent).toContain('aria-busy="true"')
})

function textOf(markup: string): string {
  return markup.replace(/<[^>]+>/g, '')
}
