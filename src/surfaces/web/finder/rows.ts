import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useAsks } from '#features/asks/ui/parts/use-asks.ts'
import { useClient } from '#kit/client/client.tsx'
import type { FinderRow } from '#kit/finder/finder.tsx'
import { useText, type Text } from '#kit/text/text.tsx'
import type { Findable } from './matching.ts'

/** A row with what happens when it is chosen. */
export type Target = FinderRow & Findable & { readonly to: string }

const SEARCH_AFTER = 150

/** What this browser already knows, as it was when the finder opened: later news must not move the rows. */
export function useKnown(): readonly Target[] {
  const t = useText()
  const queries = useQueryClient()
  const [known] = useState(() => [...knownAsks(queries, t), ...knownPeople(queries, t)])
  return known
}

/** What the server finds: people by name, title and team, and the asks that this person may see. */
export function useServerRows(query: string): { readonly rows: readonly Target[]; readonly busy: boolean } {
  const t = useText()
  const client = useClient()
  const sought = useSettled(query.trim())
  const mine = useAsks('asker')
  const seen = useAsks('audience')
  const people = useQuery({
    queryKey: ['finder', sought],
    queryFn: ({ signal }) => client.call('people.list', { q: sought, limit: 8 }, { signal }),
    enabled: sought !== '',
  })
  const found = (people.data?.items ?? []).map((person) => personRow(person, t))
  const asks = [...(mine.data ?? []), ...(seen.data ?? [])].map((ask) => askRow(ask, t))
  return {
    rows: [...found, ...asks],
    busy: query.trim() !== sought || people.isLoading || mine.isLoading || seen.isLoading,
  }
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SEARCH_AFTER)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

function knownAsks(queries: QueryClient, t: Text): readonly Target[] {
  return cached(queries, 'asks').flatMap((one) =>
    typeof one['text'] === 'string' ? [askRow({ id: String(one['id']), text: one['text'] }, t)] : [],
  )
}

function knownPeople(queries: QueryClient, t: Text): readonly Target[] {
  return cached(queries, 'people').flatMap((one) =>
    typeof one['name'] === 'string' ? [personRow({ id: String(one['id']), name: one['name'] }, t)] : [],
  )
}

/** All things with an id in the lists that pages have fetched under this name, each once. */
function cached(queries: QueryClient, name: string): readonly Readonly<Record<string, unknown>>[] {
  const lists = queries.getQueriesData({ queryKey: [name] }).flatMap(([, data]) => data)
  const things = lists.filter(
    (one): one is Record<string, unknown> => typeof one === 'object' && one !== null && 'id' in one,
  )
  return [...new Map(things.map((one) => [one['id'], one])).values()]
}

type Team = { readonly name: string } | null

function personRow(person: { id: string; name: string; team?: Team }, t: Text): Target {
  const team = person.team?.name
  return {
    id: `person-${person.id}`,
    label: person.name,
    detail: team ?? t('web.finder.person'),
    to: `/people/${person.id}`,
    ...(team === undefined ? {} : { more: team }),
  }
}

function askRow({ id, text }: { id: string; text: string }, t: Text): Target {
  return { id: `ask-${id}`, label: text, detail: t('web.finder.ask'), voice: true, to: `/asks/${id}` }
}
