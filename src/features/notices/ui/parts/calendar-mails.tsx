import { Switch } from '#kit/switch/switch.tsx'
import { useText } from '#kit/text/text.tsx'
import { useToasts } from '#kit/toast/toast.tsx'
import type { MyChannelView } from '../../channels/schema.ts'
import styles from './channel-parts.module.css'
import { useChooseKind } from './use-channels.ts'

/** Agreed times as invitations by mail, which any calendar takes: for whoever wants them, which most do. */
export function CalendarMails({ channel }: { channel: MyChannelView }) {
  const t = useText()
  const { show } = useToasts()
  const { mutate, variables, isPending } = useChooseKind(channel.id)
  const [kind] = channel.kinds
  if (kind === undefined) return null
  const choice = isPending ? variables.choice : kind.choice
  return (
    <div>
      <Switch
        checked={choice !== 'off' && choice !== 'digest'}
        onChange={(wanted) =>
          mutate(
            { kind: kind.kind, choice: wanted ? null : 'off' },
            { onError: () => show({ text: t('notices.ui.choice.failed') }) },
          )
        }
      >
        {t('notices.ui.mine.holds')}
      </Switch>
      <p className={styles.quiet}>{t('notices.ui.mine.holdsWhat')}</p>
    </div>
  )
}
