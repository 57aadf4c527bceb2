import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { AskRing } from '#kit/ask-ring/ask-ring.tsx'
import { Button } from '#kit/button/button.tsx'
import { useClient } from '#kit/client/client.tsx'
import { isProblem } from '#kit/client/problem.ts'
import { Field } from '#kit/field/field.tsx'
import { useText } from '#kit/text/text.tsx'
import { useTitle } from '#kit/text/title.ts'
import { PhoneView } from '../parts/phone-view.tsx'
import styles from '../parts/join.module.css'
import { RingClock } from '../parts/ring-clock.tsx'
import { forgetSeat, keepSeat, keptSeat } from '../parts/seat-shelf.ts'
import { useRing } from '../parts/use-ring.ts'
import { useAwake } from '../parts/use-awake.ts'
import { sayProblem, useRingActs } from '../parts/use-ring-acts.ts'

/** `/r/ash-4271`: from the wall to a seat in two taps and a name, and back to the same seat after a reload. */
export function JoinPage() {
  const { code = '' } = useParams({ strict: false }) as { code?: string }
  const [ringId, setRingId] = useState(() => keptSeat(code))
  const sit = (id: string) => {
    keepSeat(code, id)
    setRingId(id)
  }
  const stand = () => {
    forgetSeat(code)
    setRingId(null)
  }
  return ringId === null ? <Door code={code} onSeat={sit} /> : <Seat ringId={ringId} onNone={stand} />
}

function Seat({ ringId, onNone }: { ringId: string; onNone: () => void }) {
  const t = useText()
  const { view, link, refused, now } = useRing({ ringId })
  const { acts, waiting, unsent } = useRingActs(ringId, view, link)
  useTitle(view?.ring.title ?? t('ring.ui.rings'))
  useAwake()
  if (refused !== null) return <Gone onAgain={onNone} />
  if (view === null) return null
  return (
    <RingClock now={now}>
      <PhoneView view={view} acts={acts} link={link} waiting={waiting} unsent={unsent} />
    </RingClock>
  )
}

function Gone({ onAgain }: { onAgain: () => void }) {
  const t = useText()
  return (
    <main id="page" className={styles.page} tabIndex={-1}>
      <h1>{t('ring.ui.gone')}</h1>
      <p>{t('ring.ui.gone.what')}</p>
      <Button size="large" wide className={styles.target} onClick={onAgain}>
        {t('ring.ui.gone.again')}
      </Button>
    </main>
  )
}

function Door({ code, onSeat }: { code: string; onSeat: (ringId: string) => void }) {
  const t = useText()
  const client = useClient()
  const [name, setName] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const door = useQuery({
    queryKey: ['ring', 'door', code],
    queryFn: ({ signal }) => client.call('ring.byCode', { code: spoken(code) }, { signal }),
  })
  useTitle(door.data?.title ?? t('ring.ui.join.title'))
  if (isProblem(door.error)) return <AskCode problem={sayProblem(door.error, t('ring.ui.failed'))} />
  if (door.data === undefined) return null
  const { title, needsName } = door.data
  const join = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      const said = name.trim()
      const { ringId } = await client.call('ring.join', {
        code: spoken(code),
        ...(needsName ? { name: said } : {}),
      })
      onSeat(ringId)
    } catch (error) {
      setProblem(sayProblem(error, t('ring.ui.failed')))
      setBusy(false)
    }
  }
  return (
    <main id="page" className={styles.page} tabIndex={-1}>
      <AskRing state="open" size={56} />
      <h1>{title}</h1>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void join()
        }}
      >
        {needsName && (
          <Field
            label={t('ring.ui.join.name')}
            hint={t('ring.ui.join.name.hint')}
            autoComplete="name"
            autoFocus
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
        {problem !== undefined && <p role="alert">{problem}</p>}
        <Button
          kind="ask"
          size="large"
          wide
          type="submit"
          className={styles.target}
          busy={busy}
          disabled={needsName && name.trim() === ''}
        >
          {t('ring.ui.join.do')}
        </Button>
      </form>
    </main>
  )
}

/** `/r`: the code by hand, as it stands on the wall. */
export function CodePage() {
  const t = useText()
  useTitle(t('ring.ui.join.title'))
  return <AskCode />
}

function AskCode({ problem }: { problem?: string }) {
  const t = useText()
  const navigate = useNavigate()
  const [code, setCode] = useState('')
  return (
    <main id="page" className={styles.page} tabIndex={-1}>
      <AskRing state="open" size={56} />
      <h1>{t('ring.ui.join.title')}</h1>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void navigate({ to: '/r/$code', params: { code: code.trim().toLowerCase().replace(/\s+/g, '-') } })
        }}
      >
        <Field
          label={t('ring.ui.join.code')}
          hint={t('ring.ui.join.code.hint')}
          autoCapitalize="none"
          autoComplete="off"
          autoFocus
          maxLength={20}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          {...(problem === undefined ? {} : { problem })}
        />
        <Button
          kind="ask"
          size="large"
          wide
          type="submit"
          className={styles.target}
          disabled={code.trim().length < 4}
        >
          {t('ring.ui.join.go')}
        </Button>
      </form>
    </main>
  )
}

/** As it is said and typed: `ash 4271`. */
function spoken(code: string): string {
  return code.replaceAll('-', ' ')
}
