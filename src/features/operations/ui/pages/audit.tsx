import type { Answer } from '#kit/client/operation-map.ts'
import { useMe, zoneOf } from '#features/people/ui/parts/me.ts'
import { Button } from '#kit/button/button.tsx'
import { Table } from '#kit/table/table.tsx'
import { type Text, useText } from '#kit/text/text.tsx'
import { useTitle } from '#kit/text/title.ts'
import { useClock } from '#kit/time/use-clock.ts'
import { sayStamp } from '#kit/time/when.ts'
import styles from '../parts/admin.module.css'
import { Loading } from '../parts/loading.tsx'
import { StateLine } from '../parts/state-line.tsx'
import { useAudit } from '../parts/use-admin.ts'

type Entry = Answer<'audit.list'>['items'][number]

/** Admin › Audit: who changed what of accounts and the organisation, when, before and after. */
export function AuditPage() {
  const t = useText()
  useTitle(t('operations.ui.audit.title'))
  const audit = useAudit()
  const clock = useClock(zoneOf(useMe().data), t.language)
  const entries = audit.data?.pages.flatMap(({ items }) => items)
  return (
    <>
      <h1>{t('operations.ui.audit.title')}</h1>
      <StateLine state="working">{t('operations.ui.audit.state')}</StateLine>
      <Loading of={audit} />
      {entries?.length === 0 && <p className={styles.quiet}>{t('operations.ui.audit.none')}</p>}
      {entries !== undefined && entries.length > 0 && (
        <Table
          caption={t('operations.ui.audit.title')}
          rows={entries}
          keyOf={({ id }) => id}
          columns={[
            {
              id: 'at',
              name: t('operations.ui.audit.when'),
              cell: ({ at }) => sayStamp(Date.parse(at), clock),
            },
            { id: 'who', name: t('operations.ui.audit.who'), cell: ({ who }) => who.name ?? who.id ?? '' },
            { id: 'what', name: t('operations.ui.audit.what'), cell: (entry) => saidAction(entry, t) },
            {
              id: 'before',
              name: t('operations.ui.audit.before'),
              cell: ({ before }) => listed(before, t),
            },
            { id: 'after', name: t('operations.ui.audit.after'), cell: ({ after }) => listed(after, t) },
          ]}
        />
      )}
      {audit.hasNextPage && (
        <p className={styles.section}>
          <Button busy={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
            {t('operations.ui.more')}
          </Button>
        </p>
      )}
    </>
  )
}

const SAID = [
  'people.add',
  'people.change',
  'accounts.signInLink',
  'accounts.makeToken',
  'accounts.revokeToken',
  'accounts.endSession',
  'operations.erase',
  'operations.importPeople',
  'operations.undoRun',
  'evidence.add',
  'channels.connect',
  'channels.disconnect',
  'webhooks.create',
  'webhooks.change',
  'webhooks.delete',
  'webhooks.rotate',
  'webhooks.test',
  'webhooks.replay',
]

/** What a newer server writes down stands here under its own name. */
function saidAction({ action, about, aboutId }: Entry, t: Text): string {
  if (!SAID.includes(action)) return action
  const name = about ?? (action.startsWith('channels.') ? aboutId : null) ?? ''
  return t(`operations.ui.audit.did.${action}`, { name })
}

function listed(fields: Entry['before'], t: Text): string {
  return Object.entries(fields)
    .map(([field, value]) => `${saidField(field, t)}: ${saidValue(value)}`)
    .join('; ')
}

/** A channel's settings have the names that they have in the environment, in every language. */
function saidField(field: string, t: Text): string {
  return /^[A-Z][A-Z0-9_]+$/.test(field) ? field : t(`operations.ui.field.${field}`)
}

function saidValue(value: unknown): string {
  if (value === null || value === '') return '–'
  if (Array.isArray(value)) return value.join(', ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}
