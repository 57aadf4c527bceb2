import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { SESSION_COOKIE } from '#platform/http/authenticate.ts'
import { startTestLlmServer } from '#platform/llm/fixtures/llm-server.ts'
import { llmKey } from '#platform/llm/llm.ts'
import { openLlm } from '#platform/llm/open-llm.ts'
import { everything, Invitations } from '../fixtures/api.ts'
import { until } from '../fixtures/until.ts'
import { chromiumPath, requireOrSkip } from '../optional.ts'
import { type App, startApp } from './app.ts'
import { countingHands, openBrowser, visit } from './browser.ts'
import { POOLER_ASK } from './organisation.ts'
import { chipsOf, marksOf, sheetOf } from './pages.ts'

const MARKS = ['Specific', 'Meaningful', 'Action', 'Realistic', 'Time-bound']
/** A draft goes to the server after a pause in writing. */
const SAVED = { timeout: 15_000 }
const Items = z.object({ items: z.array(z.object({ id: z.string(), state: z.string(), text: z.string() })) })

describe.runIf(requireOrSkip('Chromium', chromiumPath()))('Compose', () => {
  let app: App
  let browser: Browser
  beforeAll(async () => {
    ;[app, browser] = await Promise.all([startApp(), openBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  const open = (as: string, path = '/ask/new', more = {}) => visit(browser, app, { as, path, ...more })
  const region = (page: Page) => page.getByRole('region', { name: 'Your ask' })
  const allThere = async (page: Page) =>
    Object.values(await marksOf(page)).every((level) => level === 'there')

  test('C1 each mark can be reached from an empty sheet by typing alone and by taps alone', async () => {
    const typing = await open('emre')
    await sheetOf(typing.page).pressSequentially(POOLER_ASK)
    await until('five marks by typing', () => allThere(typing.page))
    await typing.close()

    const tapping = await open('dana')
    await until('the first question', async () => (await chipsOf(tapping.page)).length > 0)
    const asked: string[] = []
    await until('five marks by taps', async () => {
      if (await allThere(tapping.page)) return true
      const [first] = await chipsOf(tapping.page)
      if (first === undefined) return false
      asked.push(first)
      await region(tapping.page).getByRole('button', { name: first, exact: true }).click()
      return false
    })
    expect(asked.length).toBeLessThanOrEqual(9)
    expect(Object.keys(await marksOf(tapping.page))).toEqual(MARKS)
    expect(tapping.complaints).toEqual([])
    await tapping.close()
  })

  test('the fifth mark closes the ring, and the button says whom it asks', async () => {
    const { page, close } = await open('emre')
    const seen = page.getByRole('button', { name: /^Ask/ }).last().locator('span[aria-hidden]').first()
    const [but, reason] = POOLER_ASK.split(/(?<=\?)/)
    await sheetOf(page).fill(but ?? '')
    await until('four marks', async () => (await marksOf(page))['Time-bound'] === 'there')
    await page.getByRole('button', { name: /^Ask (?:Ben|Dana|Chidi)/ }).waitFor()
    expect(await seen.innerText()).toBe('Ask')
    await sheetOf(page).fill(POOLER_ASK)
    await until('five marks', () => allThere(page))
    expect(reason).toBeDefined()
    await expect.poll(() => seen.innerText()).toMatch(/^Ask (?:Ben|Dana|Chidi)$/)
    await close()
  })

  test('C4 a screen reader hears of a mark once, not at every key', async () => {
    const { page, close } = await open('emre')
    await page.evaluate(() => {
      const heard: string[] = []
      Object.assign(window, { heard })
      new MutationObserver(() => {
        for (const one of document.querySelectorAll('[aria-live=polite][role=status]')) {
          const said = one.textContent ?? ''
          if (said !== '' && heard.at(-1) !== said) heard.push(said)
        }
      }).observe(document.body, { subtree: true, childList: true, characterData: true })
    })
    await sheetOf(page).fill('')
    await sheetOf(page).pressSequentially('Could you look at the pooler config with me for 20 minutes?')
    const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard)
    await until('the mark is said', async () =>
      (await heard()).some((said) => said.includes('Specific: there')),
    )
    await sheetOf(page).pressSequentially(' Thank you')
    await until('the marks rest', async () => (await marksOf(page))['Realistic'] === 'there')
    expect((await heard()).filter((said) => said.includes('Specific: there'))).toHaveLength(1)
    await close()
  })

  test('C9 with reduced motion no arc animates', async () => {
    const { page, close } = await open('emre', '/ask/new', { reducedMotion: 'reduce' })
    await sheetOf(page).fill(POOLER_ASK)
    await until('five marks', () => allThere(page))
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('svg *, [class*=found]')].filter((one) => {
        const { transitionDuration, animationName } = getComputedStyle(one)
        return animationName !== 'none' || Number.parseFloat(transitionDuration) > 0.15
      }),
    )
    expect(moving).toEqual([])
    await close()
  })

  test('a tap writes plain words at the caret’s sentence, and can be taken back', async () => {
    const { page, close } = await open('emre')
    const text = 'Could you look at the pooler config? Thanks.'
    await sheetOf(page).fill(text)
    await sheetOf(page).evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(10, 10))
    const tap = region(page).getByRole('button', { name: 'tomorrow noon' })
    await tap.click()
    expect(await sheetOf(page).inputValue()).toBe(
      'Could you look at the pooler config? I need it by tomorrow noon. Thanks.',
    )
    await region(page).getByRole('button', { name: 'Take it back' }).click()
    expect(await sheetOf(page).inputValue()).toBe(text)
    await tap.click()
    await page.keyboard.press('Control+z')
    expect(await sheetOf(page).inputValue()).toBe(text)
    await close()
  })

  test('a time is said as it was understood, and another one is two taps away', async () => {
    const { page, close } = await open('emre')
    await sheetOf(page).fill('Could you look at the pooler config by Thursday noon?')
    await page.getByText('By Thursday 12:00, in 3 days. Is that right?').waitFor()
    const hands = countingHands(page)
    await hands.click(page.getByRole('button', { name: 'Another time' }))
    await hands.click(
      page.getByRole('group', { name: 'Other times' }).getByRole('button', { name: 'tomorrow noon' }),
    )
    expect(await sheetOf(page).inputValue()).toBe('Could you look at the pooler config by tomorrow noon?')
    await page.getByText('By Tuesday 12:00, tomorrow. Is that right?').waitFor()
    expect(hands.count.clicks).toBe(2)
    await page.getByRole('switch', { name: 'It can’t wait' }).press('Space')
    await page.getByText('reaches people at once if they allow urgent asks').waitFor()
    await close()
  })

  test('two asks are parted: the first stays, the second is a draft of its own in My asks', async () => {
    const { page, close, complaints } = await open('chidi')
    const second = 'The export fails. Could you also introduce me to the DBA?'
    await sheetOf(page).fill(
      'The export fails. Could you review the config by Friday? Could you also introduce me to the DBA?',
    )
    await page.getByText('This looks like two asks. Send the first one now?').waitFor()
    await region(page).getByRole('button', { name: 'The first one now' }).click()
    expect(await sheetOf(page).inputValue()).toBe('The export fails. Could you review the config by Friday?')
    await page.getByRole('link', { name: '1 other draft' }).click()
    await page
      .getByRole('region', { name: 'Drafts' })
      .getByRole('link', { name: /introduce me/ })
      .click()
    await sheetOf(page).waitFor()
    await expect.poll(() => sheetOf(page).inputValue()).toBe(second)
    await expect
      .poll(async () => (await draftsOf('chidi')).toSorted(), SAVED)
      .toEqual(['The export fails. Could you review the config by Friday?', second].toSorted())
    expect(complaints).toEqual([])
    await close()
  })

  test('a password can be taken out with a tap before anything is sent', async () => {
    const { page, close } = await open('emre')
    await sheetOf(page).fill('Could you log in for me? My password is hunter2! and it fails.')
    await page.getByText('There may be a password or key in here.').waitFor()
    await region(page).getByRole('button', { name: 'Take it out' }).click()
    expect(await sheetOf(page).inputValue()).toBe('Could you log in for me? My [left out] and it fails.')
    await close()
  })

  test('who doesn’t know what to ask answers four questions, and each writes its sentence onto the sheet', async () => {
    const { page, close } = await open('emre')
    await sheetOf(page).fill('')
    await page.getByRole('button', { name: 'Don’t know what to ask?' }).click()
    await page.getByRole('textbox', { name: 'What are you after?' }).fill('ship the invoice export')
    expect(await sheetOf(page).inputValue()).toBe('I want to ship the invoice export.')
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'What’s in the way?' }).fill('it drops every tenth row')
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'What would move it?' }).fill('how the merge step decides')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'something to know' }).click()
    expect(await sheetOf(page).inputValue()).toBe(
      'I want to ship the invoice export. What stops me: it drops every tenth row. Could someone tell me how the merge step decides?',
    )
    expect(await sheetOf(page).evaluate((area) => area === document.activeElement)).toBe(true)
    await until('the coach goes on', async () => (await marksOf(page))['Action'] === 'there')
    await close()
  })

  test('in a language that the coach doesn’t know the marks are five plain questions, and ticks fill the ring', async () => {
    const { page, close } = await open('emre')
    await sheetOf(page).fill(
      'Het exportproces loopt elke nacht vast en ik weet niet meer wat ik moet doen. Kun je even kijken?',
    )
    const questions = region(page).getByRole('checkbox')
    await expect.poll(() => questions.count()).toBe(5)
    await questions.nth(2).press('Space')
    expect(await questions.nth(2).isChecked()).toBe(true)
    await expect.poll(() => page.locator('svg path[opacity="1"]').count()).toBeGreaterThan(0)
    await close()
  })

  test('Tab goes from the text to the coach’s answers, to the people, to who sees it, to sending', async () => {
    const { page, close } = await open('emre')
    await sheetOf(page).fill('Could you look at the pooler config with me?')
    await page.getByRole('button', { name: /^Ask (?:Ben|Dana|Chidi)/ }).waitFor()
    await until('a question', async () => (await chipsOf(page)).length > 0)
    await sheetOf(page).focus()
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe((await chipsOf(page))[0])
    const order: string[] = []
    for (let steps = 0; steps < 40 && !(order.at(-1) ?? '').startsWith('Ask'); steps++) {
      await page.keyboard.press('Tab')
      order.push(await focused(page))
    }
    const place = (pattern: RegExp) => order.findIndex((name) => pattern.test(name))
    const found = [place(/Okafor|Reyes|Anand/), place(/^Others who fit/), place(/^Ask/)]
    expect(found).not.toContain(-1)
    expect(found).toEqual(found.toSorted((a, b) => a - b))
    await close()
  })

  test('a draft is at the server after a pause, and no candidate sees any trace of it (C6)', async () => {
    const { page, close } = await open('ada')
    const text = `${POOLER_ASK} Draft seven.`
    await sheetOf(page).fill(text)
    await page.getByRole('button', { name: 'Ask Ben' }).waitFor()
    await expect.poll(() => draftsOf('ada'), SAVED).toContain(text)
    await page.getByText('Draft saved · only you can see this').waitFor()
    const draft = (await app.api('ada')('GET', '/asks?limit=100'))
      .as(Items)
      .items.find((one) => one.text === text)
    const ben = app.api('ben')
    expect((await ben('GET', `/asks/${draft?.id}`)).status).toBe(404)
    for (const path of [
      '/asks?limit=100',
      '/asks?role=audience&limit=100',
      '/notices',
      '/people',
      '/invitations',
    ]) {
      expect(JSON.stringify([path, (await ben('GET', path)).body])).not.toContain('Draft seven')
    }
    expect(await everything(ben, '/invitations', Invitations)).toEqual([])
    await close()

    // Another browser of the same person goes on with it.
    const other = await open('ada', `/ask/new?draft=${draft?.id}`)
    await expect.poll(() => sheetOf(other.page).inputValue()).toBe(text)
    await other.page.getByRole('button', { name: 'Start another' }).click()
    await expect.poll(() => sheetOf(other.page).inputValue()).toBe('')
    await other.close()
  })

  test('what another device writes comes in, and words of both are kept', async () => {
    const here = await open('dana')
    const there = await open('dana')
    await sheetOf(here.page).fill('Could you read the first page of my plan?')
    await here.page.getByText('Draft saved · only you can see this').waitFor()
    const id = (await app.api('dana')('GET', '/asks'))
      .as(Items)
      .items.find(({ text }) => /first page/.test(text))?.id
    await there.page.goto(`${app.url}/ask/new?draft=${id}`)
    await expect.poll(() => sheetOf(there.page).inputValue()).toContain('first page')
    await sheetOf(there.page).fill('Could you read the second page of my plan?')
    await here.page.getByText('Changed on another device just now.').waitFor()
    expect(await sheetOf(here.page).inputValue()).toContain('second page')

    await here.context.setOffline(true)
    await sheetOf(here.page).fill('Could you read the third page of my plan?')
    await sheetOf(there.page).fill('Could you read the fourth page of my plan?')
    await there.page.getByText('Draft saved · only you can see this').waitFor()
    await expect.poll(() => draftsOf('dana'), SAVED).toContain('Could you read the fourth page of my plan?')
    await here.context.setOffline(false)
    await here.page.getByText('Both are kept: yours is here').waitFor()
    expect(await sheetOf(here.page).inputValue()).toContain('third page')
    await expect
      .poll(() => draftsOf('dana'), SAVED)
      .toEqual(expect.arrayContaining([expect.stringContaining('third'), expect.stringContaining('fourth')]))
    await Promise.all([here.close(), there.close()])
  })

  test('sent without a network an ask waits, over a reload, too, and goes out once; it can be called back', async () => {
    const { page, context, close } = await open('chidi')
    await page.getByRole('button', { name: 'Start another' }).or(sheetOf(page)).first().waitFor()
    await sheetOf(page).fill(`${POOLER_ASK} Queued.`)
    await page.getByRole('button', { name: /^Ask (?:Ben|Dana)/ }).waitFor()
    await context.setOffline(true)
    await sheetOf(page).press('Control+Enter')
    await page.getByText('Waiting for the network.').waitFor()
    await page.getByRole('button', { name: 'Don’t send' }).click()
    await page.getByRole('button', { name: /^Ask (?:Ben|Dana)/ }).waitFor()
    await sheetOf(page).press('Control+Enter')
    await page.getByText('Waiting for the network.').waitFor()
    await page.close()
    await context.setOffline(false)
    const again = await context.newPage()
    await again.goto(`${app.url}/ask/new`)
    await again.getByText('Seen by the people you named').waitFor()
    const sent = await until('the ask', async () => {
      const { items } = (await app.api('chidi')('GET', '/asks?limit=100')).as(Items)
      const found = items.filter(({ text }) => text.includes('Queued.'))
      return found.length > 0 && found
    })
    expect(sent.map(({ state }) => state)).toEqual(['open'])
    await close()
  })

  test('after sign-out somebody else who signs in here sees no draft of the first', async () => {
    const { page, context, close } = await open('emre')
    await sheetOf(page).fill('Could you keep this between us for now?')
    await context.clearCookies()
    await context.addCookies([{ name: SESSION_COOKIE, value: await app.sessionOf('ben'), url: app.url }])
    await page.goto(`${app.url}/ask/new`)
    await sheetOf(page).waitFor()
    expect(await sheetOf(page).inputValue()).toBe('')
    await page.goto(`${app.url}/asks`)
    await page.getByRole('heading', { name: 'My asks' }).waitFor()
    expect(await page.getByText('between us').count()).toBe(0)
    await close()
  })

  test('another wording is suggested sentence by sentence, and each is taken or left by hand', async () => {
    const model = await startTestLlmServer()
    app.world.services.set(llmKey, openLlm({ url: model.url }))
    const draft = 'hey the export is kinda broken. Could you look at it for 20 minutes by Friday noon?'
    model.behave({
      content: 'The export is broken. Could you please look at it for 20 minutes by Friday noon?',
    })
    const { page, close } = await open('emre')
    await sheetOf(page).fill(draft)
    await page.getByRole('button', { name: 'Suggest another wording' }).click()
    const wordings = page.getByRole('region', { name: 'Another wording' }).getByRole('listitem')
    await expect.poll(() => wordings.count()).toBe(2)
    await wordings.nth(1).getByRole('button', { name: 'Keep mine' }).click()
    await wordings.getByRole('button', { name: 'Take it' }).click()
    expect(await sheetOf(page).inputValue()).toBe(
      'The export is broken. Could you look at it for 20 minutes by Friday noon?',
    )
    await page.keyboard.press('Control+z')
    expect(await sheetOf(page).inputValue()).toBe(draft)
    app.world.services.set(llmKey, null)
    await Promise.all([close(), model.close()])
  })

  test('on a phone the button says who is next, and a last look at who sees it sends', async () => {
    const { page, close } = await open('ben', '/ask/new', {
      viewport: { width: 360, height: 740 },
      hasTouch: true,
    })
    await sheetOf(page).fill(`${POOLER_ASK} By phone.`)
    await page.getByRole('button', { name: /^Next: (?:Dana|Ada|Chidi|Emre), now/ }).tap()
    const last = page.getByRole('dialog', { name: 'Ready to go?' })
    await last.getByText(/first\. If there’s no yes/).waitFor()
    await last.getByRole('button', { name: /^Ask (?:Dana|Ada|Chidi|Emre)/ }).tap()
    await page.getByText('By phone.').first().waitFor()
    await expect.poll(() => new URL(page.url()).pathname, SAVED).toMatch(/^\/asks\//)
    await close()
  })

  async function draftsOf(first: string): Promise<string[]> {
    const { items } = (await app.api(first)('GET', '/asks?limit=100')).as(Items)
    return items.filter(({ state }) => state === 'draft').map(({ text }) => text)
  }
})

function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
}
