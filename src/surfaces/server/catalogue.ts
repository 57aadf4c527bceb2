import { refreshAfter } from '#features/notices/deliveries/commands.ts'
import type { MessageMaker } from '#features/notices/messages.ts'
import type { DoctorCheck } from '#platform/doctor-check.ts'
import type { RefusalSpecs } from '#platform/http/problem.ts'
import type { JobHandler, Reaction } from '#platform/jobs/handler.ts'
import { isOperation, type Operation } from '#platform/operation.ts'
import type { Personal } from '#platform/personal.ts'
import { slices } from '#src/registry.gen.ts'

/** What all slices together offer, read from the registry once. */
export interface Catalogue {
  readonly operations: readonly Operation[]
  readonly jobs: readonly JobHandler[]
  readonly reactions: readonly Reaction[]
  readonly makers: ReadonlyMap<string, MessageMaker>
  readonly refusals: RefusalSpecs
  readonly personal: readonly { readonly slice: string; readonly personal: Personal }[]
  readonly checks: readonly DoctorCheck[]
}

type Module = Readonly<Record<string, unknown>>

type More = Partial<Pick<Catalogue, 'jobs' | 'reactions'>>

export function readCatalogue({ jobs = [], reactions = [] }: More = {}): Catalogue {
  const modules = Object.entries(
    slices as unknown as Readonly<Record<string, Readonly<Record<string, Module>>>>,
  )
  const operations = new Map<string, Operation>()
  for (const [, parts] of modules) {
    for (const value of [
      ...Object.values(parts['commands'] ?? {}),
      ...Object.values(parts['queries'] ?? {}),
    ]) {
      if (isOperation(value)) operations.set(value.name, value)
    }
  }
  const listed = <T>(part: string, name: string): T[] =>
    modules.flatMap(([, parts]) => (parts[part]?.[name] as readonly T[] | undefined) ?? [])
  const makers = listed<MessageMaker>('messages', 'messages')
  return {
    operations: [...operations.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    jobs: [...listed<JobHandler>('jobs', 'jobs'), ...jobs],
    reactions: [...listed<Reaction>('reactions', 'reactions'), refreshAfter(makers), ...reactions],
    makers: new Map(makers.map((maker) => [maker.kind, maker])),
    refusals: Object.assign(
      {},
      ...modules.map(([, parts]) => parts['domain']?.['refusals'] ?? {}),
    ) as RefusalSpecs,
    personal: modules.flatMap(([slice, parts]) => {
      const personal = parts['personal']?.['personal'] as Personal | undefined
      return personal ? [{ slice, personal }] : []
    }),
    checks: listed<DoctorCheck>('checks', 'checks'),
  }
}
