import { z } from 'zod'

import { BrowserView } from '../browsers/schema.ts'

const time = z.string().meta({ format: 'date-time', description: 'RFC 3339, UTC' })

export const ChoiceName = z.enum(['atOnce', 'digest', 'off'])

export const TestView = z
  .object({
    id: z.string(),
    state: z.enum(['waiting', 'sent', 'failed']),
    says: z.string().nullable().meta({ description: 'the real error, where there was one' }),
    at: time,
  })
  .meta({ id: 'ChannelTest' })
export type TestView = z.output<typeof TestView>

const FieldKind = {
  kind: z.enum(['text', 'secret', 'url', 'number', 'choice']),
  choices: z.array(z.string()),
}

/** One way to reach people, as the admin sees how it is doing. */
export const ChannelView = z
  .object({
    id: z.string(),
    name: z.string(),
    state: z.enum(['working', 'notSetUp', 'needsYou']),
    takesReplies: z.boolean(),
    abilities: z
      .object({ reply: z.boolean(), buttons: z.boolean(), interrupt: z.boolean() })
      .nullable()
      .meta({ description: 'what it may do; null where it isn’t set up' }),
    isConnectedHere: z.boolean().meta({ description: 'an admin gave it settings, which can be taken away' }),
    settings: z.array(
      z.object({
        name: z.string(),
        what: z.string(),
        required: z.boolean(),
        ...FieldKind,
        isSet: z.boolean(),
        from: z.enum(['environment', 'here']).nullable(),
        operatorOnly: z.boolean().meta({ description: 'set in the environment alone' }),
        value: z.string().nullable().meta({ description: 'as it was given here; never a secret' }),
      }),
    ),
    sentAt: time.nullable(),
    receivedAt: time.nullable(),
    trouble: z.string().nullable(),
    troubleAt: time.nullable(),
    waiting: z.int().meta({ description: 'mails that wait to be sent' }),
    deadAddresses: z.array(
      z.object({
        person: z.object({ id: z.string(), name: z.string() }),
        address: z.string(),
        code: z.string(),
        at: time,
      }),
    ),
    repliesNotTaken: z.int().meta({ description: 'answers of the last seven days that no note came of' }),
    test: TestView.nullable(),
  })
  .meta({ id: 'Channel' })
export type ChannelView = z.output<typeof ChannelView>

/** One way to reach me: where, what comes, and how the last test went. */
export const MyChannelView = z
  .object({
    id: z.string(),
    name: z.string(),
    isSetUp: z.boolean(),
    address: z.string().nullable().meta({ description: 'where it reaches me, in one line' }),
    form: z
      .array(
        z.object({
          name: z.string(),
          label: z.string(),
          required: z.boolean(),
          ...FieldKind,
          isSet: z.boolean(),
          value: z.string().meta({ description: 'empty for a secret' }),
        }),
      )
      .nullable()
      .meta({ description: 'what its address asks for; null where the address comes from my record' }),
    browserKey: z.string().nullable().meta({
      description: 'the key to give to a browser that is to be told; null where no browser is needed',
    }),
    browsers: z.array(BrowserView).meta({ description: 'those that I allowed, newest first' }),
    dead: z.object({ code: z.string(), at: time }).nullable().meta({
      description: 'a server said that the address takes nothing; a test that arrives begins again',
    }),
    kinds: z.array(z.object({ kind: z.string(), what: z.string(), choice: ChoiceName.nullable() })),
    test: TestView.nullable(),
  })
  .meta({ id: 'MyChannel' })
export type MyChannelView = z.output<typeof MyChannelView>

export const ChannelPath = z.strictObject({ channelId: z.string().min(1).max(64) })

export const ChangeMyChannel = z.strictObject({
  channelId: z.string().min(1).max(64),
  kinds: z.record(z.string().max(100), ChoiceName.nullable()).optional().meta({
    description: 'null: as the choice for the whole channel says',
  }),
  address: z.record(z.string().max(100), z.string().max(1_000)).nullable().optional().meta({
    description: 'by the names of the form; null: not by this channel any more',
  }),
})

export const exampleTest: TestView = {
  id: '9r4t6y2v8w1x3z5a7c0d2f4g6h',
  state: 'sent',
  says: null,
  at: '2026-05-18T09:12:01.000Z',
}

export const exampleMine: MyChannelView = {
  id: 'email',
  name: 'E-mail',
  isSetUp: true,
  address: 'ada@example.org',
  form: null,
  browserKey: null,
  browsers: [],
  dead: null,
  kinds: [{ kind: 'asks.thanked', what: 'thanks', choice: 'digest' }],
  test: exampleTest,
}

export const exampleChannel: ChannelView = {
  id: 'email',
  name: 'E-mail',
  state: 'working',
  takesReplies: true,
  abilities: { reply: true, buttons: false, interrupt: false },
  isConnectedHere: false,
  settings: [
    {
      name: 'SMTP_URL',
      what: 'Mail server, e.g. smtp://user:password@mail.example.org:587',
      required: true,
      kind: 'secret',
      choices: [],
      isSet: true,
      from: 'environment',
      operatorOnly: true,
      value: null,
    },
  ],
  sentAt: '2026-05-18T09:12:01.000Z',
  receivedAt: null,
  trouble: null,
  troubleAt: null,
  waiting: 0,
  deadAddresses: [],
  repliesNotTaken: 0,
  test: exampleTest,
}
