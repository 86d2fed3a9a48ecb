import { readFileSync, writeFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { BROWSER_ARGUMENTS, findBrowser } from './findBrowser.ts'

const SOURCE = 'public/icon.svg'

/**
 * The pictures that an installed app needs as pixels. A maskable one fills its square with the ground, and the
 * drawing keeps to the middle, because a system may cut off all but a circle of 80 %.
 */
const PICTURES = [
  { file: 'public/icon-192.png', pixels: 192, isMaskable: false },
  { file: 'public/icon-512.png', pixels: 512, isMaskable: false },
  { file: 'public/icon-maskable-512.png', pixels: 512, isMaskable: true },
] as const

/** Draws the pictures anew from the icon; to be run after the icon was changed. */
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
      if (ground === undefined) throw new Error(`${SOURCE}: it has no ground. Mend scripts/draw-icons.ts.`)
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
