import { useState } from 'react'
import { Avatar } from '#kit/avatar/avatar.tsx'
import { Button } from '#kit/button/button.tsx'
import { Field } from '#kit/field/field.tsx'
import { Switch } from '#kit/switch/switch.tsx'
import { useText } from '#kit/text/text.tsx'
import { sayWhen } from '#kit/time/when.ts'
import { nameIn, seatIn } from '../../domain/reading.ts'
import type { PromiseView, RingView } from '../../schema.ts'
import type { RingActs } from './acts.ts'
import { localZone } from './local-zone.ts'
import styles from './phone.module.css'
import { useRingNow } from './ring-clock.tsx'

/** What I promised and what was promised to me: when and how the twenty minutes happen, until each is kept or let go. */
export function PhonePromises({ view, acts }: { view: RingView; acts: RingActs }) {
  const t = useText()
  const { promises } = view.mine
  const groups = [
    ['given', promises.filter(({ mine }) => mine === 'given')],
    ['received', promises.filter(({ mine }) => mine === 'received')],
  ] as const
  return (
    <section className={styles.part}>
      <h2 className={styles.question}>{t('ring.ui.promises.title')}</h2>
      {promises.length === 0 && <p>{t('ring.ui.promises.none')}</p>}
      {groups.map(
        ([side, some]) =>
          some.length > 0 && (
            <div key={side} className={styles.part}>
              <h3>{t(`ring.ui.promises.${side}`)}</h3>
              <ul className={styles.wall}>
                {some.map((promise) => (
                  <OnePromise key={promise.offerId} view={view} acts={acts} promise={promise} />
                ))}
              </ul>
            </div>
          ),
      )}
    </section>
  )
}

function OnePromise({ view, acts, promise }: { view: RingView; acts: RingActs; promise: PromiseView }) {
  const t = useText()
  const now = useRingNow()
  const [isChanging, setChanging] = useState(false)
  // whoever asked says when and how, and that it was kept; either may let it go
  const isAsker = promise.mine === 'received'
  const changing = isAsker && (isChanging || promise.state === 'open')
  const name = nameIn(view, promise.otherSeatId)
  const offer = view.offers.find(({ id }) => id === promise.offerId)
  const clock = { now: now(), zone: localZone(), language: t.language }
  return (
    <li className={styles.card}>
      <p className={styles.asker}>
        <Avatar name={name} tone={promise.mine === 'given' ? 'ask' : 'help'} />
        <b>{name}</b>
      </p>
      {offer !== undefined && offer.line !== '' && <p className={styles.line}>{offer.line}</p>}
      {promise.note !== null && <p className={styles.line}>{promise.note}</p>}
      {promise.state === 'open' && !isAsker && (
        <p className={styles.quiet}>{t('ring.ui.promise.waits', { name })}</p>
      )}
      {promise.state !== 'open' && !changing && (
        <p>
          {t(`ring.ui.promise.${promise.state}`, {
            when: promise.when === null ? '' : sayWhen(Date.parse(promise.when), clock),
            channel: promise.channel ?? '',
            has: promise.when === null ? 'no' : 'yes',
          })}
        </p>
      )}
      {changing ? (
        <WhenAndHow
          promise={promise}
          isHeld={isHeldByBoth(view, promise)}
          onSettle={async (words) => {
            if (await acts.settle(promise.offerId, words)) setChanging(false)
          }}
        />
      ) : (
        <Ending promise={promise} acts={acts} onChange={() => setChanging(true)} />
      )}
    </li>
  )
}

function Ending({
  promise: { offerId, mine, state, askId },
  acts,
  onChange,
}: {
  promise: PromiseView
  acts: RingActs
  onChange: () => void
}) {
  const t = useText()
  const [keep, setKeep] = useState(false)
  if (state !== 'promised' && state !== 'open') return null
  const isAsker = mine === 'received'
  return (
    <div className={styles.row}>
      {isAsker && askId !== null && (
        <Switch checked={keep} onChange={setKeep}>
          {t('ring.ui.promise.findable')}
        </Switch>
      )}
      {isAsker && (
        <>
          <Button
            kind="help"
            className={styles.target}
            onClick={() => void acts.settle(offerId, { to: 'kept', keep })}
          >
            {t('ring.ui.promise.keep')}
          </Button>
          <Button kind="text" className={styles.target} onClick={onChange}>
            {t('ring.ui.promise.change')}
          </Button>
        </>
      )}
      <Button
        kind="text"
        className={styles.target}
        onClick={() => void acts.settle(offerId, { to: 'released' })}
      >
        {t('ring.ui.promise.release')}
      </Button>
    </div>
  )
}

/** Only people with an account have a calendar here. */
function isHeldByBoth(view: RingView, { otherSeatId }: PromiseView): boolean {
  return [view.mine.seatId, otherSeatId].every((id) => seatIn(view, id)?.isGuest === false)
}

function WhenAndHow({
  promise,
  isHeld,
  onSettle,
}: {
  promise: PromiseView
  isHeld: boolean
  onSettle: (words: { to: 'promised' | 'released'; when?: string; channel?: string }) => Promise<void>
}) {
  const t = useText()
  const [when, setWhen] = useState(promise.when === null ? '' : asLocal(promise.when))
  const [channel, setChannel] = useState(promise.channel ?? '')
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void onSettle({
          to: 'promised',
          ...(when === '' ? {} : { when: new Date(when).toISOString() }),
          ...(channel.trim() === '' ? {} : { channel: channel.trim() }),
        })
      }}
    >
      <Field
        label={t('ring.ui.promise.when')}
        hint={t(isHeld ? 'ring.ui.promise.hold' : 'ring.ui.promise.holdGuest', { zone: localZone() })}
        type="datetime-local"
        value={when}
        onChange={(event) => setWhen(event.currentTarget.value)}
      />
      <Field
        label={t('ring.ui.promise.channel')}
        maxLength={40}
        placeholder={t('ring.ui.promise.channel.example')}
        value={channel}
        onChange={(event) => setChannel(event.currentTarget.value)}
      />
      <div className={styles.row}>
        <Button kind="help" type="submit" className={styles.target}>
          {t('ring.ui.promise.fix')}
        </Button>
        <Button kind="text" className={styles.target} onClick={() => void onSettle({ to: 'released' })}>
          {t('ring.ui.promise.release')}
        </Button>
      </div>
    </form>
  )
}

/** `2026-12-01T14:30` in this browser's own zone, as a field for times wants it. */
function asLocal(moment: string): string {
  const date = new Date(moment)
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
