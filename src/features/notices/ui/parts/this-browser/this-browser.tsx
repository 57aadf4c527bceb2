import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useMe, zoneOf } from '#features/people/ui/parts/me.ts'
import { Button } from '#kit/button/button.tsx'
import { useClient } from '#kit/client/client.tsx'
import { Switch } from '#kit/switch/switch.tsx'
import { useText } from '#kit/text/text.tsx'
import { useClock } from '#kit/time/use-clock.ts'
import type { MyChannelView } from '../../../channels/schema.ts'
import styles from '../channel-parts.module.css'
import { KindChoices } from '../kind-choices.tsx'
import { TestButton } from '../test-button.tsx'
import { allowedNow, browserName, isWanted, subscribe, turnOff, turnOn } from './browser.ts'

/** How it went: as promised, only while a page is open, or not at all. */
type Told = 'always' | 'onlyOpen' | 'denied'

/**
 * Telling in this browser. While Askwell is open somewhere nothing leaves for it; where the organisation allows push,
 * the browser's maker carries what comes while it isn't.
 */
export function ThisBrowser({ channel }: { channel: MyChannelView | undefined }) {
  const t = useText()
  const [allowed, setAllowed] = useState(allowedNow)
  const [wanted, setWanted] = useState(isWanted)
  const change = useChange(channel)
  const isOn = change.isPending ? change.variables : wanted
  const onChange = (on: boolean) =>
    change.mutate(on, {
      onSettled: () => {
        setAllowed(allowedNow())
        setWanted(isWanted())
      },
    })
  return (
    <section className={styles.section} aria-label={t('notices.ui.here.title')}>
      <div>
        <h2>{t('notices.ui.here.title')}</h2>
        <p className={styles.quiet}>{channel ? t('notices.ui.here.what') : t('notices.ui.here.whileOpen')}</p>
      </div>
      {allowed === 'unsupported' ? (
        <p>{t('notices.ui.here.unsupported')}</p>
      ) : (
        <Switch checked={isOn} disabled={change.isPending} onChange={onChange}>
          {t('notices.ui.here.switch')}
        </Switch>
      )}
      <p
        role="status"
        className={styles.quiet}
        hidden={!change.data && !change.isError && allowed !== 'denied'}
      >
        {sayHow(allowed === 'denied' ? 'denied' : change.data, change.isError, t)}
      </p>
      {channel && channel.browsers.length > 0 && <Browsers channel={channel} />}
    </section>
  )
}

function sayHow(told: Told | null | undefined, failed: boolean, t: ReturnType<typeof useText>): string {
  if (failed) return t('notices.ui.choice.failed')
  return told ? t(`notices.ui.here.${told}`) : t('notices.ui.here.off')
}

function useChange(channel: MyChannelView | undefined) {
  const client = useClient()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (on: boolean): Promise<Told | null> => {
      if (!on) {
        await turnOff()
        return null
      }
      if (!(await turnOn())) return 'denied'
      if (!channel?.browserKey) return 'always'
      const given = await subscribe(channel.browserKey)
      if (given === null) return 'onlyOpen'
      const name = browserName(navigator.userAgent)
      await client.call('channels.addBrowser', { channelId: channel.id, ...given, name })
      return 'always'
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['channels', 'mine'] }),
  })
}

/** Each browser that was allowed, so that one that was lost or sold can be left out. */
function Browsers({ channel }: { channel: MyChannelView }) {
  const t = useText()
  const client = useClient()
  const queries = useQueryClient()
  const clock = useClock(zoneOf(useMe().data), t.language)
  const drop = useMutation({
    mutationFn: (browserId: string) => client.call('channels.dropBrowser', { browserId }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['channels', 'mine'] }),
  })
  return (
    <>
      <ul className={styles.browsers}>
        {channel.browsers.map(({ id, name }) => (
          <li key={id}>
            <span>{name}</span>
            <Button
              kind="text"
              busy={drop.isPending && drop.variables === id}
              onClick={() => drop.mutate(id)}
              aria-label={t('notices.ui.here.dropNamed', { browser: name })}
            >
              {t('notices.ui.here.drop')}
            </Button>
          </li>
        ))}
      </ul>
      {channel.dead !== null && <p className={styles.trouble}>{t('notices.ui.here.dead')}</p>}
      <TestButton channelId={channel.id} test={channel.test} clock={clock} />
      <KindChoices channel={channel} />
    </>
  )
}
