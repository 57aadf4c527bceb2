import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '#kit/button/button.tsx'
import { useClient } from '#kit/client/client.tsx'
import { isProblem } from '#kit/client/problem.ts'
import { Field } from '#kit/field/field.tsx'
import { useText } from '#kit/text/text.tsx'
import { useTitle } from '#kit/text/title.ts'
import { Door } from '../parts/door.tsx'
import { keepPending } from '../parts/pending.ts'
import styles from './login.module.css'

type Asked = {
  readonly mail: boolean
  readonly code?: string
  readonly minutes?: number
  readonly next?: string
}

/** Sign-in: an address, then a link by mail. No password to remember or to lose. */
export function LoginPage() {
  const t = useText()
  useTitle(t('accounts.ui.login'))
  const client = useClient()
  const navigate = useNavigate()
  const { next } = useSearch({ strict: false }) as { next?: string }
  const [email, setEmail] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const submit = async () => {
    if (!email.includes('@')) return setProblem(t('accounts.ui.login.address'))
    setBusy(true)
    setProblem(undefined)
    try {
      const asked = await client.auth<Asked>('/auth/magic-link', { email: email.trim() })
      if (!asked.mail) return setProblem(asked.next ?? t('accounts.ui.login.noMail'))
      keepPending({ email: email.trim(), code: asked.code ?? '', minutes: asked.minutes ?? 15 })
      await navigate({ to: '/login/check-mail', ...(next === undefined ? {} : { search: { next } }) })
    } catch (error) {
      setProblem(isProblem(error) && error.detail !== '' ? error.detail : t('accounts.ui.login.failed'))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Door title={t('accounts.ui.login.title')} what={t('accounts.ui.login.what')}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Field
          label={t('accounts.ui.login.email')}
          type="email"
          name="email"
          autoComplete="email"
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          {...(problem === undefined ? {} : { problem })}
        />
        <Button kind="ask" size="large" type="submit" wide busy={busy}>
          {t('accounts.ui.login.send')}
        </Button>
      </form>
    </Door>
  )
}
