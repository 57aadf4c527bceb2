import { Table } from '#kit/table/table.tsx'
import { useText } from '#kit/text/text.tsx'
import { useTitle } from '#kit/text/title.ts'
import type { FindingView } from '../../health/queries.ts'
import styles from '../parts/admin.module.css'
import { Loading } from '../parts/loading.tsx'
import { StateLine } from '../parts/state-line.tsx'
import { useHealth } from '../parts/use-admin.ts'

const KNOWN = ['people', 'deadJobs', 'queue']

/** Admin › Health: what doctor looks at inside the database, as figures and never with contents. */
export function HealthPage() {
  const t = useText()
  useTitle(t('operations.ui.health.title'))
  const health = useHealth()
  const broken = health.data?.filter(({ state }) => state === 'broken').length ?? 0
  const says = ({ name, state, found: count, of }: FindingView) =>
    KNOWN.includes(name)
      ? t(`operations.ui.health.${name}.says`, { count, of })
      : t('operations.ui.health.promise', { state, count })
  return (
    <>
      <h1>{t('operations.ui.health.title')}</h1>
      {health.data && (
        <StateLine state={broken === 0 ? 'working' : 'needsYou'}>
          {t('operations.ui.health.state', { broken })}
        </StateLine>
      )}
      <Loading of={health} />
      {health.data && (
        <Table
          caption={t('operations.ui.health.title')}
          rows={health.data}
          keyOf={({ name }) => name}
          columns={[
            {
              id: 'name',
              name: t('operations.ui.health.what'),
              cell: ({ name }) => (KNOWN.includes(name) ? t(`operations.ui.health.${name}`) : name),
            },
            {
              id: 'state',
              name: t('operations.ui.health.how'),
              cell: ({ state }) => t(`operations.ui.health.state.${state}`),
            },
            { id: 'says', name: t('operations.ui.health.says'), cell: says },
          ]}
        />
      )}
      <p className={styles.quiet}>{t('operations.ui.health.more')}</p>
    </>
  )
}
