import { useId } from 'react'
import { useText } from '#kit/text/text.tsx'
import { useToasts } from '#kit/toast/toast.tsx'
import type { MyChannelView } from '../../channels/schema.ts'
import styles from './channel-parts.module.css'
import { useChooseKind } from './use-channels.ts'

const CHOICES = ['atOnce', 'digest', 'off'] as const

/** Which kinds of notice come how by one channel. Each change holds at once. */
export function KindChoices({ channel }: { channel: MyChannelView }) {
  const t = useText()
  return (
    <details>
      <summary>{t('notices.ui.mine.each')}</summary>
      <div className={styles.kinds}>
        {channel.kinds.map((kind) => (
          <Kind key={kind.kind} channelId={channel.id} kind={kind} />
        ))}
      </div>
    </details>
  )
}

function Kind({
  channelId,
  kind: { kind, what, choice },
}: {
  channelId: string
  kind: MyChannelView['kinds'][number]
}) {
  const t = useText()
  const id = useId()
  const { show } = useToasts()
  const { mutate, variables, isPending } = useChooseKind(channelId)
  const shown = isPending ? variables.choice : choice
  const isMail = channelId === 'email'
  return (
    <>
      <label htmlFor={id}>{what}</label>
      <select
        id={id}
        value={shown ?? ''}
        onChange={({ currentTarget: { value } }) =>
          mutate(
            { kind, choice: CHOICES.find((one) => one === value) ?? null },
            { onError: () => show({ text: t('notices.ui.choice.failed') }) },
          )
        }
      >
        <option value="">{isMail ? t('notices.ui.choice.asAll') : t('notices.ui.choice.usual')}</option>
        <option value="atOnce">{t('notices.ui.choice.atOnce')}</option>
        <option value="digest">{t('notices.ui.choice.digest')}</option>
        <option value="off">{isMail ? t('notices.ui.choice.off') : t('notices.ui.choice.not')}</option>
      </select>
    </>
  )
}
