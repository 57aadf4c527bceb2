import { until } from '../fixtures/until.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Ask, everything, type Invitation, Invitations, TimelineItems } from '../fixtures/api.ts'
import { chromiumPath, requireOrSkip } from '../optional.ts'
import { type App, startApp } from './app.ts'
import { countingHands, openBrowser, visit } from './browser.ts'
import { POOLER_ASK } from './organisation.ts'
import { chipsOf, marksOf, sheetOf, watchMarks } from './pages.ts'

const Stamped = z.object({ items: z.array(z.object({ at: z.string() })) })

describe.runIf(requireOrSkip('Chromium', chromiumPath()))('from stuck to thanks', () => {
  let app: App
  let browser: Browser
  beforeAll(async () => {
    ;[app, browser] = await Promise.all([startApp(), openBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  const open = (as: string, path = '/') => visit(browser, app, { as, path })

  test('A5, C10, journeys 1 and 7: two people see the whole path live: asked, found, helped, told what happened, thanked', async () => {
    const ada = await open('ada')
    const ben = await open('ben', '/for-you')
    await ben.page.getByText('Nobody’s waiting on you.').waitFor()
    const hands = countingHands(ada.page)

    await ada.page.getByRole('heading', { name: /^Morning, Ada/ }).waitFor()
    await hands.press('c')
    await sheetOf(ada.page).waitFor()
    await ada.page.keyboard.insertText(POOLER_ASK)
    const could = ada.page.getByRole('region', { name: 'Who could help' })
    const first = could.getByRole('button', { pressed: true })
    await first.getByText(/pooler/).waitFor()
    expect(await first.innerText()).toMatch(/^(?:BO\n)?Ben Okafor\n/)
    await ada.page.getByRole('button', { name: 'Ask Ben' }).waitFor()
    await hands.press('Control+Enter')
    await ada.page.getByText('Seen by the people you named').waitFor()
    expect(hands.count, 'C10 and journey 1: C and Ctrl Enter beyond the text').toEqual({ clicks: 0, keys: 2 })

    const asked = ben.page.getByRole('article', { name: 'Ask of Ada' })
    await asked.getByText('Why you: you were named for this.').waitFor()
    expect(await asked.innerText()).toContain('look at the pooler config')
    await asked.getByRole('button', { name: 'I can help' }).click()
    await asked.getByText('You said yes.').waitFor()
    expect(new URL(ben.page.url()).pathname, 'a yes stays in For you').toMatch(/^\/for-you/)
    await asked.getByRole('link', { name: 'See the ask' }).click()

    await ada.page.getByRole('region', { name: 'Ben can help' }).waitFor()
    const ring = ada.page.locator('main header svg')
    await ring.locator('[class*="landing"]').waitFor({ state: 'attached' })
    const history = ada.page.getByRole('list', { name: 'What has happened' })
    await history.getByText('Ben said yes.').waitFor()
    await ada.page.getByText('Changed just now').waitFor()

    const closing = countingHands(ada.page)
    await closing.click(ada.page.getByRole('button', { name: 'It’s sorted' }))
    await ada.page.getByLabel('What happened').fill('The idle timeout was shorter than the export.')
    await closing.click(ada.page.getByRole('button', { name: 'Done' }))
    await ring.locator('[class*="turning"]').waitFor({ state: 'attached' })
    await closing.click(ada.page.getByRole('button', { name: 'Thank you. That was exactly it.' }))
    await closing.click(ada.page.getByRole('button', { name: 'Say thanks' }))
    expect(closing.count, 'A5 and journey 7: two clicks to close, two to thank').toEqual({
      clicks: 4,
      keys: 0,
    })

    await ben.page.getByText('The idle timeout was shorter than the export.').first().waitFor()
    await ben.page.getByText('Ada thanked you.').waitFor()
    await ben.page.getByText('“Thank you. That was exactly it.”').first().waitFor()
    expect(await history.getByRole('listitem').allInnerTexts()).toEqual(
      ['You asked.', 'Reached Ben.', 'Ben said yes.', 'Sorted.', 'You thanked Ben.'].map((line) =>
        expect.stringContaining(line),
      ),
    )
    expect([...ada.complaints, ...ben.complaints]).toEqual([])
    await Promise.all([ada.close(), ben.close()])
  })

  test('A3 the timeline of the page is that of the API, for the asker and for the helper', async () => {
    const ada = await open('ada')
    const askId = await send('ada', 'ben', POOLER_ASK)
    const ben = await open('ben', `/asks/${askId}`)
    await ben.page.getByRole('button', { name: 'I can help' }).click()
    await ada.page.goto(`${app.url}/asks/${askId}`)
    await ada.page.getByText('Ben said yes.').first().waitFor()
    await ben.page.getByText('You said yes.').first().waitFor()
    for (const [first, { page }] of [
      ['ada', ada],
      ['ben', ben],
    ] as const) {
      const { items } = (await app.api(first)('GET', `/asks/${askId}/timeline`)).as(Stamped)
      const times = page.getByRole('list', { name: 'What has happened' }).locator('time')
      const shown = await times.evaluateAll((all) => all.map((time) => time.getAttribute('datetime')))
      expect(shown).toEqual(items.map(({ at }) => at))
    }
    await Promise.all([ada.close(), ben.close()])
  })

  test('A4 a withdrawn ask leaves the helper’s list without a reload', async () => {
    const ada = await open('ada')
    const ben = await open('ben', '/for-you')
    const askId = await send('ada', 'ben', 'Could you read my note on idle sessions today?')
    const row = ben.page.getByRole('link', { name: /idle sessions/ })
    await row.waitFor()
    await ada.page.goto(`${app.url}/asks/${askId}`)
    await ada.page.getByRole('button', { name: 'Withdraw' }).click()
    await expect.poll(() => row.count(), { timeout: 5_000 }).toBe(0)
    await ada.page.getByText('Put away').first().waitFor()
    await Promise.all([ada.close(), ben.close()])
  })

  test('C2 sending is possible from ten letters on, whatever the marks say', async () => {
    const ada = await open('ada', '/ask/new')
    const ask = ada.page.getByRole('button', { name: /^Ask / }).last()
    await sheetOf(ada.page).fill('help me p')
    await expect.poll(() => ask.isDisabled()).toBe(true)
    await sheetOf(ada.page).fill('help me pl')
    await expect.poll(() => ask.isEnabled()).toBe(true)
    await ada.close()
  })

  test('C3 the marks are right in the frame after each key, with the network cut', async () => {
    const ada = await open('ada', '/ask/new')
    const { page } = ada
    await sheetOf(page).fill('Could you look?')
    await expect.poll(async () => (await marksOf(page))['Action']).not.toBe('empty')
    await sheetOf(page).fill('')
    await ada.context.setOffline(true)
    await page.getByText('Offline. Your draft is safe here.').waitFor()
    const watched = await watchMarks(page)
    await sheetOf(page).pressSequentially(
      'The export times out. Could you look at the pooler config with me for 20 minutes by Friday noon?',
    )
    // C4: the screen reader hears of the marks in one sentence, once the writing rests.
    const heard = page.getByRole('status').filter({ hasText: 'Time-bound: there' })
    await heard.waitFor({ state: 'attached' })
    const late = await watched.late()
    expect(late, 'letters after which the marks changed later than in the next frame').toEqual([])
    const marks = await marksOf(page)
    expect(marks).toMatchObject({ Action: 'there', Realistic: 'there', 'Time-bound': 'there' })
    expect(Object.values(marks).filter((level) => level === 'there').length).toBeGreaterThanOrEqual(4)
    await ada.context.setOffline(false)
    await page.getByRole('button', { name: 'Ask Ben' }).waitFor()
    expect(ada.complaints).toEqual([])
    await ada.close()
  })

  test('journey 2: a vague line becomes clear by the coach’s answers alone', async () => {
    const ada = await open('ada', '/ask/new')
    await sheetOf(ada.page).fill('The nightly export keeps failing')
    const hands = countingHands(ada.page)
    await until("The coach's first question", async () => (await chipsOf(ada.page)).length > 0)
    for (let taps = 0; taps < 4; taps++) {
      const chips = await chipsOf(ada.page)
      if (chips.length === 0) break
      await hands.click(
        ada.page
          .getByRole('region', { name: 'Your ask' })
          .getByRole('button', { name: chips[0] ?? '', exact: true }),
      )
    }
    await until('Four marks', async () => {
      const marks = Object.values(await marksOf(ada.page))
      return marks.filter((level) => level === 'there').length >= 4
    })
    await hands.click(ada.page.getByRole('button', { name: /^Ask (?:Ben|Dana)/ }))
    await ada.page.getByText('Seen by the people you named').waitFor()
    expect(hands.count.clicks).toBeLessThanOrEqual(5)
    await ada.close()
  })

  test('journey 5: “not me” is one click and silent, passing along is three', async () => {
    const ada = await open('ada')
    const askId = await send('ada', 'chidi', 'Could you check the pooler limits for 10 minutes today?')
    const other = await send('ada', 'chidi', 'Could you read the returns query with me today?')
    await ada.page.goto(`${app.url}/asks/${askId}`)
    const chidi = await open('chidi', `/for-you/${askId}`)
    const article = chidi.page.getByRole('article', { name: 'Ask of Ada' })
    const passing = countingHands(chidi.page)
    await article.getByText('check the pooler limits').waitFor()
    await passing.click(article.getByRole('button', { name: 'I know someone' }))
    await chidi.page.getByRole('searchbox', { name: 'Who?' }).fill('Ben')
    await passing.click(chidi.page.getByRole('button', { name: 'Ben Okafor' }))
    await passing.click(chidi.page.getByRole('button', { name: 'Suggest Ben Okafor' }))
    await ada.page.getByRole('region', { name: 'Chidi suggests Ben' }).waitFor()
    expect(passing.count).toEqual({ clicks: 3, keys: 0 })

    await chidi.page.goto(`${app.url}/for-you/${other}`)
    const declining = countingHands(chidi.page)
    await article.getByText('read the returns query').waitFor()
    await declining.click(article.getByRole('button', { name: 'Not me' }))
    await chidi.page.getByText('Done. The search goes on.').waitFor()
    expect(declining.count).toEqual({ clicks: 1, keys: 0 })
    // The page that goes away says the no that waited for its undo.
    await chidi.page.goto('about:blank')
    await expect.poll(async () => (await invitationOf('chidi', other))?.state).toBe('declined')
    expect(await kindsOf('ada', other)).toEqual(['asked', 'reached'])
    await Promise.all([ada.close(), chidi.close()])
  })

  test('journey 8: someone for a topic is found and asked within three clicks', async () => {
    const ada = await open('ada')
    const hands = countingHands(ada.page)
    await hands.click(ada.page.getByRole('link', { name: /^People/ }).first())
    await ada.page.getByRole('searchbox', { name: 'Who knows about…' }).fill('survival curves')
    await hands.click(ada.page.getByRole('link', { name: 'Chidi Anand' }).first())
    await hands.click(ada.page.getByRole('button', { name: 'Ask Chidi' }))
    await sheetOf(ada.page).waitFor()
    await ada.page.keyboard.insertText('Could you explain the survival curves to me for 15 minutes today?')
    await ada.page.getByRole('button', { name: 'Ask Chidi' }).waitFor()
    expect(hands.count).toEqual({ clicks: 3, keys: 0 })
    expect(ada.complaints).toEqual([])
    await ada.close()
  })

  test('H3 typing in Home’s start line opens Compose and loses no key', async () => {
    const ada = await open('ada')
    await ada.page.getByRole('textbox', { name: 'Begin an ask' }).click()
    await ada.page.keyboard.type('I have been trying to read the pooler log')
    await sheetOf(ada.page).waitFor()
    expect(await sheetOf(ada.page).inputValue()).toBe('I have been trying to read the pooler log')
    await ada.close()
  })

  async function send(first: string, to: string, text: string): Promise<string> {
    const audience = { kind: 'people', people: [app.idOf(to)] }
    return (await app.api(first)('POST', '/asks', { body: { text, audience, send: true } })).as(Ask).id
  }

  async function kindsOf(first: string, askId: string): Promise<string[]> {
    const { items } = (await app.api(first)('GET', `/asks/${askId}/timeline`)).as(TimelineItems)
    return items.map(({ kind }) => kind)
  }

  async function invitationOf(first: string, askId: string): Promise<Invitation | undefined> {
    const items = await everything(app.api(first), '/invitations', Invitations)
    return items.find((one) => one.askId === askId)
  }
})
