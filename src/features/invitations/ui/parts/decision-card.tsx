import type { ReactNode } from 'react'
import type { AskView } from '#features/asks/schema.ts'
import { needOf } from '#features/asks/ui/parts/ask-look.ts'
import { useTimeline } from '#features/asks/ui/parts/use-asks.ts'
import type { OfferView } from '#features/offers/schema.ts'
import { firstNameOf } from '#features/people/ui/parts/me.ts'
import { FindTime } from '#features/times/ui/parts/find-time.tsx'
import { Avatar } from '#kit/avatar/avatar.tsx'
import { Button } from '#kit/button/button.tsx'
import { ClosenessSign, type Closeness } from '#kit/closeness-sign/closeness-sign.tsx'
import { useText } from '#kit/text/text.tsx'
import type { Clock } from '#kit/time/when.ts'
import type { Plan } from '../../schema.ts'
import { BeginButton } from './begin-button.tsx'
import styles from './decision-card.module.css'
import { ThanksForm } from './thanks-form.tsx'
import { useAction } from './use-ask-actions.ts'

/** The thing that the asker has to decide now; nothing where it is others' turn. */
export function DecisionCards({
  ask,
  offers,
  plan,
  clock,
}: {
  ask: AskView
  offers: readonly OfferView[]
  plan: Plan | undefined
  clock: Clock
}) {
  const open = offers.filter(({ may }) => may.includes('take'))
  const passes = (plan?.passes ?? []).filter(({ state }) => state === 'suggested')
  return (
    <>
      {(ask.state === 'accepted' || ask.state === 'inProgress') && (
        <YesCard ask={ask} clock={clock} closeness={closenessOf(ask.helpers[0], plan)} />
      )}
      {ask.state === 'open' &&
        passes.map((pass) => (
          <PassCard key={pass.id} ask={ask} pass={pass} closeness={closenessOf(pass.to, plan)} />
        ))}
      {ask.state === 'open' &&
        open.map((offer) => <OfferCard key={offer.id} ask={ask} offer={offer} clock={clock} />)}
      {needOf(ask) === 'thank' && <ThanksForm ask={ask} />}
    </>
  )
}

function YesCard({ ask, clock, closeness }: { ask: AskView; clock: Clock; closeness: Closeness }) {
  const t = useText()
  const name = firstNameOf(ask.helpers[0]?.name ?? '')
  const said = useTimeline(ask.id).data?.findLast(({ kind }) => kind === 'yes')?.words
  return (
    <Card
      name={ask.helpers[0]?.name ?? ''}
      title={t('invitations.ui.yes.title', { name })}
      closeness={closeness}
      {...(said === undefined ? {} : { quote: said })}
    >
      <FindTime
        askId={ask.id}
        clock={clock}
        other={<BeginButton ask={ask}>{t('invitations.ui.yes.agreed')}</BeginButton>}
      />
    </Card>
  )
}

function OfferCard({ ask, offer, clock }: { ask: AskView; offer: OfferView; clock: Clock }) {
  const t = useText()
  const name = firstNameOf(offer.person.name)
  const take = useAction(
    ask.id,
    (client) => client.call('offers.take', { askId: ask.id, offerId: offer.id }),
    t('invitations.ui.offer.taken', { name }),
  )
  return (
    <Card
      name={offer.person.name}
      title={t('invitations.ui.offer.title', { name })}
      {...(offer.text === null ? {} : { quote: offer.text })}
      {...(offer.simulated ? { words: t('invitations.ui.simulated') } : {})}
    >
      <FindTime
        askId={ask.id}
        offerId={offer.id}
        clock={clock}
        other={
          <Button kind="text" size="large" busy={take.busy} onClick={() => void take.run(undefined)}>
            {t('invitations.ui.offer.take', { name })}
          </Button>
        }
      />
    </Card>
  )
}

/** Whom a helper suggests, and through whom it came; somebody who isn't in the list can only be written to. */
function PassCard(props: { ask: AskView; pass: Plan['passes'][number]; closeness: Closeness }) {
  const { ask, pass, closeness } = props

  const t = useText()
  const from = firstNameOf(pass.from.name)
  const to = pass.to === null ? (pass.who ?? '') : firstNameOf(pass.to.name)
  const confirm = useAction(
    ask.id,
    (client) => client.call('invitations.confirmPass', { askId: ask.id, passId: pass.id }),
    ...(pass.to === null ? [] : [t('invitations.ui.passed.confirmed', { name: to })]),
  )
  const chain = [t('invitations.ui.passed.you'), ...pass.chain.map(({ name }) => firstNameOf(name)), to]
  return (
    <Card
      name={pass.to?.name ?? to}
      title={t('invitations.ui.passed.title', { from, to })}
      closeness={closeness}
      words={[
        t(pass.introduces ? 'invitations.ui.passed.introduces' : 'invitations.ui.passed.mention', {
          from,
          to,
        }),
        pass.to === null ? '' : t('invitations.ui.passed.what'),
      ]
        .filter(Boolean)
        .join(' ')}
      {...(pass.note === null ? {} : { quote: pass.note })}
    >
      <p className={styles.chain}>{chain.join(' – ')}</p>
      <Button
        kind={pass.to === null ? 'outline' : 'ask'}
        size="large"
        busy={confirm.busy}
        onClick={() => void confirm.run(undefined)}
      >
        {pass.to === null
          ? t('invitations.ui.passed.noted')
          : t('invitations.ui.send.named', { count: 1, name: to })}
      </Button>
    </Card>
  )
}

/** How near the asker is to somebody, as far as the asker's own plan knows. */
function closenessOf(person: { id: string } | null | undefined, plan: Plan | undefined): Closeness {
  return person != null && plan?.worksWith.includes(person.id) === true ? 'works' : 'none'
}

function Card(props: {
  name: string
  title: string
  closeness?: Closeness
  words?: string
  quote?: string
  children: ReactNode
}) {
  const { name, title, closeness = 'none', words, quote, children } = props
  const t = useText()
  return (
    <section className={styles.card} aria-label={title}>
      <Avatar name={name} tone="help" />
      <div className={styles.words}>
        <h2>{title}</h2>
        {quote !== undefined && <p className={styles.quote}>{t('invitations.ui.quote', { words: quote })}</p>}
        {words !== undefined && <p className={styles.what}>{words}</p>}
      </div>
      <ClosenessSign closeness={closeness} label={t(`invitations.ui.closeness.${closeness}`)} />
      <div className={styles.buttons}>{children}</div>
    </section>
  )
}
