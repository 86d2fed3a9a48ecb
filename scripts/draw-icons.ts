import { readFileSync, writeFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { BROWSER_ARGUMENTS, findBrowser } from './findBrowser.ts'

const SOURCE = 'public/icon.svg'

/**
 * The icons that an installed app needs as PNG. A maskable icon fills its square and keeps the drawing in the middle,
 * because systems may crop it to a circle of 80 %.
 */
const PICTURES = [
  { file: 'public/icon-192.png', pixels: 192, isMaskable: false },
  { file: 'public/icon-512.png', pixels: 512, isMaskable: false },
  { file: 'public/icon-maskable-512.png', pixels: 512, isMaskable: true },
] as const

/** Draws the icons from the SVG. Run it after changing the SVG. */
async function drawIcons(): Promise<void> {
  const svg = readFileSync(SOURCE, 'utf8')
  const executablePath = findBrowser()
  const browser = await chromium.launch({
    ...(executablePath === null ? {} : { executablePath }),
    args: [...BROWSER_ARGUMENTS],
  })
  try {
    for (const { file, pixels, isMaskable } of PICTURES) {
      const page = await browser.newPage({
        viewport: { width: pixels, height: pixels },
        colorScheme: 'light',
      })
      const drawn = isMaskable ? svg.replace('viewBox="0 0 32 32"', 'viewBox="-4 -4 40 40"') : svg
      const ground = isMaskable ? /\.ground \{ fill: (#\w+)/.exec(svg)?.[1] : 'transparent'
      if (ground === undefined) throw new Error(`${SOURCE}: it has no ground. Correct scripts/draw-icons.ts.`)
      await page.setContent(
        `<style>body { margin: 0; background: ${ground} } svg { display: block; width: 100vw }</style>${drawn}`,
      )
      writeFileSync(file, await page.screenshot({ omitBackground: true }))
      await page.close()
      console.log(file)
    }
  } finally {
    await browser.close()
  }
}

drawIcons().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})
