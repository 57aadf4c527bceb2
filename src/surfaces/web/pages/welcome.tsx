import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { keptText, leaveWords } from '#features/asks/ui/parts/draft-shelf.ts'
import { Topics } from '#features/evidence/ui/parts/topics.tsx'
import { firstNameOf, type Me, useMe, zoneOf } from '#features/people/ui/parts/me.ts'
import { Hours } from '#features/reach/ui/parts/hours.tsx'
import { Stepper } from '#features/reach/ui/parts/stepper.tsx'
import { useChangeReach, useReach } from '#features/reach/ui/parts/use-reach.ts'
import { Button, buttonClass } from '#kit/button/button.tsx'
import { TextArea } from '#kit/field/field.tsx'
import { useText } from '#kit/text/text.tsx'
import { useTitle } from '#kit/text/title.ts'
import { useClock } from '#kit/time/use-clock.ts'
import styles from './welcome.module.css'

const STEPS = [1, 2, 3] as const
type Step = (typeof STEPS)[number]

/** The first visit: half an ask, what one may be asked about, and how often. Each step may be skipped. */
export function WelcomePage() {
  const t = useText()
  useTitle(t('web.welcome.title'))
  const me = useMe().data
  const { step: wanted } = useSearch({ strict: false }) as { step?: unknown }
  const step = STEPS.find((one) => one === Number(wanted)) ?? 1
  if (me === undefined) return null
  return (
    <div className={styles.page}>
      <h1>{t('web.welcome.hello', { name: firstNameOf(me.name) })}</h1>
      <p className={styles.quiet}>{t('web.welcome.step', { step })}</p>
      {step === 1 && <HalfAnAsk me={me} />}
      {step === 2 && <AskMeAbout me={me} />}
      {step === 3 && <HowOften />}
      {step < 3 && (
        <p>
          <Link to="/" className={buttonClass('text')}>
            {t('web.welcome.skipAll')}
          </Link>
        </p>
      )}
    </div>
  )
}

function Frame({ step, onNext, children }: { step: Step; onNext?: () => void; children: ReactNode }) {
  const t = useText()
  const navigate = useNavigate()
  const go = () => {
    void (step === 3 ? navigate({ to: '/' }) : navigate({ to: '/welcome', search: { step: step + 1 } }))
  }
  return (
    <section className={styles.step} aria-labelledby="welcome-step">
      <h2 id="welcome-step" className={styles.question}>
        {t(`web.welcome.${step}`)}
      </h2>
      <p className={styles.quiet}>{t(`web.welcome.${step}.what`)}</p>
      {children}
      <p className={styles.actions}>
        <Button
          kind="ask"
          size="large"
          onClick={() => {
            onNext?.()
            go()
          }}
        >
          {t(step === 3 ? 'web.welcome.done' : 'web.welcome.next')}
        </Button>
        {step < 3 && (
          <Button kind="text" onClick={go}>
            {t('web.welcome.skip')}
          </Button>
        )}
      </p>
    </section>
  )
}

function HalfAnAsk({ me }: { me: Me }) {
  const t = useText()
  const [text, setText] = useState(() => keptText(me.id))
  return (
    <Frame step={1} onNext={() => leaveWords(me.id, text)}>
      <TextArea
        label={t('web.welcome.1')}
        labelHidden
        voice
        rows={3}
        placeholder={t('web.welcome.1.placeholder')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </Frame>
  )
}

function AskMeAbout({ me }: { me: Me }) {
  const t = useText()
  const clock = useClock(zoneOf(me), t.language)
  return (
    <Frame step={2}>
      <Topics personId={me.id} clock={clock} mine brief />
    </Frame>
  )
}

function HowOften() {
  const t = useText()
  const { data: reach } = useReach()
  const change = useChangeReach()
  return (
    <Frame step={3}>
      {reach !== undefined && (
        <>
          <Stepper
            label={t('web.welcome.3.limit')}
            value={reach.limit}
            min={0}
            max={50}
            onChange={(limit) => change.mutate({ limit })}
          />
          <Hours me={reach} change={change.mutate} />
        </>
      )}
    </Frame>
  )
}
