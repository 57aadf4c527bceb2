/** What is shown, as the server sealed it (`src/channels/push/render.ts`). */
export interface Shown {
  readonly title: string
  readonly body: string
  readonly tag: string
  readonly url: string
  readonly lang: string
  readonly answers: readonly { readonly label: string; readonly url: string }[]
}

/**
 * A message of the push service, which only somebody with our key can have sent; a newer server's may have more in it.
 *
 * @returns null where it is nothing that could be shown
 */
export function readPush(data: unknown): Shown | null {
  if (typeof data !== 'object' || data === null) return null
  const { title, body, tag, url, lang, answers } = data as Record<string, unknown>
  if (typeof title !== 'string' || title === '') return null
  return {
    title,
    body: textOf(body),
    tag: textOf(tag),
    url: textOf(url) || '/notices',
    lang: textOf(lang) || 'en',
    answers: Array.isArray(answers) ? answers.flatMap(answerOf) : [],
  }
}

/** Where a tap leads: nowhere but to pages of the address that this worker belongs to. */
export function placeOf(url: string, origin: string): string {
  const wanted = URL.canParse(url, origin) ? new URL(url, origin) : null
  return wanted?.origin === origin ? wanted.href : `${origin}/notices`
}

function answerOf(answer: unknown): Shown['answers'] {
  if (typeof answer !== 'object' || answer === null) return []
  const { label, url } = answer as Record<string, unknown>
  return typeof label === 'string' && typeof url === 'string' ? [{ label, url }] : []
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
