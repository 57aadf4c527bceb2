import { useMe, zoneOf } from '#features/people/ui/parts/me.ts'
import { useText } from '#kit/text/text.tsx'
import { useClock } from '#kit/time/use-clock.ts'
import type { MyChannelView } from '../../channels/schema.ts'
import styles from './channel-parts.module.css'
import { CalendarMails } from './calendar-mails.tsx'
import { KindChoices } from './kind-choices.tsx'
import { OtherChannel } from './other-channel.tsx'
import { ThisBrowser } from './this-browser/this-browser.tsx'
import { TestButton } from './test-button.tsx'
import { useMyChannels } from './use-channels.ts'

/** Where each channel reaches me, which kinds come how, and a test. */
export function MyChannels() {
  const t = useText()
  const channels = useMyChannels()
  const mail = channels.data?.find(({ id }) => id === 'email')
  const calendar = channels.data?.find(({ id }) => id === 'calendar')
  if (mail === undefined) return null
  return (
    <>
      <section className={styles.section} aria-label={t('notices.ui.mine.title')}>
        <div>
          <h2>{t('notices.ui.mine.title')}</h2>
          <p className={styles.quiet}>{t('notices.ui.mine.what')}</p>
        </div>
        {calendar?.isSetUp && <CalendarMails channel={calendar} />}
        {mail.isSetUp ? <Mail mail={mail} /> : <p>{t('notices.ui.mine.notSetUp')}</p>}
      </section>
      <ThisBrowser channel={channels.data?.find(({ browserKey }) => browserKey !== null)} />
      {channels.data?.map(
        (channel) => channel.form && <OtherChannel key={channel.id} channel={channel} form={channel.form} />,
      )}
    </>
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
      <KindChoices channel={mail} />
    </>
  )
}
