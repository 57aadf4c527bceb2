import { expect, test } from 'vitest'
import { exampleRing } from '../queries/example.ts'
import type { RingView } from '../schema.ts'
import { csvOf } from './csv.ts'

const words = {
  asker: 'Asker',
  ask: 'Ask',
  helper: 'Helper',
  kind: 'Offer',
  line: 'Line',
  kinds: { help: 'can help', know: 'knows someone', too: 'needs this, too' },
}
const seat = (id: string, name: string) => ({
  id,
  tableId: null,
  name,
  isGuest: false,
  isHere: true,
  hasSpoken: true,
})
const card = (id: string, seatId: string, text: string) =>
  ({ id, seatId, tableId: null, round: 'work', text, hasBeenRead: true, tooCount: 0 }) as const
const view: RingView = {
  ...exampleRing,
  seats: [seat('ada', 'Ada Park'), seat('ben', 'Ben, the other')],
  cards: [card('c1', 'ada', 'Who has a "lathe"?'), card('c2', 'ben', '=SUM(A1)')],
  offers: [
    { id: 'o', cardId: 'c1', fromSeatId: 'ben', kind: 'help', line: 'mine', at: '2026-05-18T13:20:00.000Z' },
  ],
}

test('the table has each offer, each ask without one, and nothing that a spreadsheet would run', () => {
  expect(csvOf(view, words).split('\r\n')).toEqual([
    'Asker,Ask,Helper,Offer,Line',
    'Ada Park,"Who has a ""lathe""?","Ben, the other",can help,mine',
    '"Ben, the other",\'=SUM(A1),,,',
    '',
  ])
})
