import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { findMigrations } from '#platform/db/find-migrations.ts'
import { migrate } from '#platform/db/migrate.ts'
import { connectClient } from '#platform/db/pool.ts'
import { freshDatabase } from '#platform/db/test-database.ts'

const MOVED = '20261128143000'
const ALL = findMigrations([resolve(import.meta.dirname, '../../..')])

test('what was sent by mail, and what waits to be, is there as a delivery once other channels are possible', async () => {
  const before = ALL.filter(({ id }) => id.slice(0, MOVED.length) < MOVED)
  const database = await freshDatabase({ migrations: before })
  const client = await connectClient(database.connection)
  await client.query(`insert into notices_notices (id, person_id, kind, about_kind, about_id, at, due_at, state)
    select 'n' || n, 'ada', 'invitations.reached', 'invitation', 'i' || n, 0, 0, 'delivered' from generate_series(1, 2) n`)
  await client.query(`insert into notices_mails (notice_id, state, message_id, at)
    values ('n1', 'sent', 'x@example.org', 5), ('n2', 'waiting', null, 6)`)
  await client.query(
    `insert into notices_digests (person_id, week, state, at) values ('ada', '2026-11-30', 'waiting', 7)`,
  )
  await migrate(database.connection, ALL)
  const { rows } = await client.query(
    'select notice_id, channel, state, external_id, at::int from notices_deliveries order by notice_id',
  )
  expect(rows).toEqual([
    { notice_id: 'n1', channel: 'email', state: 'sent', external_id: 'x@example.org', at: 5 },
    { notice_id: 'n2', channel: 'email', state: 'waiting', external_id: null, at: 6 },
  ])
  const digests = await client.query('select person_id, channel, week from notices_digests')
  expect(digests.rows).toEqual([{ person_id: 'ada', channel: 'email', week: '2026-11-30' }])
  await client.end()
  await database.close()
})
