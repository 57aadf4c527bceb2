import { DAY, instant, type Instant, later } from '#engine/time/instant.ts'
import { newId } from '#platform/ids.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { addPeople } from '#features/people/commands.ts'
import { patchPerson } from '#features/people/commands/change.ts'
import { isActive } from '#features/people/policy.ts'
import { anyAdmin, findByEmail, loadPerson } from '#features/people/queries.ts'
import type { Person } from '#features/people/schema.ts'
import { linkHolds, SET_UP_LINK_MS, SIGN_IN_LINK_MS } from '../domain.ts'
import {
  findLink,
  insertLink,
  type LinkRow,
  removeLinks,
  removeLinksExpiredBefore,
  markLinkUsed,
} from '../store/rows.ts'
import { hashOf, newCode, newSecret } from '../store/secret.ts'

/** A link that was asked for in a browser: what goes into the mail, and what stays where it was asked for. */
export interface RequestedLink {
  readonly linkId: string
  /** into the mail alone */
  readonly token: string
  /** the person to mail it to; null where nobody who is here has this address. Nobody outside may learn which */
  readonly person: Person | null
  /** into a cookie of the browser that asked: there the link works at once */
  readonly browser: string
  /** shown in that browser: with it the link works in another one */
  readonly code: string
}

/**
 * Makes a sign-in link for an address. What is written and what is answered are the same whether somebody has the
 * address or not.
 */
export async function requestMagicLink(tx: Tx, email: string): Promise<RequestedLink> {
  const found = await findByEmail(tx, email)
  const person = found && isActive(found, tx.now) ? found : null
  await removeLinksExpiredBefore(tx, later(tx.wall, -DAY))
  const [token, browser, code, linkId] = [newSecret(), newSecret(), newCode(), newId()]
  await insertLink(tx, {
    ...linkRow(tx, linkId, token),
    purpose: 'signIn',
    personId: person?.id ?? null,
    browserHash: hashOf(browser),
    codeHash: hashOf(code + linkId),
  })
  return { linkId, token, person, browser, code }
}

export interface MadeLink {
  readonly token: string
  /** on the wall */
  readonly expiresAt: Instant
}

/** A sign-in link that an admin hands over, good in any browser: the way in where no mail leaves. */
export async function createSignInLink(tx: Tx, personId: string): Promise<MadeLink> {
  const token = newSecret()
  const link = { ...linkRow(tx, newId(), token), personId }
  await insertLink(tx, link)
  return { token, expiresAt: instant(link.expiresAt) }
}

/** The link with which the first admin comes in; an earlier one no longer works. */
export async function createSetUpLink(tx: Tx): Promise<MadeLink> {
  const token = newSecret()
  const expiresAt = later(tx.wall, SET_UP_LINK_MS)
  await removeLinks(tx, { purpose: 'setUp' })
  await insertLink(tx, { ...linkRow(tx, newId(), token), purpose: 'setUp', expiresAt })
  return { token, expiresAt }
}

/** Paths of the pages where links are used. */
export function linkPath(purpose: LinkRow['purpose'], token: string): string {
  return purpose === 'setUp' ? `/setup/${token}` : `/login/confirm/${token}`
}

function linkRow(tx: Tx, id: string, token: string): LinkRow {
  return {
    id,
    purpose: 'signIn',
    personId: null,
    tokenHash: hashOf(token),
    browserHash: null,
    codeHash: null,
    createdAt: tx.wall,
    expiresAt: later(tx.wall, SIGN_IN_LINK_MS),
    usedAt: null,
  }
}

export interface SeenLink {
  readonly id: string
  readonly person: Person | null
  /** the browser that holds it isn't the one that asked for it: the code is needed */
  readonly needsCode: boolean
}

/** Looks at a link and changes nothing, however often a scanner of mails does. */
export async function seeLink(
  tx: Tx,
  purpose: LinkRow['purpose'],
  token: string,
  browser?: string,
): Promise<SeenLink | Refusal> {
  const link = await findLink(tx, hashOf(token))
  if (!link || link.purpose !== purpose) return refuse('link.unknown')
  if (!linkHolds(link, tx.wall)) return refuse('link.expired')
  const person = link.personId === null ? null : await loadPerson(tx, link.personId)
  const isOwnBrowser = browser !== undefined && hashOf(browser) === link.browserHash
  return { id: link.id, person, needsCode: link.browserHash !== null && !isOwnBrowser }
}

/**
 * Uses a sign-in link up. Of several who try at once exactly one comes in.
 *
 * @returns the person, or why not; a wrong code leaves the link as it is, so who calls limits the tries
 */
export async function consumeLink(
  tx: Tx,
  given: { readonly token: string; readonly browser?: string; readonly code?: string },
): Promise<Person | Refusal> {
  const seen = await seeLink(tx, 'signIn', given.token, given.browser)
  if (isRefusal(seen)) return seen
  if (!seen.person || !isActive(seen.person, tx.now)) return refuse('link.unknown')
  if (seen.needsCode && !(await isCodeOf(tx, given, seen.id))) return refuse('link.wrongCode')
  return (await markLinkUsed(tx, seen.id)) ? seen.person : refuse('link.expired')
}

async function isCodeOf(tx: Tx, given: { token: string; code?: string }, linkId: string): Promise<boolean> {
  const link = await findLink(tx, hashOf(given.token))
  const code = given.code?.replace(/\s/g, '') ?? ''
  return link !== null && link.codeHash === hashOf(code + linkId)
}

/** Makes the first admin. Where somebody already is one, the link has had its day. */
export async function redeemSetUpLink(
  tx: Tx,
  given: { readonly token: string; readonly name: string; readonly email: string },
): Promise<Person | Refusal> {
  const seen = await seeLink(tx, 'setUp', given.token)
  if (isRefusal(seen)) return seen
  if (await anyAdmin(tx)) return refuse('setUp.done')
  if (!(await markLinkUsed(tx, seen.id))) return refuse('link.expired')
  const known = await findByEmail(tx, given.email)
  if (known) return patchPerson(tx, known.id, { role: 'admin', left: false })
  const [admin] = await addPeople(tx, [{ email: given.email, name: given.name, role: 'admin' }])
  return admin ?? refuse('account.notActive')
}
