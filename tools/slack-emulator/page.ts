import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Html, html, trusted } from '#platform/i18n/html.ts'
import type { Acts } from './acts.ts'
import { conversationWith, type Json, type Member, type Posted, type Workspace } from './state.ts'

interface Asked {
  readonly space: Workspace
  readonly acts: Acts
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

/** `GET /?as=U1` what that member sees, with buttons that work; `POST /do` what they do. */
export async function handlePage({ space, acts, request, response }: Asked): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const user = url.searchParams.get('as') ?? [...space.members.keys()][0] ?? ''
  if (request.method === 'POST') {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    await act({ space, acts }, user, new URLSearchParams(Buffer.concat(chunks).toString('utf8')))
    response.writeHead(303, { location: `/?as=${user}` }).end()
    return
  }
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(String(pageFor(space, user)))
}

async function act(
  { space, acts }: Pick<Asked, 'space' | 'acts'>,
  user: string,
  form: URLSearchParams,
): Promise<void> {
  const get = (name: string) => form.get(name) ?? ''
  const fields = Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      name.startsWith('field:') ? [[name.slice('field:'.length), value]] : [],
    ),
  )
  const where =
    get('in') === 'modal' || get('in') === 'home' ? { in: get('in') as 'modal' } : { ts: get('ts') }
  switch (get('act')) {
    case 'slash':
      await acts.slash(user, get('text'))
      return
    case 'write':
      await acts.write(user, get('text'), get('thread') || undefined)
      return
    case 'home':
      await acts.openHome(user)
      return
    case 'press':
      acts.fill(user, fields)
      await acts.press(user, get('label'), where)
      return
    case 'close':
      space.modals.delete(user)
      return
    case 'submit':
      await acts.submit(user, fields)
  }
}

const STYLE = `
body{font:15px/1.45 system-ui,sans-serif;margin:0;display:grid;grid-template-columns:13rem 1fr 22rem;min-height:100vh;color:#1d1c1d;background:#fff}
nav{background:#3b2b45;padding:1rem}nav a{display:block;color:#eee;text-decoration:none;padding:.3rem .5rem;border-radius:.4rem}nav a.on{background:#6b4f7a}
main{padding:1rem 1.5rem;max-width:44rem}aside{border-left:1px solid #ddd;padding:1rem;background:#faf9fa}
.msg{margin:0 0 1rem;padding:.6rem .8rem;border:1px solid #e3e0e4;border-radius:.5rem}.msg.reply{margin-left:2rem}.msg .who{color:#616061;font-size:13px}
h3{margin:.2rem 0;font-size:16px}blockquote{margin:.3rem 0;padding-left:.7rem;border-left:4px solid #ddd;white-space:pre-wrap;overflow-wrap:anywhere}
p{margin:.3rem 0;white-space:pre-wrap;overflow-wrap:anywhere}button{font:inherit;padding:.35rem .8rem;border:1px solid #bbb;border-radius:.4rem;background:#fff;margin:.3rem .3rem 0 0;cursor:pointer}
button.primary{background:#007a5a;border-color:#007a5a;color:#fff}textarea,input,select{font:inherit;width:100%;box-sizing:border-box;margin:.2rem 0 .6rem;padding:.4rem}textarea{min-height:7rem}
dialog{position:fixed;top:3rem;width:min(34rem,92vw);max-height:84vh;overflow:auto;border:1px solid #bbb;border-radius:.7rem;padding:0;box-shadow:0 1rem 3rem #0003;z-index:2}dialog header,dialog footer{padding:.8rem 1.2rem;border-bottom:1px solid #eee}dialog footer{border:0;border-top:1px solid #eee;text-align:right}dialog .body{padding:.6rem 1.2rem}
form.line{display:flex;gap:.5rem}form.line input{margin:0}`

function pageFor(space: Workspace, user: string): Html {
  const channel = conversationWith(space, user)
  const seen = space.messages.filter(
    (one) => one.channel === channel && (one.onlyFor === null || one.onlyFor === user),
  )
  const roots = seen.filter((one) => one.threadTs === null)
  const modal = space.modals.get(user)?.view
  const home = space.homes.get(user)?.view
  return html`<!doctype html><html lang="en"><meta charset="utf-8"><title>Slack emulator</title><style>${trusted(STYLE)}</style>
<nav>${[...space.members.values()].map((one) => memberLink(one, user))}</nav>
<main>${roots.map((root) => [drawMessage(space, root, user), ...seen.filter((one) => one.threadTs === root.ts).map((one) => drawMessage(space, one, user))])}
${lineForm(user, 'slash', '/ask …')}${lineForm(user, 'write', 'Message')}</main>
<aside>${formWith(user, { act: 'home' }, html`<button>Open home tab</button>`)}${home ? drawBlocks(home['blocks'] as Json[], user, { in: 'home' }) : ''}</aside>
${modal ? drawModal(modal, user) : ''}</html>`
}

