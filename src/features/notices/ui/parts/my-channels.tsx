import { useId } from 'react'
import { useMe, zoneOf } from '#features/people/ui/parts/me.ts'
import { useText } from '#kit/text/text.tsx'
import { useClock } from '#kit/time/use-clock.ts'
import { useToasts } from '#kit/toast/toast.tsx'
import type { MyChannelView } from '../../channels/schema.ts'
import styles from './channel-parts.module.css'
import { TestButton } from './test-button.tsx'
import { useChooseKind, useMyChannels } from './use-channels.ts'

const CHOICES = ['atOnce', 'digest', 'off'] as const

/** Where mail reaches me, which kinds come how, and a test. Each change holds at once. */
export function MyChannels() {
  const t = useText()
  const channels = useMyChannels()
  const mail = channels.data?.find(({ id }) => id === 'email')
  if (mail === undefined) return null
  return (
    <section className={styles.section} aria-label={t('notices.ui.mine.title')}>
      <div>
        <h2>{t('notices.ui.mine.title')}</h2>
        <p className={styles.quiet}>{t('notices.ui.mine.what')}</p>
      </div>
      {mail.isSetUp ? <Mail mail={mail} /> : <p>{t('notices.ui.mine.notSetUp')}</p>}
    </section>
  )
}

function Mail({ mail }: { mail: MyChannelView }) {
  const t = useText()
  const clock = useClock(zoneOf(useMe().data), t.language)
  const { address, dead } = mail
  return (
    <>
      <p className={dead === null ? styles.quiet : styles.trouble}>
        {address === null
          ? t('notices.ui.mine.noAddress')
          : dead === null
            ? t('notices.ui.mine.to', { address })
            : t('notices.ui.mine.dead', { address, code: dead.code })}
      </p>
      {address !== null && <TestButton channelId="email" test={mail.test} clock={clock} />}
      <details>
        <summary>{t('notices.ui.mine.each')}</summary>
        <div className={styles.kinds}>
          {mail.kinds.map((kind) => (
            <Kind key={kind.kind} kind={kind} />
          ))}
        </div>
      </details>
    </>
  )
}

function Kind({ kind: { kind, what, choice } }: { kind: MyChannelView['kinds'][number] }) {
  const t = useText()
  const id = useId()
  const { show } = useToasts()
  const { mutate, variables, isPending } = useChooseKind()
  const shown = isPending ? variables.choice : choice
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
        <option value="">{t('notices.ui.choice.asAll')}</option>
        {CHOICES.map((one) => (
          <option key={one} value={one}>
            {t(`notices.ui.choice.${one}`)}
          </option>
        ))}
      </select>
    </>
  )
}
