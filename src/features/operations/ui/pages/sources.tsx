import { useMe, zoneOf } from '#features/people/ui/parts/me.ts'
import { Table } from '#kit/table/table.tsx'
import { useText } from '#kit/text/text.tsx'
import { useTitle } from '#kit/text/title.ts'
import { useClock } from '#kit/time/use-clock.ts'
import { sayStamp } from '#kit/time/when.ts'
import type { RunView } from '../../runs/queries.ts'
import styles from '../parts/admin.module.css'
import { UndoRun } from '../parts/list-sheet.tsx'
import { Loading } from '../parts/loading.tsx'
import { StateLine } from '../parts/state-line.tsx'
import { useRuns } from '../parts/use-admin.ts'

const SOURCES = ['people', 'git', 'codeowners', 'evidence'] as const

/** Admin › Sources: what is read, what is kept of it, who agreed, and each time that it was read. */
export function SourcesPage() {
  const t = useText()
  useTitle(t('operations.ui.sources.title'))
  const runs = useRuns()
  return (
    <>
      <h1>{t('operations.ui.sources.title')}</h1>
      {runs.data && <SourcesState runs={runs.data} />}
      <section className={styles.section}>
        <h2>{t('operations.ui.sources.which')}</h2>
        <Table
          caption={t('operations.ui.sources.which')}
          rows={SOURCES}
          keyOf={(source) => source}
          columns={[
            {
              id: 'name',
              name: t('operations.ui.sources.name'),
              cell: (one) => t(`operations.ui.source.${one}`),
            },
            {
              id: 'read',
              name: t('operations.ui.sources.read'),
              cell: (one) => t(`operations.ui.source.${one}.read`),
            },
            {
              id: 'kept',
              name: t('operations.ui.sources.kept'),
              cell: (one) => t(`operations.ui.source.${one}.kept`),
            },
            {
              id: 'agreed',
              name: t('operations.ui.sources.agreed'),
              cell: (one) => t(`operations.ui.source.${one}.agreed`),
            },
          ]}
        />
      </section>
      <section className={styles.section}>
        <h2>{t('operations.ui.sources.runs')}</h2>
        <Loading of={runs} />
        {runs.data?.length === 0 && <p className={styles.quiet}>{t('operations.ui.sources.noRuns')}</p>}
        {runs.data !== undefined && runs.data.length > 0 && <Runs runs={runs.data} />}
      </section>
    </>
  )
}

function SourcesState({ runs }: { runs: readonly RunView[] }) {
  const t = useText()
  const broken = runs.filter(({ state }) => state === 'failed').length
  const read = runs.filter(({ state, importer }) => state === 'done' && importer !== 'people')
  if (broken > 0)
    return <StateLine state="needsYou">{t('operations.ui.sources.broken', { broken })}</StateLine>
  if (read.length === 0) return <StateLine state="notSetUp">{t('operations.ui.sources.nothing')}</StateLine>
  const pieces = read.reduce((sum, { added }) => sum + added, 0)
  return <StateLine state="working">{t('operations.ui.sources.state', { pieces })}</StateLine>
}

const undoOf = ({ id, mayUndo }: RunView) => mayUndo && <UndoRun runId={id} />

function Runs({ runs }: { runs: readonly RunView[] }) {
  const t = useText()
  const clock = useClock(zoneOf(useMe().data), t.language)
  return (
    <Table
      caption={t('operations.ui.sources.runs')}
      rows={runs}
      keyOf={({ id }) => id}
      columns={[
        {
          id: 'at',
          name: t('operations.ui.sources.when'),
          cell: ({ startedAt }) => sayStamp(Date.parse(startedAt), clock),
        },
        {
          id: 'source',
          name: t('operations.ui.sources.name'),
          cell: ({ importer }) =>
            SOURCES.some((one) => one === importer) ? t(`operations.ui.source.${importer}`) : importer,
        },
        {
          id: 'state',
          name: t('operations.ui.health.how'),
          cell: ({ state }) => t(`operations.ui.run.${state}`),
        },
        {
          id: 'did',
          name: t('operations.ui.sources.did'),
          cell: (run) => t('operations.ui.run.did', { ...run }),
        },
        {
          id: 'undo',
          name: t('operations.ui.list.undo'),
          cell: undoOf,
        },
      ]}
    />
  )
}
