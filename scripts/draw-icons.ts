import { readFileSync, writeFileSync } from 'node:fs'
import { crc32, deflateSync } from 'node:zlib'
import { chromium, type Page } from '@playwright/test'
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

/**
 * The icon of the browser's tab. Each byte counts, because the build writes it into the page. It is not the SVG: Chromium
 * draws an SVG again whenever the address changes, which takes 2 ms of the page's thread with every click on a filter.
 */
const TAB = { file: 'public/icon-64.png', pixels: 64 }

/** Draws the icons from the SVG. Run it after changing the SVG. */
async function drawIcons(): Promise<void> {
  const svg = readFileSync(SOURCE, 'utf8')
  const ground = /\.ground \{ fill: (#\w{6})/.exec(svg)?.[1]
  if (ground === undefined) throw new Error(`${SOURCE}: it has no ground. Correct scripts/draw-icons.ts.`)
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
      await page.setContent(
        `<style>body { margin: 0; background: ${isMaskable ? ground : 'transparent'} } svg { display: block; width: 100vw }</style>${drawn}`,
      )
      writeFileSync(file, await page.screenshot({ omitBackground: true }))
      await page.close()
      console.log(file)
    }
    const page = await browser.newPage()
    writeFileSync(
      TAB.file,
      encodePng(await pixelsOf(page, svg, TAB.pixels), TAB.pixels, [...Buffer.from(ground.slice(1), 'hex')]),
    )
    console.log(TAB.file)
  } finally {
    await browser.close()
  }
}

/** Red, green, blue and alpha of each pixel of a square drawing, row by row, 0 to 255. */
function pixelsOf(page: Page, svg: string, pixels: number): Promise<number[]> {
  return page.evaluate(
    async ([source, side]) => {
      const image = new Image()
      image.src = `data:image/svg+xml,${encodeURIComponent(source)}`
      await image.decode()
      const context = new OffscreenCanvas(side, side).getContext('2d')
      context?.drawImage(image, 0, 0, side, side)
      return [...(context?.getImageData(0, 0, side, side).data ?? [])]
    },
    [svg, pixels] as const,
  )
}

/** Alphas, and mixes of ground and line, are rounded to sevenths: that makes 15 colours, so a pixel takes 4 bits. */
const SHADES = 7

/**
 * A square PNG of a white drawing on a dark ground (its red, green and blue) with a palette: a quarter of the bytes of a
 * screenshot.
 */
function encodePng(rgba: readonly number[], pixels: number, ground: readonly number[]): Buffer {
  const palette: number[][] = []
  const rowBytes = pixels / 2 + 1
  // Each row starts with the number of its filter: none.
  const rows = Buffer.alloc(pixels * rowBytes)
  for (let at = 0; at < pixels * pixels; at += 1) {
    const [red = 0, , , opacity = 0] = rgba.slice(4 * at, 4 * at + 4)
    const alpha = Math.round((opacity / 255) * SHADES) / SHADES
    const dark = ground[0] ?? 0
    const mix = alpha < 1 ? 0 : Math.round(((red - dark) / (255 - dark)) * SHADES) / SHADES
    const colour = [
      ...ground.map((value) => Math.round(value + mix * (255 - value))),
      Math.round(alpha * 255),
    ]
    let index = palette.findIndex((entry) => entry.join() === colour.join())
    if (index < 0) index = palette.push(colour) - 1
    const place = Math.floor(at / pixels) * rowBytes + 1 + ((at % pixels) >> 1)
    rows[place] = (rows[place] ?? 0) | (at % 2 === 0 ? index << 4 : index)
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(pixels, 0)
  header.writeUInt32BE(pixels, 4)
  header.set([4, 3], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => colour.slice(0, 3)))),
    chunk('tRNS', Buffer.from(palette.map((colour) => colour[3] ?? 0))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A PNG chunk: length, type, data, checksum. */
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}

drawIcons().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})
