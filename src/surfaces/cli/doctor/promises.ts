import { isConcentrated } from '#features/invitations/answers/domain.ts'
import { concentration } from '#features/invitations/answers/queries.ts'
import { allActive, anyAdmin } from '#features/people/queries.ts'
import type { DoctorCheck } from '#platform/doctor-check.ts'
import { isRefusal } from '#platform/refusal.ts'
import type { World } from '#surfaces/server/world.ts'
import type { Finding } from './finding.ts'

/** What the slices promise each other about their tables, and whether there is an organisation at all. */
export async function lookAtPromises(world: World, fix: boolean): Promise<Finding[]> {
  const findings = [await lookAtPeople(world), await lookAtLoad(world)]
  for (const check of world.catalogue.checks) findings.push(await lookAt(world, check, fix))
  return findings
}

async function lookAtPeople({ transact }: World): Promise<Finding> {
  const found = await transact(async (tx) => ({
    people: (await allActive(tx)).length,
    admin: await anyAdmin(tx),
  }))
  const { people, admin } = isRefusal(found) ? { people: 0, admin: false } : found
  const name = 'organisation'
  if (people === 0)
    return { name, state: 'remark', says: 'Nobody is here yet: npx askwell serve prints a set-up link.' }
  if (!admin) return { name, state: 'remark', says: `${people} people, and none of them is an admin.` }
  return { name, state: 'ok', says: `${people} people` }
}

/** Help that rests on few people is nothing broken, and worth knowing; who they are isn't said. */
async function lookAtLoad({ transact }: World): Promise<Finding> {
  const share = await transact((tx) => concentration(tx))
  const name = 'load'
  if (share === null || isRefusal(share)) return { name, state: 'ok', says: 'too little help yet to say' }
  const says = `The most helpful twentieth gave ${Math.round(share * 100)} % of the help of the last 30 days`
  if (!isConcentrated(share)) return { name, state: 'ok', says }
  return {
    name,
    state: 'remark',
    says: `${says}: more than a fifth. More people with evidence of what they know spread it.`,
  }
}

/** So many sentences of one kind say enough. */
const SHOWN = 5

async function lookAt({ transact }: World, check: DoctorCheck, fix: boolean): Promise<Finding> {
  const look = async () => {
    const says = await transact((tx) => check.look(tx))
    return isRefusal(says) ? [] : says
  }
  const before = await look()
  if (before.length === 0) return { name: check.name, state: 'ok', says: 'yes' }
  const mend = check.fix
  if (fix && mend) await transact((tx) => mend(tx))
  const left = fix && mend ? await look() : before
  if (left.length === 0) return { name: check.name, state: 'fixed', says: listed(before) }
  return { name: check.name, state: 'broken', says: listed(left) }
}

function listed(says: readonly string[]): string {
  const more = says.length - SHOWN
  return `${says.slice(0, SHOWN).join(' ')}${more > 0 ? ` And ${more} more like these.` : ''}`
}