function memberLink({ id, name }: Member, user: string): Html {
  return html`<a href="/?as=${id}" class="${id === user ? 'on' : ''}">${name}</a>`
}

function drawMessage(space: Workspace, message: Posted, user: string): Html {
  const who = message.by === 'app' ? 'Askwell' : (space.members.get(message.by)?.name ?? message.by)
  const edited = message.edits > 0 ? ' (edited)' : ''
  const only = message.onlyFor === null ? '' : ' – only visible to you'
  const body =
    message.blocks.length > 0
      ? drawBlocks(message.blocks, user, { ts: message.ts })
      : html`<p>${message.text}</p>`
  const reply =
    message.threadTs === null && message.by === 'app' && message.onlyFor === null
      ? lineForm(user, 'write', 'Reply in thread', message.ts)
      : ''
  return html`<div class="msg ${message.threadTs === null ? '' : 'reply'}"><div class="who">${who}${edited}${only}</div>${body}${reply}</div>`
}

function drawModal(view: Json, user: string): Html {
  const close = html`<button name="act" value="close" formnovalidate>${textIn(view['close']) || 'Close'}</button>`
  const submit = view['submit']
    ? html`<button name="act" value="submit" class="primary">${textIn(view['submit'])}</button>`
    : ''
  return html`<dialog open><form method="post" action="/do?as=${user}"><header><b>${textIn(view['title'])}</b></header>
<input type="hidden" name="in" value="modal"><div class="body">${((view['blocks'] ?? []) as Json[]).map((block) => drawBlock(block, user, null))}</div><footer>${close}${submit}</footer></form></dialog>`
}

function drawBlocks(blocks: readonly Json[], user: string, where: Json): Html[] {
  return blocks.map((block) => drawBlock(block, user, where))
}

/** @param where null inside a form already */
function drawBlock(block: Json, user: string, where: Json | null): Html {
  switch (block['type']) {
    case 'header':
      return html`<h3>${textIn(block['text'])}</h3>`
    case 'divider':
      return html`<hr>`
    case 'rich_text':
      return html`${(block['elements'] as Json[]).map(drawRich)}`
    case 'actions':
      return html`${(block['elements'] as Json[]).map((button) => drawButton(button, user, where))}`
    case 'input':
      return drawInput(block)
    default:
      return html`<p>${JSON.stringify(block)}</p>`
  }
}

function drawRich(part: Json): Html {
  const inside = (part['elements'] as Json[]).map(({ type, text, url, style }) => {
    if (type === 'link') return html`<a href="${String(url)}">${String(text)}</a>`
    return style ? html`<b>${String(text)}</b>` : html`${String(text)}`
  })
  return part['type'] === 'rich_text_quote'
    ? html`<blockquote>${inside}</blockquote>`
    : html`<p>${inside}</p>`
}

function drawButton(button: Json, user: string, where: Json | null): Html {
  const label = textIn(button['text'])
  const looks = button['style'] === 'primary' ? 'primary' : ''
  if (where === null)
    return html`<input type="hidden" name="label" value="${label}"><button name="act" value="press" class="${looks}" formnovalidate>${label}</button>`
  return formWith(user, { act: 'press', label, ...where }, html`<button class="${looks}">${label}</button>`)
}

function drawInput(block: Json): Html {
  const element = block['element'] as Json
  const name = String(block['block_id'])
  const label = textIn(block['label'])
  if (element['type'] === 'static_select') {
    const initial = (element['initial_option'] as Json | undefined)?.['value']
    const options = (element['options'] as Json[]).map(
      (option) =>
        html`<option value="${String(option['value'])}"${option['value'] === initial && html` selected`}>${textIn(option['text'])}</option>`,
    )
    return html`<label>${label}<select name="${name}">${options}</select></label>`
  }
  const value = stringIn(element, 'initial_value')
  return element['multiline'] === true
    ? html`<label>${label}<textarea name="${name}">${value}</textarea></label>`
    : html`<label>${label}<input name="${name}" value="${value}"></label>`
}

function lineForm(user: string, act: string, hint: string, thread = ''): Html {
  const input = html`<input name="text" placeholder="${hint}"><button>↵</button>`
  return html`<form class="line" method="post" action="/do?as=${user}"><input type="hidden" name="act" value="${act}"><input type="hidden" name="thread" value="${thread}">${input}</form>`
}

function formWith(user: string, fields: Json, inside: Html): Html {
  const hidden = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${String(value)}">`,
  )
  return html`<form method="post" action="/do?as=${user}" style="display:inline">${hidden}${inside}</form>`
}

function textIn(value: unknown): string {
  return stringIn((value ?? {}) as Json, 'text')
}

function stringIn(object: Json, name: string): string {
  const value = object[name]
  return typeof value === 'string' ? value : ''
}
