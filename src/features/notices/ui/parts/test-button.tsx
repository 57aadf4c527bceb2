import { Button } from '#kit/button/button.tsx'
import { useText } from '#kit/text/text.tsx'
import { type Clock, sayWhen } from '#kit/time/when.ts'
import type { TestView } from '../../channels/schema.ts'
import styles from './channel-parts.module.css'
import { useSendTest } from './use-channels.ts'

/** "Send me a test", and below it how the newest one went, in the words of what stood in the way. */
export function TestButton({
  channelId,
  test,
  clock,
}: {
  channelId: string
  test: TestView | null
  clock: Clock
}) {
  const t = useText()
  const { mutate, isPending, isError } = useSendTest()
  return (
    <div className={styles.test}>
      <Button busy={isPending || test?.state === 'waiting'} onClick={() => mutate(channelId)}>
        {t('notices.ui.test')}
      </Button>
      <p role="status" className={test?.state === 'failed' || isError ? styles.trouble : styles.quiet}>
        {isError ? t('notices.ui.test.notNow') : test && resultOf(channelId, test, clock, t)}
      </p>
    </div>
  )
}

function resultOf(channelId: string, test: TestView, clock: Clock, t: ReturnType<typeof useText>): string {
  if (test.state === 'waiting') return t('notices.ui.test.waiting')
  if (test.state === 'failed') return t('notices.ui.test.failed', { says: test.says ?? '' })
  if (channelId === 'web') return t('notices.ui.test.sentWeb')
  return t('notices.ui.test.sent', { when: sayWhen(Date.parse(test.at), clock) })
}
