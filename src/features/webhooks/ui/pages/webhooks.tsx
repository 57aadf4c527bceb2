import { useState } from 'react'
import { useMe, zoneOf } from '#features/people/ui/parts/me.ts'
import { Button } from '#kit/button/button.tsx'
import { useText } from '#kit/text/text.tsx'
import { useTitle } from '#kit/text/title.ts'
import { useClock } from '#kit/time/use-clock.ts'
import { Waiting } from '#kit/waiting/waiting.tsx'
import { HookCard } from '../parts/hook-card.tsx'
import { AddHook } from '../parts/hook-sheets.tsx'
import styles from '../parts/hooks.module.css'
import { useWebhooks } from '../parts/use-webhooks.ts'

/** Admin › Hooks: which other programs hear what happens here, and how that is going. */
export function WebhooksPage() {
  const t = useText()
  useTitle(t('webhooks.ui.title'))
  const hooks = useWebhooks()
  const clock = useClock(zoneOf(useMe().data), t.language)
  const [isAdding, setAdding] = useState(false)
  return (
    <>
      <h1>{t('webhooks.ui.title')}</h1>
      <p className={styles.quiet}>{t('webhooks.ui.what')}</p>
      <p className={styles.add}>
        <Button onClick={() => setAdding(true)}>{t('webhooks.ui.add')}</Button>
      </p>
      {hooks.isPending && (
        <Waiting
          stillLoading={t('webhooks.ui.stillLoading')}
          retryLabel={t('webhooks.ui.retry')}
          onRetry={() => void hooks.refetch()}
        />
      )}
      {hooks.isError && !hooks.data && <p>{t('webhooks.ui.failed')}</p>}
      {hooks.data?.length === 0 && <p className={styles.quiet}>{t('webhooks.ui.none')}</p>}
      {hooks.data?.map((hook) => (
        <HookCard key={hook.id} hook={hook} clock={clock} />
      ))}
      {isAdding && <AddHook close={() => setAdding(false)} />}
    </>
  )
}
