import { Button } from '#kit/button/button.tsx'
import { useClient } from '#kit/client/client.tsx'
import { useText } from '#kit/text/text.tsx'
import { useToasts } from '#kit/toast/toast.tsx'
import styles from './host.module.css'
import { sayProblem } from './use-ring-acts.ts'
import { wholeUrl } from './whole-url.ts'

/** The stage in a window of its own; or its address with a key, for a machine in the room where nobody signs in. */
export function StageLinks({ ringId }: { ringId: string }) {
  const t = useText()
  const client = useClient()
  const { show } = useToasts()
  const copy = async () => {
    try {
      const { path } = await client.call('ring.stageLink', { ringId })
      await navigator.clipboard.writeText(wholeUrl(path))
      show({ text: t('ring.ui.host.stageCopied') })
    } catch (error) {
      show({ text: sayProblem(error, t('ring.ui.failed')) })
    }
  }
  return (
    <>
      <a className={styles.stageLink} href={`/rings/${ringId}/stage`} target="_blank" rel="noreferrer">
        {t('ring.ui.host.stage')}
      </a>
      <Button kind="text" onClick={() => void copy()}>
        {t('ring.ui.host.stageLink')}
      </Button>
    </>
  )
}
