import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { chromium } from 'playwright-core'
import { buildWeb } from '#surfaces/web/fixtures/built.ts'
import { compare, FORMS, goldenPath, photograph, RING_FORMS } from '#surfaces/web/fixtures/golden.ts'
import { serveBuilt } from '#surfaces/web/fixtures/serve-built.ts'
import { BROWSER_ARGS } from '../tests/journeys/browser.ts'
import { chromiumPath } from '../tests/optional.ts'

/**
 * The stored pictures of the gallery: `npm run golden` says how far the gallery is from them and draws where,
 * `npm run golden -- --accept` stores what it looks like now.
 */
const isAccepting = process.argv.includes('--accept')
const DIFFERENCES = join(import.meta.dirname, '../dist/golden')

const served = await serveBuilt(await buildWeb())
const browser = await chromium.launch({ executablePath: chromiumPath() ?? '', args: BROWSER_ARGS })
try {
  for (const form of [...FORMS, ...RING_FORMS]) {
    const now = await photograph(browser, served.url, form)
    const path = goldenPath(form)
    if (isAccepting || !existsSync(path)) {
      write(path, now)
      console.log(`${form.name}: stored, ${Math.round(now.length / 1_000)} KB`)
      continue
    }
    const { height, share, picture } = await compare(browser, form, now)
    const drawn = join(DIFFERENCES, `${form.name}.png`)
    write(drawn, picture)
    const said = `${(share * 100).toFixed(2)} % of it differs, ${(height * 100).toFixed(1)} % as high`
    console.log(`${form.name}: ${said}; see ${relative(process.cwd(), drawn)}`)
  }
} finally {
  await browser.close()
  await served.stop()
}

function write(path: string, bytes: Buffer): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, bytes)
}
