import { html, lines, safeUrl } from '#platform/i18n/html.ts'
import { directionOf } from '#platform/i18n/direction.ts'
import { manyLines, oneLine } from '#platform/i18n/plain.ts'
import { methodOf, writeHold, type HoldWriting } from '#platform/calendar/write-hold.ts'
import type { Message } from '#platform/message.ts'
import { say, sayWho } from './words.ts'

/** The mail that carries a hold: a few sentences for the person, and the hold itself for their calendar. */
export interface RenderedHold {
  readonly noticeId: string
  readonly toName: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly text: string }
  readonly threadKey?: string
}

const LONGEST_NAME = 80
const LONGEST_LINE = 200
const LONGEST_TEXT = 2_000

type Line =
  | { readonly kind: 'said' | 'ours'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }

/** @see Channel.render */
export function renderHold(message: Message, lang: string, writing: HoldWriting): RenderedHold {
  const { hold } = message
  const shown = [...message.blocks.flatMap((block) => linesOf(block, lang)), ...linksOf(message)]
  return {
    noticeId: message.noticeId,
    toName: oneLine(message.to.name, LONGEST_NAME),
    subject: oneLine(message.subject, LONGEST_LINE),
    text: asText(shown, lang),
    html: asPage(shown, lang),
    ...(hold ? { calendar: { method: methodOf(hold), text: writeHold(hold, writing) } } : {}),
    ...(message.threadKey === undefined ? {} : { threadKey: message.threadKey }),
  }
}

function linesOf(block: Message['blocks'][number], lang: string): Line[] {
  if (block.kind === 'paragraph') return [{ kind: 'ours', text: oneLine(block.text, LONGEST_TEXT) }]
  if (block.kind === 'facts') {
    return block.items.map(({ label, text }) => ({
      kind: 'ours',
      text: `${oneLine(label, LONGEST_NAME)}: ${oneLine(text, LONGEST_TEXT)}`,
    }))
  }
  const who = sayWho(block, lang)
  const said: Line = { kind: 'said', text: manyLines(block.text, LONGEST_TEXT) }
  return who === undefined ? [said] : [{ kind: 'ours', text: oneLine(who, LONGEST_LINE) }, said]
}

function linksOf({ actions, page }: Message): Line[] {
  const links = page === undefined ? actions : [...actions, page]
  return links.map(({ label, url }) => ({
    kind: 'link',
    text: oneLine(label, LONGEST_LINE),
    url: safeUrl(url),
  }))
}

/** Our addresses alone are indented, and what people wrote stands behind `> `: neither can pass for the other. */
function asText(shown: readonly Line[], lang: string): string {
  const written = shown.map((line) => {
    if (line.kind === 'link') return `  ${line.text}: ${line.url}`
    return line.kind === 'said' ? line.text.replace(/^/gm, '> ') : line.text
  })
  return `${[...written, `-- \n${say(lang, 'calendar.why')}`].join('\n\n')}\n`
}

const PAGE =
  "margin:0;padding:20px 12px;background:#FAF7F1;color:#1E1B16;font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:1.5"
const SHEET =
  'max-width:560px;margin:0 auto;padding:24px 20px;background:#FFFFFF;border:1px solid #DDD5C7;border-radius:14px;overflow-wrap:anywhere'
const QUIET = 'max-width:560px;margin:16px auto 0;padding:0 20px;color:#5B5347;font-size:12px'

function asPage(shown: readonly Line[], lang: string): string {
  const dir = directionOf(lang)
  const parts = shown.map((line) => {
    if (line.kind === 'link')
      return html`<p><a style="color:#0B6468" href="${line.url}">${line.text}</a></p>\n`
    return line.kind === 'said'
      ? html`<blockquote dir="auto">${lines(line.text)}</blockquote>\n`
      : html`<p>${line.text}</p>\n`
  })
  return String(html`<!doctype html>
<html lang="${lang}" dir="${dir}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"></head>
<body style="${PAGE}" dir="${dir}">
<div style="${SHEET}">
${parts}</div>
<p style="${QUIET}">${say(lang, 'calendar.why')}</p>
</body>
</html>
`)
}
