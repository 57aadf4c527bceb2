import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { Finder } from '#kit/finder/finder.tsx'
import { useText, type Text } from '#kit/text/text.tsx'
import type { Command } from '../shell/commands.ts'
import { findAmong, type Findable } from './matching.ts'
import { keepRecent, readRecent } from './recent.ts'
import { useKnown, useServerRows, type Target } from './rows.ts'

const MOST = 8
const MOST_LATER = 10

/**
 * Finds people, asks, pages and commands. What the browser knows answers with the key that was pressed; what the server
 * finds is added below, without what stands there already.
 */
export function FinderLayer({ commands, onClose }: { commands: readonly Command[]; onClose: () => void }) {
  const t = useText()
  const navigate = useNavigate()
  const [query, setQuery] = useState('')
  const [recent] = useState(readRecent)
  const known = useKnown()
  const server = useServerRows(query)
  const here = useMemo(
    () => [...findAmong([...commands, ...known], query, recent).slice(0, MOST), ...searchRow(query, t)],
    [commands, known, query, recent, t],
  )
  const later = query.trim() === '' ? [] : laterRows(server.rows, here, query)
  const choose = (id: string) => {
    const row = [...here, ...later].find((one) => one.id === id)
    if (row === undefined) return
    keepRecent(id)
    onClose()
    if ('run' in row) row.run()
    else void navigate({ to: row.to })
  }
  const count = here.length + later.length
  return (
    <Finder
      label={t('web.finder')}
      placeholder={t('web.finder.placeholder')}
      query={query}
      onQuery={setQuery}
      groups={[
        { id: 'here', label: t('web.finder.here'), rows: here },
        { id: 'later', label: t('web.finder.more'), rows: later },
      ]}
      onChoose={choose}
      onClose={onClose}
      found={server.busy && count === 0 ? t('web.loading') : t('web.finder.found', { count })}
    />
  )
}

function laterRows(rows: readonly Target[], here: readonly Findable[], query: string): readonly Target[] {
  const shown = new Set(here.map(({ id }) => id))
  const unique = [...new Map(rows.map((row) => [row.id, row])).values()]
  return findAmong(
    unique.filter(({ id }) => !shown.has(id)),
    query,
    [],
  ).slice(0, MOST_LATER)
}

/** Whatever was typed can be looked for among what people know. */
function searchRow(query: string, t: Text): readonly Target[] {
  const words = query.trim()
  if (words === '') return []
  const to = `/people?${new URLSearchParams({ q: words }).toString()}`
  return [{ id: 'who-knows', label: t('web.finder.who', { words }), to }]
}
