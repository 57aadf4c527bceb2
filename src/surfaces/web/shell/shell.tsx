import { useQuery } from '@tanstack/react-query'
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { isWantedHere } from '#features/notices/ui/parts/this-browser/wanted.ts'
import { useMe } from '#features/people/ui/parts/me.ts'
import { Band } from '#kit/band/band.tsx'
import { Button } from '#kit/button/button.tsx'
import { useClient } from '#kit/client/client.tsx'
import { isProblem } from '#kit/client/problem.ts'
import { Hidden } from '#kit/hidden.tsx'
import { KeysProvider, useKeys } from '#kit/keys/keys.tsx'
import { focusSearch, stepInList } from '#kit/keys/list-steps.ts'
import { LiveRegion } from '#kit/live-region/live-region.tsx'
import { useText } from '#kit/text/text.tsx'
import { ToastProvider, useToasts } from '#kit/toast/toast.tsx'
import { useEvents } from '../events.ts'
import { useNewVersion } from '../new-version.ts'
import { BottomBar } from './bottom-bar.tsx'
import { useCommands, type Command } from './commands.ts'
import { FailedPage } from './failed.tsx'
import { useOnline } from './online.ts'
import { OwnKeysProvider, useKeptKeys, useOwnKeys } from './own-keys.ts'
import { useChooseLanguage, useOwnLanguage } from './own-language.ts'
import { PersonMenu } from './person-menu.tsx'
import { PLACES } from './places.ts'
import { Rail } from './rail.tsx'
import styles from './shell.module.css'

const Outbox = lazy(() => import('./outbox.tsx').then(({ Outbox }) => ({ default: Outbox })))
const KeyList = lazy(() => import('./key-list.tsx').then(({ KeyList }) => ({ default: KeyList })))
const loadFinder = () => import('../finder/finder-layer.tsx')
const FinderLayer = lazy(() => loadFinder().then(({ FinderLayer }) => ({ default: FinderLayer })))
/** The page comes first; after that the finder is fetched, so that it opens with its key and loses no letter. */
const LATER = 1_500

/** Everything around a page: the way around, the keys, the notes, the lines at the top. */
export function Shell() {
  const t = useText()
  const keys = useKeptKeys()
  return (
    <OwnKeysProvider value={keys}>
      <KeysProvider letters={keys.letters} changes={keys.changes}>
        <LiveRegion>
          <ToastProvider label={t('web.notes')}>
            <SignedIn />
          </ToastProvider>
        </LiveRegion>
      </KeysProvider>
    </OwnKeysProvider>
  )
}

type Layer = 'keys' | 'finder' | null

function SignedIn() {
  const t = useText()
  const { pathname, searchStr } = useRouterState({ select: ({ location }) => location })
  const me = useMe()
  const waiting = useWaitingCount(me.isSuccess)
  const [layer, setLayer] = useState<Layer>(null)
  const onKeys = useCallback(() => setLayer('keys'), [])
  const onFinder = useCallback(() => setLayer((open) => (open === 'finder' ? null : 'finder')), [])
  useGlobalKeys(onKeys, onFinder)
  useOwnLanguage(me.data)
  useReloadForAnother(me.data?.id)
  const onLanguage = useChooseLanguage(me.data)
  const commands = useCommands({ onKeys, onSignOut: signOut, changes: useOwnKeys().changes })
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
          <Rail path={pathname} waiting={waiting} person={name} onFinder={onFinder} />
          <main id="page" className={styles.page} tabIndex={-1}>
            {me.isSuccess && <Outlet />}
          </main>
        </div>
      </div>
      {pathname !== '/ask/new' && <BottomBar path={pathname} waiting={waiting} />}
      <PersonMenu
        name={name}
        isAdmin={me.data?.role === 'admin'}
        onKeys={onKeys}
        onFinder={onFinder}
        onLanguage={onLanguage}
        onSignOut={signOut}
      />
      <Layers
        open={layer}
        commands={commands}
        onClose={() => setLayer(null)}
        outboxOf={pathname === '/ask/new' ? undefined : me.data?.id}
      />
    </>
  )
}

type LayersProps = {
  readonly open: Layer
  readonly commands: readonly Command[]
  readonly onClose: () => void
  /** whose waiting asks go out from here; undefined where the page does it itself */
  readonly outboxOf: string | undefined
}

/** What lies above the page, loaded when it is first wanted, and what can wait until the page stands. */
function Layers({ open, commands, onClose, outboxOf }: LayersProps) {
  const t = useText()
  const [late, setLate] = useState(false)
  useEffect(() => {
    const soon = setTimeout(() => {
      setLate(true)
      // Without a network it is fetched when it is wanted.
      void loadFinder().catch(() => undefined)
    }, LATER)
    return () => clearTimeout(soon)
  }, [])
  return (
    <>
      <Suspense fallback={<Hidden>{t('web.loading')}</Hidden>}>
        {open === 'keys' && <KeyList open onClose={onClose} />}
        {open === 'finder' && <FinderLayer commands={commands} onClose={onClose} />}
      </Suspense>
      {late && outboxOf !== undefined && (
        // On its own: while it comes, the layer that is open stays.
        <Suspense>
          <Outbox personId={outboxOf} />
        </Suspense>
      )}
    </>
  )
}

/** Somebody else has signed in in another tab: a fresh page keeps nothing of the first person. */
function useReloadForAnother(personId: string | undefined): void {
  const first = useRef(personId)
  useEffect(() => {
    first.current ??= personId
    if (personId !== first.current) location.reload()
  }, [personId])
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
  const isNew = useNewVersion(signedIn && online)
  return (
    <>
      {sample && <Band tone="sample">{t('web.sample')}</Band>}
      {!online && <Band tone="offline">{t('web.offline')}</Band>}
      {online && link !== 'live' && <Band tone="offline">{t(`web.link.${link}`)}</Band>}
      {isNew && (
        <Band tone="offline">
          {t('web.newVersion')}{' '}
          <Button kind="text" onClick={() => location.reload()}>
            {t('web.newVersion.load')}
          </Button>
        </Band>
      )}
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

function useGlobalKeys(showKeys: () => void, showFinder: () => void): void {
  const navigate = useNavigate()
  const { undoLast } = useToasts()
  const go = (to: string) => () => void navigate({ to })
  useKeys({
    c: go('/ask/new'),
    'mod+k': showFinder,
    '?': showKeys,
    '/': focusSearch,
    j: () => stepInList(1),
    k: () => stepInList(-1),
    z: undoLast,
    ...Object.fromEntries(PLACES.map(({ to, keys }) => [keys, go(to)])),
  })
}

function signOut(): void {
  void leaveBrowser()
    .catch(() => undefined)
    .then(() =>
      fetch('/auth/sign-out', {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'X-Askwell-CSRF': '1' },
      }),
    )
    .finally(() => location.assign('/login'))
}

/** A browser that others use too must not go on telling this person's news. */
async function leaveBrowser(): Promise<void> {
  if (!isWantedHere()) return
  const { turnOff } = await import('#features/notices/ui/parts/this-browser/browser.ts')
  await turnOff()
}
