import { z } from 'zod'
import type { Instant } from '#engine/time/instant.ts'
import { isZone } from '#engine/reach/wall-clock.ts'

export const RoleName = z.enum(['member', 'lead', 'admin'])

/** A person of the organisation as slices see one: whole, not redacted. Never an answer of the API as it is. */
export interface Person {
  readonly id: string
  /** as written; null once the person is erased */
  readonly email: string | null
  readonly name: string
  readonly teamId: string | null
  readonly team: string | null
  readonly department: string | null
  readonly title: string | null
  readonly managerId: string | null
  readonly role: z.infer<typeof RoleName>
  /** IANA zone, where it is known */
  readonly zone: string | null
  /** BCP 47 tags, the liked one first */
  readonly languages: readonly string[]
  /** first and last day on the person's own calendar, 2026-05-22 */
  readonly startDate: string | null
  readonly endDate: string | null
  readonly leftAt: Instant | null
  readonly erasedAt: Instant | null
  readonly simulated: boolean
  /** grows with each change; the tag of `ETag` and `If-Match` */
  readonly version: number
}

/** Somebody to be added. What is left out is unknown; teams are made as they are named. */
export interface NewPerson {
  readonly email: string
  readonly name: string
  readonly team?: string | undefined
  readonly department?: string | undefined
  readonly title?: string | undefined
  /** address of the manager, among those added or already there; anybody else is left out */
  readonly manager?: string | undefined
  readonly role?: Person['role'] | undefined
  readonly zone?: string | undefined
  readonly languages?: readonly string[] | undefined
  readonly startDate?: string | undefined
  readonly endDate?: string | undefined
  readonly simulated?: boolean | undefined
}

/** What two spellings of one address have in common. */
export function addressKey(email: string): string {
  return email.trim().normalize('NFC').toLowerCase()
}

const CONTROL = /\p{Cc}/u

/** One line of visible text: a name, a title, a team. */
export function lineOf(most: number) {
  return z
    .string()
    .trim()
    .min(1, 'is empty')
    .max(most, `is longer than ${most} characters`)
    .refine((text) => !CONTROL.test(text), 'contains a control character')
}

/** An address that a mail can be sent to. Stricter than RFC 5322, laxer than most forms. */
export const Email = z
  .string()
  .trim()
  .max(254, 'is longer than 254 characters')
  .regex(/^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/, 'is not an e-mail address')

export const Zone = z
  .string()
  .max(64)
  .refine(isZone, 'is not a time zone of the IANA list, such as Europe/Berlin')

export const LocalDate = z.iso.date('is not a date such as 2026-05-22')

/** BCP 47, such as de or pt-BR. */
export const LanguageTag = z
  .string()
  .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'is not a language tag such as de or pt-BR')

export const NewPersonInput = z.strictObject({
  email: Email,
  name: lineOf(200),
  team: lineOf(120).optional(),
  department: lineOf(120).optional(),
  title: lineOf(200).optional(),
  manager: Email.optional(),
  role: RoleName.optional(),
  zone: Zone.optional(),
  languages: z.array(LanguageTag).max(20).optional(),
  startDate: LocalDate.optional(),
  endDate: LocalDate.optional(),
})

/** How a person stands in answers of the API; addresses and dates only for the person and for admins. */
export const PersonView = z.strictObject({
  id: z.string(),
  name: z.string(),
  title: z.string().nullable(),
  team: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  department: z.string().nullable(),
  manager: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  role: RoleName,
  zone: z.string().nullable(),
  languages: z.array(z.string()),
  simulated: z.boolean(),
  version: z.int(),
  email: z.string().nullable().optional(),
  startDate: z.string().nullable().optional(),
  endDate: z.string().nullable().optional(),
  leftAt: z.string().nullable().optional(),
})
export type PersonView = z.infer<typeof PersonView>

export const TeamView = z.strictObject({
  id: z.string(),
  name: z.string(),
  department: z.string().nullable(),
  size: z.int(),
})

export function pageOfItems<T extends z.ZodType>(item: T) {
  return z.strictObject({ items: z.array(item), next: z.string().nullable() })
}

export const PageInput = {
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(500).optional(),
}

export const ListPeopleInput = z.strictObject({
  ...PageInput,
  q: z.string().trim().max(200).optional(),
  team: z.string().max(64).optional(),
})

export const PersonPath = z.strictObject({ personId: z.string().max(64) })

export const AddPersonInput = NewPersonInput.extend({ anew: z.boolean().optional() })

/** What an admin may change; null takes a value away, what isn't named stays. */
export const PersonPatch = z.strictObject({
  email: Email.optional(),
  name: lineOf(200).optional(),
  team: lineOf(120).nullable().optional(),
  department: lineOf(120).nullable().optional(),
  title: lineOf(200).nullable().optional(),
  managerId: z.string().max(64).nullable().optional(),
  role: RoleName.optional(),
  zone: Zone.nullable().optional(),
  languages: z.array(LanguageTag).max(20).optional(),
  startDate: LocalDate.nullable().optional(),
  endDate: LocalDate.nullable().optional(),
  left: z.boolean().optional(),
})
export type PersonPatch = z.infer<typeof PersonPatch>

export const ChangePersonInput = PersonPatch.extend({ personId: z.string().max(64) })

export const exampleId = '0123456789abcdefghjkmnpqrs'
export const examplePerson: PersonView = {
  id: exampleId,
  name: 'Ada Adeyemi',
  title: 'Data engineer',
  team: { id: '1123456789abcdefghjkmnpqrs', name: 'Data' },
  department: 'Product',
  manager: { id: '2123456789abcdefghjkmnpqrs', name: 'Dana Diaz' },
  role: 'member',
  zone: 'Europe/Berlin',
  languages: ['en', 'de'],
  simulated: false,
  version: 3,
}
