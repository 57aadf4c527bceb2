import { findPromise } from './store.ts'
import type { MakerContext, MessageMaker, Notice } from '#features/notices/messages.ts'
import { readState } from '#features/gatherings/queries/state.ts'
import { namesOf } from '#features/people/queries.ts'
import { formatMoment } from '#platform/i18n/times.ts'
import { hasBegun, phaseOf } from './domain/phases.ts'
import { ring } from './domain/ritual.ts'
import type { RingState } from './domain/state.ts'

/** The evening before, or at once where that is past: write your ask, and this is where. */
const invited: MessageMaker = {
  kind: 'ring.invited',
  inApp: 'atOnce',
  async compose(context, notice) {
    const state = await stateOf(context, notice.about.id)
    if (!state || phaseOf(state) !== 'lobby') return null
    const { title, startsAt } = state.plan
    const when = formatMoment(startsAt, context.tx.now, { zone: context.zone, lang: context.lang })
    const name = await nameOf(context, notice.fromId)
    return said(context, 'ring.invited', { title, when, name }, `/r/${state.code.replace(' ', '-')}`)
  },
}

/** To whoever promised, and to nobody else: a day, a week and a month later, as long as it is neither kept nor let go. */
const promised: MessageMaker = {
  kind: 'ring.promised',
  inApp: 'atMoment',
  async compose(context, notice) {
    const [offerId = ''] = notice.about.id.split(':')
    const promise = await findPromise(context.tx, offerId)
    if (!promise || promise.settledAt !== null || promise.helperId !== notice.personId) return null
    const state = await stateOf(context, promise.ringId)
    const card = state?.cards[state.offers[offerId]?.cardId ?? '']
    const asker = state?.seats[card?.seatId ?? '']
    if (!card || !asker) return null
    const name = asker.name
    const page = promise.askId === null ? `/rings/${promise.ringId}` : `/asks/${promise.askId}`
    const content = said(context, 'ring.promised', { name }, page)
    return { ...content, blocks: [...content.blocks, { kind: 'quote' as const, text: card.text, by: name }] }
  },
}

/** Twice a day while a ring without a room is open. */
const digest: MessageMaker = {
  kind: 'ring.digest',
  inApp: 'atMoment',
  async compose(context, notice) {
    const [ringId = ''] = notice.about.id.split(':')
    const state = await stateOf(context, ringId)
    if (!state || !hasBegun(state) || phaseOf(state) !== 'work') return null
    const seat = Object.values(state.seats).find(({ personId }) => personId === notice.personId)
    const seen = new Set(state.seen[seat?.id ?? ''])
    const count = Object.values(state.cards).filter(
      ({ id, isReady, seatId }) => isReady && seatId !== seat?.id && !seen.has(id),
    ).length
    if (!seat || seat.gone !== null || count === 0) return null
    return said(context, 'ring.digest', { title: state.plan.title, count }, `/rings/${ringId}`)
  },
}

export const messages: readonly MessageMaker[] = [invited, promised, digest]

async function stateOf({ tx }: MakerContext, ringId: string): Promise<RingState | null> {
  return (await readState(tx, ring, ringId))?.state ?? null
}

async function nameOf({ tx }: MakerContext, personId: Notice['fromId']): Promise<string> {
  return personId ? ((await namesOf(tx, [personId])).get(personId)?.name ?? '') : ''
}

function said(
  { say, lang, links }: MakerContext,
  key: string,
  values: Readonly<Record<string, string | number>>,
  path: string,
) {
  return {
    subject: say(lang, `${key}.subject`, values),
    sign: 'need' as const,
    blocks: [{ kind: 'paragraph' as const, text: say(lang, `${key}.text`, values) }],
    actions: [],
    page: { label: say(lang, 'ring.openPage'), url: links.page(path) },
  }
}
