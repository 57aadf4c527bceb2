import { z } from 'zod'

const id = z.string().min(1).max(64)
const time = z.string().meta({ format: 'date-time', description: 'RFC 3339, UTC' })

export const NoticeView = z
  .object({
    id,
    kind: z.string(),
    title: z.string().meta({ description: 'what it is about in one line, in the language of its reader' }),
    text: z.string().nullable().meta({ description: 'the rest of it, where no ask has it' }),
    askId: id.nullable(),
    person: z.object({ id, name: z.string() }).nullable().meta({ description: 'whose doing it was' }),
    at: time,
    readAt: time.nullable(),
  })
  .meta({ id: 'Notice' })
export type NoticeView = z.output<typeof NoticeView>

export const ListNotices = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(300).optional(),
})

export const NoticePage = z.object({ items: z.array(NoticeView), next: z.string().nullable() })

export const NoticePath = z.strictObject({ noticeId: id })

export const exampleNotice: NoticeView = {
  id: '9r4t6y2v8w1x3z5a7c0d2f4g6h',
  kind: 'invitations.reached',
  title: 'Ada Park asks you for help',
  text: null,
  askId: '7k2m9x4c0v5b8n1q3w6e2r7t0y',
  person: { id: '5h8j1k4m7n0p3q6r9s2t5v8w1x', name: 'Ada Park' },
  at: '2026-05-18T09:12:01.000Z',
  readAt: null,
}
