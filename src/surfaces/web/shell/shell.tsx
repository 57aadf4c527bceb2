import { useQuery } from '@tanstack/react-query'
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useMe } from '#features/people/ui/parts/me.ts'
import { Band } from '#kit/band/band.tsx'
import { useClient } from '#kit/client/client.tsx'
import { isProblem } from '#kit/client/problem.ts'
import { Hidden } from '#kit/hidden.tsx'
import { KeysProvider, useKeys } from '#kit/keys/keys.tsx'
import { focusSearch, stepInList } from '#kit/keys/list-steps.ts'
import { LiveRegion } from '#kit/live-region/live-region.tsx'
import { useText } from '#kit/text/text.tsx'
import { ToastProvider, useToasts } from '#kit/toast/toast.tsx'
import { useEvents } from '../events.ts'
import { BottomBar } from './bottom-bar.tsx'
import { FailedPage } from './failed.tsx'
import { useLetters } from './letters.ts'
import { useOnline } from './online.ts'
import { PersonMenu } from './person-menu.tsx'
import { PLACES } from './places.ts'
import { Rail } from './rail.tsx'
import styles from './shell.module.css'

const KeyList = lazy(() => import('./key-list.tsx').then(({ KeyList }) => ({ default: KeyList })))

/** Everything around a page: the way around, the keys, the notes, the lines at the top. */
export function Shell() {
  const t = useText()
  const [letters, setLetters] = useLetters()
  return (
    <KeysProvider letters={letters}>
      <LiveRegion>
        <ToastProvider label={t('web.notes')}>
          <SignedIn letters={letters} onLetters={setLetters} />
        </ToastProvider>
      </LiveRegion>
    </KeysProvider>
  )
}

function SignedIn({ letters, onLetters }: { letters: boolean; onLetters: (on: boolean) => void }) {
  const t = useText()
  const { pathname, searchStr } = useRouterState({ select: ({ location }) => location })
  const me = useMe()
  const waiting = useWaitingCount(me.isSuccess)
  const [keysOpen, setKeysOpen] = useState(false)
  useGlobalKeys(() => setKeysOpen(true))
  if (isProblem(me.error) && me.error.status === 401) return <ToSignIn from={pathname + searchStr} />
  if (me.isError) return <FailedPage error={me.error} onRetry={() => void me.refetch()} />
  const name = me.data?.name ?? ''
  return (
    <>
      <a className={styles.skip} href="#page">
        {t('web.skip')}
      </a>
      <div className={styles.frame}>
        <Lines signedIn={me.isSuccess} sample={me.data?.sample === true} />
        <div className={styles.app}>
          <Rail path={pathname} waiting={waiting} person={name} />
          <main id="page" className={styles.page} tabIndex={-1}>
            {me.isSuccess && <Outlet />}
          </main>
        </div>
      </div>
      {pathname !== '/ask/new' && <BottomBar path={pathname} waiting={waiting} />}
      <PersonMenu name={name} onKeys={() => setKeysOpen(true)} onSignOut={signOut} />
      {keysOpen && (
        <Suspense fallback={<Hidden>{t('web.loading')}</Hidden>}>
          <KeyList open onClose={() => setKeysOpen(false)} letters={letters} onLetters={onLetters} />
        </Suspense>
      )}
    </>
  )
}

/** Leads to sign-in with the way back, by a fresh page: the server may have a door of its own there, and nothing is kept. */
function ToSignIn({ from }: { from: string }) {
  useEffect(() => {
    location.replace(`/login?${new URLSearchParams({ next: from }).toString()}`)
  }, [from])
  return null
}

/** The thin lines at the top: the sample, and what the network does. */
function Lines({ signedIn, sample }: { signedIn: boolean; sample: boolean }) {
  const t = useText()
  const online = useOnline()
  const link = useEvents(signedIn && online)
  return (
    <>
      {sample && <Band tone="sample">{t('web.sample')}</Band>}
      {!online && <Band tone="offline">{t('web.offline')}</Band>}
      {online && link !== 'live' && <Band tone="offline">{t(`web.link.${link}`)}</Band>}
    </>
  )
}

/** How many asks wait for an answer of this person: the figure beside For you. */
function useWaitingCount(signedIn: boolean): number {
  const client = useClient()
  const { data } = useQuery({
    queryKey: ['invitations'],
    queryFn: ({ signal }) => client.call('invitations.list', {}, { signal }),
    enabled: signedIn,
  })
  return data?.items.filter(({ state }) => state === 'open').length ?? 0
}

function useGlobalKeys(showKeys: () => void): void {
  const navigate = useNavigate()
  const { undoLast } = useToasts()
  const go = (to: string) => () => void navigate({ to })
  useKeys({
    c: go('/ask/new'),
    '?': showKeys,
    '/': focusSearch,
    j: () => stepInList(1),
    k: () => stepInList(-1),
    z: undoLast,
    ...Object.fromEntries(PLACES.map(({ to, keys }) => [keys, go(to)])),
  })
}

function signOut(): void {
  void fetch('/auth/sign-out', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'X-Askwell-CSRF': '1' },
  }).finally(() => location.assign('/login'))
}
