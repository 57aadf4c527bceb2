import { useMe, zoneOf } from '#features/people/ui/parts/me.ts'
import { StateLine } from '#kit/state-line/state-line.tsx'
import { Table } from '#kit/table/table.tsx'
import { useText } from '#kit/text/text.tsx'
import { useTitle } from '#kit/text/title.ts'
import { useClock } from '#kit/time/use-clock.ts'
import { type Clock, sayWhen } from '#kit/time/when.ts'
import { Waiting } from '#kit/waiting/waiting.tsx'
import type { ChannelView } from '../../channels/schema.ts'
import styles from '../parts/channel-parts.module.css'
import { ConnectChannel } from '../parts/connect-channel.tsx'
import { TestButton } from '../parts/test-button.tsx'
import { useChannels } from '../parts/use-channels.ts'

/** Admin › Channels: how each way to people is doing, and a test of it. */
export function ChannelsPage() {
  const t = useText()
  useTitle(t('notices.ui.channels.title'))
  const channels = useChannels()
  const clock = useClock(zoneOf(useMe().data), t.language)
  return (
    <>
      <h1>{t('notices.ui.channels.title')}</h1>
      {channels.data && <Standing channels={channels.data} />}
      <p className={styles.quiet}>{t('notices.ui.channels.what')}</p>
      {channels.isPending && (
        <Waiting
          stillLoading={t('notices.ui.stillLoading')}
          retryLabel={t('notices.ui.retry')}
          onRetry={() => void channels.refetch()}
        />
      )}
      {channels.isError && !channels.data && <p>{t('notices.ui.channels.failed')}</p>}
      {channels.data?.map((channel) => (
        <Channel key={channel.id} channel={channel} clock={clock} />
      ))}
    </>
  )
}

/** What is in trouble first; else whether anything leads out of the app at all. */
function Standing({ channels }: { channels: readonly ChannelView[] }) {
  const t = useText()
  const nameOf = useNames()
  const troubled = channels.filter(({ state }) => state === 'needsYou')
  const outward = channels.filter(({ id, state }) => id !== 'web' && state === 'working')
  const state = troubled.length > 0 ? 'needsYou' : outward.length > 0 ? 'working' : 'notSetUp'
  const named = troubled.length > 0 ? troubled : outward
  const names = new Intl.ListFormat(t.language).format(named.map(nameOf))
  return (
    <StateLine state={state} word={t(`notices.ui.state.${state}`)}>
      {t(`notices.ui.standing.${state}`, { names })}
    </StateLine>
  )
}

/** Ours have names here; others bring their own. */
function useNames(): (channel: ChannelView) => string {
  const t = useText()
  return ({ id, name }) =>
    id === 'web' || id === 'email' || id === 'calendar' ? t(`notices.ui.channel.${id}`) : name
}

function Channel({ channel, clock }: { channel: ChannelView; clock: Clock }) {
  const t = useText()
  const name = useNames()(channel)
  const isOpen = channel.state !== 'notSetUp'
  const missing = channel.settings
    .filter(({ required, isSet, operatorOnly }) => operatorOnly && required && !isSet)
    .map(({ name }) => name)
  return (
    <section className={styles.section} aria-label={name}>
      <div className={styles.head}>
        <h2>{name}</h2>
        <p className={styles.state}>{t(`notices.ui.state.${channel.state}`)}</p>
      </div>
      {channel.trouble !== null && (
        <p className={styles.trouble}>
          {t('notices.ui.trouble', { says: channel.trouble, when: said(channel.troubleAt, clock) })}
        </p>
      )}
      {isOpen && channel.id !== 'web' && <Doing channel={channel} clock={clock} />}
      {channel.abilities !== null && channel.id !== 'web' && channel.id !== 'email' && (
        <Abilities abilities={channel.abilities} />
      )}
      {isOpen && <TestButton channelId={channel.id} test={channel.test} clock={clock} />}
      {missing.length > 0 && <p>{t('notices.ui.next', { names: missing.join(', ') })}</p>}
      <ConnectChannel channel={channel} name={name} />
      {channel.settings.length > 0 && <Settings channel={channel} name={name} />}
      {channel.deadAddresses.length > 0 && <Dead channel={channel} clock={clock} />}
    </section>
  )
}

function Doing({ channel, clock }: { channel: ChannelView; clock: Clock }) {
  const t = useText()
  const { sentAt, receivedAt, waiting, takesReplies, repliesNotTaken } = channel
  const lines = [
    t('notices.ui.last', { when: sentAt === null ? 'never' : said(sentAt, clock) }),
    ...(waiting > 0 ? [t('notices.ui.waiting', { count: waiting })] : []),
    ...(channel.id === 'email' ? [t('notices.ui.replies', { taken: yes(takesReplies) })] : []),
    ...(receivedAt === null ? [] : [t('notices.ui.received', { when: said(receivedAt, clock) })]),
    ...(repliesNotTaken > 0 ? [t('notices.ui.notTaken', { count: repliesNotTaken })] : []),
  ]
  return <p className={styles.quiet}>{lines.join(' ')}</p>
}

const yes = (is: boolean) => (is ? 'yes' : 'no')

/** What it may do, in words. */
function Abilities({ abilities }: { abilities: NonNullable<ChannelView['abilities']> }) {
  const t = useText()
  const { reply, buttons, interrupt } = abilities
  const said = { reply: yes(reply), buttons: yes(buttons), interrupt: yes(interrupt) }
  return <p className={styles.quiet}>{t('notices.ui.can', said)}</p>
}

function Settings({ channel, name }: { channel: ChannelView; name: string }) {
  const t = useText()
  return (
    <Table
      caption={t('notices.ui.settingsOf', { channel: name })}
      rows={channel.settings}
      keyOf={(setting) => setting.name}
      columns={[
        { id: 'name', name: t('notices.ui.setting'), cell: (one) => one.name },
        { id: 'what', name: t('notices.ui.setting.what'), cell: (one) => one.what },
        {
          id: 'isSet',
          name: t('notices.ui.setting.isSet'),
          cell: (one) => {
            if (one.from === 'environment') return t('notices.ui.setting.environment')
            if (one.from === 'here')
              return t('notices.ui.setting.here', { kind: one.kind, value: one.value ?? '' })
            return t('notices.ui.setting.no', { needed: String(one.required) })
          },
        },
      ]}
    />
  )
}

function Dead({ channel, clock }: { channel: ChannelView; clock: Clock }) {
  const t = useText()
  return (
    <div>
      <h3>{t('notices.ui.dead')}</h3>
      <p className={styles.quiet}>{t('notices.ui.dead.what')}</p>
      <Table
        caption={t('notices.ui.dead')}
        rows={channel.deadAddresses}
        keyOf={({ person }) => person.id}
        columns={[
          { id: 'person', name: t('notices.ui.dead.person'), cell: ({ person }) => person.name },
          { id: 'address', name: t('notices.ui.dead.address'), cell: ({ address }) => address },
          { id: 'code', name: t('notices.ui.dead.code'), cell: ({ code }) => code },
          { id: 'at', name: t('notices.ui.dead.at'), cell: ({ at }) => said(at, clock) },
        ]}
      />
    </div>
  )
}

function said(at: string | null, clock: Clock): string {
  return at === null ? '' : sayWhen(Date.parse(at), clock)
}
