import { directionOf } from '#platform/i18n/direction.ts'
import { type Html, html, lines, safeUrl, trusted } from '#platform/i18n/html.ts'
import type { Action, Block, Message, PageLink } from '#platform/message.ts'
import { darkStyleSheet, style } from './look.ts'
import { say, sayWho } from './words.ts'

/**
 * The mail as a page: plain boxes, nothing that must be fetched, nothing that runs. Texts of people run in their
 * own direction (`dir="auto"`), the page in that of its language.
 */
export function renderHtml(message: Message, lang: string): string {
  const dir = directionOf(lang)
  const page = html`<!doctype html>
<html lang="${lang}" dir="${dir}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${message.subject}</title><style>${trusted(darkStyleSheet)}</style></head>
<body class="page" style="${style.page}" dir="${dir}">
<div class="sheet" style="${style.sheet}">
${message.sign && html`<div class="${message.sign}" style="${style[message.sign]}"></div>`}
${message.blocks.map((block) => renderBlock(block, lang))}
${message.actions.length > 0 && renderAnswers(message.actions, lang)}
${message.replyKey !== undefined && html`<p class="quiet" style="${style.hint}">${say(lang, 'email.replyHint')}</p>\n`}
${message.page && renderPage(message.page)}
</div>
${renderFoot(message, lang)}
</body>
</html>
`
  return String(page)
}

function renderBlock(block: Block, lang: string): Html {
  if (block.kind === 'paragraph') return html`<p style="${style.paragraph}">${block.text}</p>\n`
  if (block.kind === 'facts') {
    const items = block.items.map(
      (fact) => html`<p class="quiet" style="${style.label}">${fact.label}</p>
<p style="${style.fact}">${fact.text}</p>\n`,
    )
    return html`<div style="${style.facts}">${items}</div>\n`
  }
  const who = sayWho(block, lang)
  return html`${who && html`<p class="quiet" style="${style.by}">${who}</p>\n`}<blockquote dir="auto" style="${style.quote}">${lines(block.text)}</blockquote>\n`
}

function renderAnswers(actions: readonly Action[], lang: string): Html {
  const buttons = actions.map((action, i) => {
    const look = i === 0 ? 'first' : i === 1 ? 'second' : 'other'
    const tone = look === 'other' ? 'quiet' : look
    return html`<a class="${tone}" style="${style[look]}" href="${safeUrl(action.url)}">${action.label}</a>\n`
  })
  return html`<div style="${style.answers}">${buttons}</div>
<p class="quiet" style="${style.hint}">${say(lang, 'email.answerHint')}</p>\n`
}

function renderFoot(message: Message, lang: string): Html {
  const stop = message.unsubscribe
  return html`<div class="quiet" style="${style.foot}">${say(lang, 'email.why')}${
    stop &&
    html` <a class="quiet" style="${style.footLink}" href="${safeUrl(stop.url)}">${say(lang, 'email.unsubscribe', { what: stop.what })}</a>`
  }</div>`
}

function renderPage(page: PageLink): Html {
  return html`<p style="${style.paragraph}"><a class="ink" style="${style.link}" href="${safeUrl(page.url)}">${page.label}</a></p>`
}
