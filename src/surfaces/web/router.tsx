import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type ErrorComponentProps,
} from '@tanstack/react-router'
import { useText } from '#kit/text/text.tsx'
import { useTitle } from '#kit/text/title.ts'
import { FailedPage, FailedView, MissingPage } from './shell/failed.tsx'
import { Shell } from './shell/shell.tsx'

const root = createRootRoute({ component: Outlet, errorComponent: WholeFailed, notFoundComponent: Missing })

const app = createRoute({ getParentRoute: () => root, id: 'app', component: Shell })

/** Comes without waiting for the other pages' words. */
const loadCompose = () => import('#features/invitations/ui/pages/new-ask.tsx')

/** Every page is a file of its own that is loaded when somebody goes there. */
const pages = (page: MakePage) => [
  page('/', () => import('#features/invitations/ui/pages/home.tsx'), 'HomePage'),
  page('/asks', () => import('#features/asks/ui/pages/my-asks.tsx'), 'MyAsksPage'),
  page('/asks/$askId', () => import('#features/invitations/ui/pages/ask.tsx'), 'AskPage'),
  page('/for-you', () => import('#features/invitations/ui/pages/for-you.tsx'), 'ForYouPage'),
  page('/for-you/$askId', () => import('#features/invitations/ui/pages/for-you.tsx'), 'ForYouPage'),
  page('/people', () => import('#features/evidence/ui/pages/people.tsx'), 'PeoplePage'),
  page('/people/$personId', () => import('#features/evidence/ui/pages/profile.tsx'), 'ProfilePage'),
  page('/welcome', () => import('./pages/welcome.tsx'), 'WelcomePage'),
  page('/settings/keyboard', () => import('./shell/keyboard-page.tsx'), 'KeyboardPage'),
  page('/rings', () => import('#src/rituals/ring/ui/pages/rings.tsx'), 'RingsPage'),
  page('/rings/new', () => import('#src/rituals/ring/ui/pages/new-ring.tsx'), 'NewRingPage'),
  page('/rings/$ringId', () => import('#src/rituals/ring/ui/pages/ring.tsx'), 'RingPage'),
  page('/notices', () => import('#features/notices/ui/pages/notices.tsx'), 'NoticesPage'),
  page('/settings', () => import('./pages/settings.tsx'), 'SettingsPage'),
]

const admin = createRoute({
  getParentRoute: () => app,
  id: 'admin',
  component: lazyRouteComponent(() => import('./shell/admin-frame.tsx'), 'AdminFrame'),
})
const adminPages = (page: MakePage) => [
  page(
    '/admin/people',
    () => import('#features/operations/ui/pages/admin-people.tsx'),
    'AdminPeoplePage',
    admin,
  ),
  page('/admin/sources', () => import('#features/operations/ui/pages/sources.tsx'), 'SourcesPage', admin),
  page('/admin/webhooks', () => import('#features/webhooks/ui/pages/webhooks.tsx'), 'WebhooksPage', admin),
  page('/admin/channels', () => import('#features/notices/ui/pages/channels.tsx'), 'ChannelsPage', admin),
  page('/admin/audit', () => import('#features/operations/ui/pages/audit.tsx'), 'AuditPage', admin),
  page('/admin/health', () => import('#features/operations/ui/pages/health.tsx'), 'HealthPage', admin),
]

/** Without the frame, and without an account: phones of guests, a wall, the leader's desk. */
const outside = createRoute({
  getParentRoute: () => root,
  id: 'outside',
  component: lazyRouteComponent(() => import('./shell/outside.tsx'), 'Outside'),
})
const outsidePages = (page: MakePage) => [
  page('/r', () => import('#src/rituals/ring/ui/pages/join.tsx'), 'CodePage', outside),
  page('/r/$code', () => import('#src/rituals/ring/ui/pages/join.tsx'), 'JoinPage', outside),
  page('/rings/$ringId/host', () => import('#src/rituals/ring/ui/pages/host.tsx'), 'HostPage', outside),
  page('/rings/$ringId/stage', () => import('#src/rituals/ring/ui/pages/stage.tsx'), 'StagePage', outside),
]

const signInPages = (page: MakePage) => [
  page('/login', () => import('#features/accounts/ui/pages/login.tsx'), 'LoginPage', root),
  page(
    '/login/check-mail',
    () => import('#features/accounts/ui/pages/check-mail.tsx'),
    'CheckMailPage',
    root,
  ),
  page('/dev/gallery', () => import('./gallery/gallery.tsx'), 'GalleryPage', root),
]

/** @param whole fetches the words that Compose doesn't say: every other page waits for them */
export function makeRouter(whole: () => Promise<void>) {
  const page = pageMaker(whole)
  return createRouter({
    routeTree: root.addChildren([
      app.addChildren([
        pageMaker(() => Promise.resolve())('/ask/new', loadCompose, 'NewAskPage'),
        ...pages(page),
        admin.addChildren(adminPages(page)),
      ]),
      outside.addChildren(outsidePages(page)),
      ...signInPages(page),
    ]),
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultErrorComponent: RouteFailed,
    defaultNotFoundComponent: Missing,
  })
}

type MakePage = ReturnType<typeof pageMaker>
type Parent = typeof root | typeof app | typeof admin | typeof outside

function pageMaker(words: () => Promise<void>) {
  return <Name extends string>(
    path: string,
    load: () => Promise<Record<Name, () => React.ReactNode>>,
    name: Name,
    parent: Parent = app,
  ) => {
    const both = async () => (await Promise.all([load(), words()]))[0]
    return createRoute({ getParentRoute: () => parent, path, component: lazyRouteComponent(both, name) })
  }
}

function RouteFailed({ error, reset }: ErrorComponentProps) {
  return <FailedView error={error} onRetry={reset} />
}

function WholeFailed({ error, reset }: ErrorComponentProps) {
  return <FailedPage error={error} onRetry={reset} />
}

function Missing() {
  useTitle(useText()('web.failed.noPage'))
  return <FailedPage error={new MissingPage()} onRetry={() => location.assign('/')} />
}
