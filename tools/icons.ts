import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { BROWSER_ARGS } from '../tests/journeys/browser.ts'
import { chromiumPath } from '../tests/optional.ts'

/** Makes the installed app's icons from the mark of the product: `node tools/icons.ts`. */
const PUBLIC = join(import.meta.dirname, '../src/surfaces/web/public')
const PAPER = '#faf7f1'

/** `share`: how much of the side the mark takes; a maskable icon may be cut to a circle of four fifths. */
const ICONS = [
  { file: 'icon-192.png', size: 192, share: 0.86 },
  { file: 'icon-512.png', size: 512, share: 0.86 },
  { file: 'icon-maskable.png', size: 512, share: 0.6 },
  { file: 'icon-apple.png', size: 180, share: 0.72 },
]

const mark = readFileSync(join(PUBLIC, 'icon.svg')).toString('base64')
const browser = await chromium.launch({ executablePath: chromiumPath() ?? '', args: BROWSER_ARGS })
try {
  const page = await browser.newPage({ colorScheme: 'light' })
  for (const { file, size, share } of ICONS) {
    await page.setViewportSize({ width: size, height: size })
    const side = Math.round(size * share)
    await page.setContent(
      `<body style="margin:0;height:100vh;display:grid;place-items:center;background:${PAPER}">` +
        `<img width="${side}" height="${side}" src="data:image/svg+xml;base64,${mark}">`,
    )
    await page.locator('img').evaluate((image: HTMLImageElement) => image.decode())
    writeFileSync(join(PUBLIC, file), await page.screenshot())
    console.log(file)
  }
} finally {
  await browser.close()
}
