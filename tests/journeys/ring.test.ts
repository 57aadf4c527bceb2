import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { send } from '../fixtures/api.ts'
import { until } from '../fixtures/until.ts'
import { chromiumPath, requireOrSkip } from '../optional.ts'
import { type App, startApp } from './app.ts'
import { countingHands, openBrowser, visit, type Visit } from './browser.ts'

const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true }
const STAGE = { viewport: { width: 1600, height: 900 } }
const ASK = 'I’m looking for one ward that would let us shadow a night shift before March.'

const Ring = z.object({
  ring: z.object({
    id: z.string(),
    code: z.string(),
    step: z.string(),
    phase: z.string(),
    run: z.array(z.object({ seconds: z.number().nullable() })),
  }),
})
type Ring = z.output<typeof Ring>['ring']
const Offers = z.object({ offers: z.array(z.object({ kind: z.string() })) })

/** The scan and ‘Join’: R1 counts them. */
const TAPS_TO_JOIN = 2

/** R1 to R7 of the ring's screens; R8 and the figures of R2 and R9 have places of their own. */
describe.runIf(requireOrSkip('Chromium', chromiumPath()))('a ring', () => {
  let app: App
  let browser: Browser
  beforeAll(async () => {
    ;[app, browser] = await Promise.all([startApp(), openBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  test('R1 from the scanned code to the lobby are one name and one tap', async () => {
    const ring = await setUp()
    const phone = await open(pathOf(ring), PHONE)
    const hands = countingHands(phone.page)
    await phone.page.getByLabel('Your name').fill('Kofi')
    await hands.click(phone.page.getByRole('button', { name: 'Join' }))
    await phone.page.getByRole('heading', { name: 'You’re in.' }).waitFor()
    // The scan itself is the other of the two.
    expect(hands.count).toEqual({ clicks: 1, keys: 0 })
    expect(await overWide(phone.page)).toBeLessThanOrEqual(0)
    await close(phone)
  })

  test('R2 and journey 10: an offer tapped on a phone draws a line on the stage and stands in words beside it', async () => {
    const { ring, host } = await inTurns()
    const stage = await open(`/rings/${ring.id}/stage`, { as: 'ada', ...STAGE })
    const kofi = await join(ring, 'Kofi')
    const hands = countingHands(kofi.page)
    await hands.click(kofi.page.getByRole('button', { name: 'I can help with this' }))
    await kofi.page.getByLabel('One line that everybody sees').fill('did this last year')
    await hands.click(kofi.page.getByRole('button', { name: 'Say it' }))
    expect(hands.count.clicks + TAPS_TO_JOIN, 'from the code on the wall to an offer').toBeLessThanOrEqual(4)
    await stage.page.getByText('Kofi can help: did this last year').waitFor()
    await stage.page.getByRole('img', { name: /1 line of help/ }).waitFor()
    await kofi.page.getByText('You can help').waitFor()
    await kofi.page.getByText('You’ve offered once.').waitFor()
    await kofi.page.getByRole('button', { name: 'Take it back' }).tap()
    await stage.page.getByRole('img', { name: /0 lines of help/ }).waitFor()
    expect(await stage.page.getByText('Kofi can help').count()).toBe(0)
    await close(host, stage, kofi)
  })

  test('R3 each of the three screens is the same after a reload', async () => {
    const { ring, host } = await inTurns()
    const stage = await open(`/rings/${ring.id}/stage`, { as: 'ada', ...STAGE })
    const lena = await join(ring, 'Lena')
    await lena.page.getByRole('button', { name: 'I know someone' }).tap()
    await lena.page.getByRole('button', { name: 'Skip' }).tap()
    // A clock that stands, so that two looks can be the same.
    await host.page.getByRole('button', { name: 'Pause' }).click()
    for (const { page } of [stage, host, lena]) {
      await page
        .getByText(/Paused|Go on/)
        .first()
        .waitFor()
      const before = await settled(page)
      await page.reload()
      await expect.poll(() => settled(page)).toBe(before)
    }
    await close(stage, host, lena)
  })

  test('R4 two leaders who press Next at once take one step', async () => {
    const ring = await setUp()
    await api('ada', `/rings/${ring.id}/press`, { press: 'next', from: ring.step })
    const one = await open(`/rings/${ring.id}/host`, { as: 'ada' })
    const other = await open(`/rings/${ring.id}/host`, { as: 'ada' })
    const next = (page: Page) => page.getByRole('button', { name: /^Next/ })
    await Promise.all([next(one.page).waitFor(), next(other.page).waitFor()])
    const before = await get(ring.id)
    await leaveTogether(one.page, other.page)
    await Promise.all([next(one.page).click(), next(other.page).click()])
    await one.page.getByRole('heading', { name: 'Writing' }).waitFor()
    await other.page.getByRole('heading', { name: 'Writing' }).waitFor()
    expect([before.phase, (await get(ring.id)).phase]).toEqual(['rules', 'writing'])
    await close(one, other)
  })

  test('R5 with reduced motion a line appears without drawing itself', async () => {
    const { ring, host } = await inTurns()
    const stage = await open(`/rings/${ring.id}/stage`, { as: 'ada', ...STAGE, reducedMotion: 'reduce' })
    const emil = await join(ring, 'Emil')
    await emil.page.getByRole('button', { name: 'I can help with this' }).tap()
    await stage.page.getByRole('img', { name: /1 line of help/ }).waitFor()
    const moving = await stage.page.evaluate(
      () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
    )
    expect(moving).toBe(0)
    await close(host, stage, emil)
  })

  test('R6 list mode has everybody, every ask and every offer as a table, by one key', async () => {
    const { ring, host } = await inTurns()
    const nora = await join(ring, 'Nora')
    await nora.page.getByRole('button', { name: 'I can help with this' }).tap()
    await host.page.keyboard.press('l')
    const row = host.page.getByRole('row', { name: /Ada Park/ })
    await row.getByText('Nora can help').waitFor()
    await row.getByText(ASK).waitFor()
    expect(await row.getByRole('button', { name: /^Call/ }).count()).toBe(0)
    expect(await host.page.getByRole('img', { name: /in a ring/ }).count()).toBe(0)
    // Somebody else now: said by name, and without their ask being seen before.
    await nora.page.getByRole('button', { name: 'Skip' }).tap()
    await nora.page.getByRole('button', { name: 'Write your ask' }).tap()
    await nora.page.getByRole('textbox').fill('Who could read a letter for ten minutes by Friday?')
    await nora.page.getByRole('button', { name: 'It’s ready' }).tap()
    await host.page.getByRole('button', { name: 'Call Nora now' }).click()
    await host.page.getByRole('heading', { name: 'Nora asks' }).waitFor()
    // The leader's keys work as ever.
    await host.page.getByRole('heading', { name: 'Nora asks' }).click()
    await host.page.keyboard.press('p')
    await host.page.getByRole('button', { name: 'Go on' }).waitFor()
    await close(host, nora)
  })

  test('R7 the length that the page computes is the run of show, to the minute', async () => {
    const ada = await open('/rings/new', { as: 'ada' })
    await ada.page.getByLabel('What is it called?').fill('Spring ring')
    await ada.page.getByLabel('How many do you expect?').fill('16')
    await ada.page.getByText('It takes about 1 hour 18 minutes.').waitFor()
    await ada.page.getByRole('button', { name: 'Work only' }).click()
    await ada.page.getByText('It takes about 1 hour 2 minutes.').waitFor()
    await ada.page.getByRole('button', { name: 'Open the lobby' }).click()
    await ada.page.getByRole('heading', { name: 'Spring ring' }).waitFor()
    const { run } = await get(new URL(ada.page.url()).pathname.split('/')[2] ?? '')
    expect(Math.round(run.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0) / 60)).toBe(62)
    await close(ada)
  })

  test('a tap on a lost line is kept, said to be kept, and sent once when the line is back', async () => {
    const { ring, host } = await inTurns()
    const theo = await join(ring, 'Theo')
    await theo.page.getByRole('button', { name: 'I can help with this' }).waitFor()
    await theo.context.setOffline(true)
    await theo.page.getByRole('button', { name: 'I can help with this' }).tap()
    await theo.page.getByRole('button', { name: 'Skip' }).tap()
    await theo.page.getByText('You can help').waitFor()
    await theo.context.setOffline(false)
    const offers = await until('the offer', async () => {
      const view = Offers.parse(await api('ada', `/rings/${ring.id}`))
      return view.offers.length > 0 ? view.offers : undefined
    })
    expect(offers).toHaveLength(1)
    await theo.page.getByText('You’ve offered once.').waitFor()
    await theo.context.close()
    await close(host)
  })

  function open(path: string, given: Parameters<typeof visit>[2] = {}): Promise<Visit> {
    return visit(browser, app, { path, ...given })
  }

  async function join(ring: Ring, name: string): Promise<Visit> {
    const phone = await open(pathOf(ring), PHONE)
    await phone.page.getByLabel('Your name').fill(name)
    await phone.page.getByRole('button', { name: 'Join' }).tap()
    await phone.page.getByText('Winter ring').waitFor()
    return phone
  }

  async function api(first: string, path: string, body?: object): Promise<unknown> {
    const answer = await app.api(first)(
      body === undefined ? 'GET' : 'POST',
      path,
      body === undefined ? {} : { body },
    )
    return answer.as(z.unknown())
  }

  async function get(ringId: string): Promise<Ring> {
    return Ring.parse(await api('ada', `/rings/${ringId}`)).ring
  }

  /** A ring of Ada's in its lobby, her own ask ready; Max has none, so that the writing doesn't end by itself. */
  async function setUp(): Promise<Ring> {
    const { ring } = Ring.parse(
      await api('ada', '/rings', {
        title: 'Winter ring',
        startsAt: '2026-11-23T10:00:00Z',
        zone: 'Europe/Lisbon',
        language: 'en',
        rounds: ['work'],
        expected: 8,
        who: 'code',
      }),
    )
    await app.api('ada')('PUT', `/rings/${ring.id}/cards/work`, { body: { text: ASK, isReady: true } })
    await send(`${app.url}/api/v1/rings/join`, 'POST', {
      body: { code: ring.code, name: 'Max' },
      headers: { 'X-Askwell-CSRF': '1' },
    })
    return ring
  }

  /** The same ring in its work round with Ada at her desk, her ask before it. */
  async function inTurns(): Promise<{ ring: Ring; host: Visit }> {
    const ring = await setUp()
    const host = await open(`/rings/${ring.id}/host`, { as: 'ada' })
    await host.page.getByRole('heading', { name: 'Lobby' }).waitFor()
    for (const phase of ['Rules', 'Writing', 'Ada Park asks']) {
      await host.page.getByRole('button', { name: /^(Begin|Next)/ }).click()
      await host.page.getByRole('heading', { name: phase }).waitFor()
    }
    return { ring, host }
  }
})

function pathOf(ring: Ring): string {
  return `/r/${ring.code.replace(' ', '-')}`
}

async function close(...visits: readonly Visit[]): Promise<void> {
  for (const { complaints, close: end } of visits) {
    expect(complaints).toEqual([])
    await end()
  }
}

/** Holds back what each of these pages presses until all of them have, so that none has heard of another's. */
async function leaveTogether(...pages: readonly Page[]): Promise<void> {
  const all = Promise.withResolvers<void>()
  let pressed = 0
  for (const page of pages) {
    await page.route('**/press', async (route) => {
      if (++pressed === pages.length) all.resolve()
      await all.promise
      await route.continue()
    })
  }
}

function overWide(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
}

/** What stands on the page, without the notes that go by themselves. */
function settled(page: Page): Promise<string> {
  return page.evaluate(() => {
    const root = document.querySelector('#app')?.cloneNode(true) as HTMLElement
    for (const one of root.querySelectorAll('[aria-live]:not(:has(h1, h2, p))')) one.remove()
    return root.textContent ?? ''
  })
}
