import type { FastifyInstance } from 'fastify'
import { addRoutes } from '#features/accounts/routes/routes.ts'
import { renderPage } from '#surfaces/pages/page.ts'
import { sayKey, waysOutKey } from '#features/notices/messages.ts'
import type { World } from './world.ts'

/** Sign-in, sign-out and set-up, with this world behind them. */
export async function addAccountPages(server: FastifyInstance, world: World): Promise<void> {
  const { transact, db, clock, secret, problems, services, settings } = world
  addRoutes(server, {
    transact,
    db,
    clock,
    secret,
    problems,
    mail: services.get(waysOutKey).has('email'),
    https: settings.PUBLIC_URL?.startsWith('https:') ?? false,
    say: services.get(sayKey),
    renderPage,
  })
}
