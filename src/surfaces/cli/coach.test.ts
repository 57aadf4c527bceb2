import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCoach } from './coach.ts'

const NOW = Date.UTC(2026, 4, 19, 11, 5)
const ASK =
  'Could Hana check row 12 of the plan by Thursday noon, about 10 minutes? The auditors come on Friday.'

async function run(argv: string[], stdin = '') {
  let out = ''
  let err = ''
  const code = await runCoach(argv, {
    stdin: () => Promise.resolve(stdin),
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    now: () => NOW,
  })
  return { code, out, err }
}

test('a draft on the command line gets its five marks with the words found', async () => {
  const { code, out, err } = await run([ASK, '--zone', 'Europe/Berlin'])
  expect([code, err]).toEqual([0, ''])
  expect(out).toContain('Time-bound  ● there  "by Thursday noon" = Thursday 12:00, in 2 days')
  expect(out).toContain('"about 10 minutes"'.replace('about ', ''))
})

test('a vague draft gets one next edit, and every line fits 80 columns', async () => {
  const { out } = await run(["I'm stuck on this whole project", '--zone', 'UTC'])
  expect(out).toContain('Next: Which one part stops you right now?')
  expect(out.match(/Next:/g)).toHaveLength(1)
  const long = await run([`${ASK} ${'Sorry, sorry, and all of it is a mess. '.repeat(40)}`, '--zone', 'UTC'])
  for (const line of (out + long.out).split('\n')) expect(line.length).toBeLessThanOrEqual(80)
})

test('with --json there is one line of the contract on standard output', async () => {
  const { code, out } = await run(
    ['-', '--json', '--now', '2026-05-19T13:05', '--zone', 'Europe/Berlin'],
    `${ASK}\n`,
  )
  expect(code).toBe(0)
  expect(out.trim().split('\n')).toHaveLength(1)
  expect(JSON.parse(out)).toMatchObject({
    marks: { specific: 2, meaningful: 2, action: 2, realistic: 2, timeBound: 2 },
    slots: {
      deadline: { local: '2026-05-21T12:00', precision: 'minute' },
      effortMinutes: 10,
      action: 'check',
    },
  })
})

test('a file of drafts is answered line by line, each at its own now and zone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'askwell-coach-'))
  try {
    const file = join(folder, 'drafts.jsonl')
    const line = (id: string, now: string, zone: string) =>
      JSON.stringify({ id, text: 'Could you sign it by noon?', now, zone })
    await writeFile(
      file,
      `${line('a', '2026-05-19T09:00', 'Asia/Tokyo')}\n\n${line('b', '2026-05-19T23:00:00Z', 'UTC')}\n`,
    )
    const { code, out } = await run(['--jsonl', file])
    const answers = out
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text) as { id: string; slots: { deadline: { local: string } } })
    expect(code).toBe(0)
    expect(answers.map((answer) => [answer.id, answer.slots.deadline.local])).toEqual([
      ['a', '2026-05-19T12:00'],
      ['b', '2026-05-20T12:00'],
    ])
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('a bad line is named, the others are answered, and the exit code says so', async () => {
  const { code, out, err } = await run(['--jsonl', '-'], '{"id":1,"text":"help"}\nnot json\n{"id":3}\n')
  expect(code).toBe(1)
  expect(out.trim().split('\n')).toHaveLength(1)
  expect(err).toContain('line 2')
  expect(err).toContain('line 3')
})

test('wrong usage is 2 with one line on what is wrong', async () => {
  for (const argv of [
    ['--bogus'],
    ['x', '--zone', 'Mars/Base'],
    ['x', '--now', 'soon'],
    ['x', '--jsonl', '-'],
  ]) {
    const { code, out, err } = await run(argv)
    expect([code, out, err.split('\n').length]).toEqual([2, '', 2])
  }
  expect((await run(['--jsonl', '/nowhere/at/all.jsonl'])).code).toBe(1)
})

test('--help explains every option', async () => {
  const { code, out } = await run(['--help'])
  expect(code).toBe(0)
  for (const option of ['--now', '--zone', '--json', '--jsonl']) expect(out).toContain(option)
})
