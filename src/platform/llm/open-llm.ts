import { z } from 'zod'
import { Outage } from '../refusal.ts'
import type { Llm } from './llm.ts'

export interface LlmSettings {
  /** base of an OpenAI-compatible interface, `http://127.0.0.1:11434/v1` */
  readonly url: string
  readonly model?: string | undefined
  readonly key?: string | undefined
}

export interface LlmLimits {
  /** milliseconds of wall time for a whole answer, also from a server that drips one letter a second */
  readonly wholeMs: number
  /** answers under way at once; the next one is told to come back, so that a slow model holds up nothing else */
  readonly atOnce: number
}

const LIMITS: LlmLimits = { wholeMs: 8_000, atOnce: 2 }
const LONGEST_ANSWER = 64_000

const Answer = z.object({ choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1) })

/** A model behind `POST {url}/chat/completions`. Redirects are not followed: the text goes to the set address alone. */
export function openLlm({ url, model, key }: LlmSettings, limits: Partial<LlmLimits> = {}): Llm {
  const { wholeMs, atOnce } = { ...LIMITS, ...limits }
  let underWay = 0
  const ask = async (instruction: string, text: string) => {
    const response = await fetch(`${url.replace(/\/+$/, '')}/chat/completions`, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(wholeMs),
      headers: {
        'content-type': 'application/json',
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({
        model: model ?? 'default',
        temperature: 0.2,
        max_tokens: 2_000,
        messages: [
          { role: 'system', content: instruction },
          { role: 'user', content: text },
        ],
      }),
    })
    if (!response.ok) throw new Outage(`The language model answered ${response.status}`)
    return contentOf(await readShort(response))
  }
  return {
    async complete({ instruction, text }) {
      if (underWay >= atOnce) throw new Outage('The language model is busy', { retryAfterSeconds: 10 })
      underWay++
      try {
        return await ask(instruction, text)
      } catch (error) {
        if (error instanceof Outage) throw error
        // The cause may quote the address and what was sent; a name of the kind is all that may be told.
        throw new Outage(
          `The language model doesn't answer (${error instanceof Error ? error.name : 'unknown'})`,
        )
      } finally {
        underWay--
      }
    },
  }
}

async function readShort(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const piece of response.body ?? []) {
    text += decoder.decode(piece, { stream: true })
    if (text.length > LONGEST_ANSWER) throw new Outage('The language model answered too much')
  }
  return text
}

function contentOf(body: string): string {
  let parsed: unknown
  try {
    parsed = JSON.parse(body)
  } catch {
    // a proxy's error page, or half an answer: the sentence below says all that helps
    parsed = undefined
  }
  const answer = Answer.safeParse(parsed)
  const content = answer.data?.choices[0]?.message.content.trim() ?? ''
  if (content === '') throw new Outage('The language model answered without words')
  return content
}
