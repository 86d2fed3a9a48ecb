import type { Locator, Page } from '@playwright/test'
import { type Briefing, isSaid } from '#domain/briefing.ts'
import { builtVersionText } from '#tests/support/builtVersion.ts'
import { published } from '#tests/support/published.ts'
import { qrDrawing } from '#ui/QrCode.tsx'
import { faultsOfAccessibility } from './drivers/audit.ts'
import { Explorer } from './drivers/explorer.ts'
import { firstOf } from './support/firstOf.ts'
import { expect, test } from './support/test.ts'

const ROUTES = 'routes-2024-2025-en'
const routes = firstOf(
  published('briefings').briefings.filter(({ id }) => id === ROUTES),
  `briefing ${ROUTES}`,
)
/** The steps on paper, where title, agenda and sections say nothing of their own. */
const said = routes.steps.filter(isSaid)

const MANIFEST = '**/manifest-*.json'
/** The base map, or the file of the build that holds it. */
const BASEMAP = /\/(?:basemap|explore)-[^/]*\.json$/

/** The briefings page, and what it printed. */
class Printer {
  readonly page: Page
  readonly button: Locator
  readonly handout: Locator

  constructor(page: Page) {
    this.page = page
    this.button = page.getByRole('button', { name: 'Print handout (PDF)' })
    this.handout = page.locator('[data-handout]')
  }

  async open(briefing = ROUTES): Promise<void> {
    // Instead of a print dialog, records what would be printed at this moment.
    await this.page.addInitScript(() => {
      window.print = () => {
        window.dispatchEvent(new Event('beforeprint'))
        const words = document.querySelector('[data-handout]')?.textContent ?? ''
        const maps = document.querySelectorAll('[data-handout] figure svg').length
        Object.assign(window, { printed: [...printed(), { words, maps, title: document.title }] })
        window.dispatchEvent(new Event('afterprint'))
      }
      const printed = (): object[] => ('printed' in window ? (window.printed as object[]) : [])
    })
    await this.page.goto(`/#/briefing?step=${briefing}&v=3`)
    await this.openExport()
  }

  async openExport(): Promise<void> {
    await this.page.getByRole('button', { name: 'Export' }).click()
    await expect(this.button).toBeVisible()
  }

  /** Prints by the button and its dialog. */
  async print(choices: readonly string[] = []): Promise<void> {
    await this.button.click()
    const dialog = this.page.getByRole('dialog', { name: 'Print handout (PDF)' })
    for (const name of choices) await dialog.getByLabel(name).check()
    await dialog.getByRole('button', { name: 'Print', exact: true }).click()
  }

  /** What was printed: text, number of maps and file name. */
  printed(): Promise<readonly { words: string; maps: number; title: string }[]> {
    return this.page.evaluate(() => ('printed' in window ? (window.printed as never) : []))
  }

  /** Number of pages of the browser's PDF. */
  async pages(): Promise<number> {
    return (await this.paged()).count
  }

  /** Number of pages of the browser's PDF, and on which of them, from 1, its linked parts begin, by their id. */
  async paged(): Promise<{ count: number; begin: Readonly<Record<string, number>> }> {
    const file = (await this.page.pdf({ preferCSSPageSize: true })).toString('latin1')
    const pages = [...file.matchAll(/(\d+) 0 obj\s*<<\s*\/Type \/Page\b(?!s)/g)].map(([, id]) => id)
    const parts = [...file.matchAll(/\/(handout-[\w-]+) \[(\d+) 0 R/g)]
    return {
      count: pages.length,
      begin: Object.fromEntries(parts.map(([, part, id]) => [part, pages.indexOf(id) + 1])),
    }
  }
}

/** Replaces the published briefings. */
async function withBriefings(page: Page, briefings: readonly Briefing[]): Promise<void> {
  await page.route('**/briefings-*.json', (route) =>
    route.fulfill({ json: { ...published('briefings'), briefings } }),
  )
}

// The browser reports the failed file that a step plants. Emulated media would also apply to the PDF.
test.use({ expectedFaults: /status of 500/, drawsAhead: true, reducedMotion: null })

test('prints a cover, the steps and all sources, with citations, links and QR codes, or nothing when it fails or is cancelled', async ({
  page,
}) => {
  const printer = new Printer(page)
  await test.step('without the data version prints nothing, and names the step and what is missing', async () => {
    await page.route(MANIFEST, (route) => route.fulfill({ status: 500 }))
    await printer.open()
    await printer.print()
    const alert = page.getByRole('alert')
    await expect(alert).toContainText(`Step ${routes.steps.findIndex(isSaid) + 1}`)
    await expect(alert).toContainText('manifest.json')
    expect(await printer.printed()).toEqual([])
    expect(await printer.pages()).toBe(1)
    // The browser's own print command prints a note until the handout is ready.
    await page.emulateMedia({ media: 'print' })
    await expect(printer.handout).toHaveText(/^The handout is not ready yet/)
    // Emulating the screen would also apply to the PDF.
    await page.emulateMedia({ media: null })
    await page.unroute(MANIFEST)
  })

  await test.step('prints nothing when cancelled', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route(BASEMAP, async (route) => {
      await held
      await route.continue()
    })
    // The handout is prepared ahead: with the base map at hand it could be printed before it is cancelled.
    await page.reload()
    await printer.openExport()
    await printer.print()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect(page.getByText('Cancelled. Nothing was printed.')).toBeVisible()
    release()
    expect(await printer.printed()).toEqual([])
    await page.unroute(BASEMAP)
  })

  await test.step('prints once everything has loaded', async () => {
    await printer.button.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Print handout (PDF)' })
    expect(await faultsOfAccessibility(page, { part: 'dialog' })).toEqual([])
    await dialog.getByRole('button', { name: 'Print', exact: true }).press('Enter')
    await expect.poll(async () => (await printer.printed()).length).toBe(1)
    await expect(printer.button).toBeHidden()
    const all = await printer.printed()
    const [{ words, maps, title }] = all as [(typeof all)[number]]
    expect(title).toBe(routes.title)
    for (const step of said) {
      for (const said of [step.title, ...step.text]) expect(words).toContain(said)
      // Notes are for the speaker.
      expect(words).not.toContain(step.notes)
      // Ids are for machines: people read publisher, title and date.
      for (const id of step.evidence) expect(words).not.toContain(id)
    }
    expect(words).toContain('Frontex, Detections by route and month, data as of 4 August 2026')
    expect(words).toContain(builtVersionText())
    // The comparison has two; plans and the closing step have none.
    expect(maps).toBeGreaterThanOrEqual(said.length - 1)
    // Nothing of it remains on the screen.
    await expect(printer.handout).toHaveCount(0)

    const { count, begin } = await printer.paged()
    // Steps follow each other: no page is half empty.
    expect(count).toBeGreaterThan(5)
    expect(count).toBeLessThanOrEqual(said.length + 2)
    // The contents name the pages on which the browser begins the parts.
    const parts = [...said.map(({ title }) => title), 'All sources']
    const pages = Object.values(begin).toSorted((a, b) => a - b)
    expect(pages).toHaveLength(parts.length)
    for (const [at, part] of parts.entries()) expect(words).toContain(`${part}page ${pages[at]}`)
  })

  await test.step('the browser’s own print command works once the handout is ready', async () => {
    await expect
      .poll(async () => {
        await page.evaluate(() => window.print())
        return (await printer.printed()).at(-1)?.words ?? ''
      })
      .toContain('All sources')
  })
  await checkPrinted(page, printer)

  await test.step('prints the Reader when it is open', async () => {
    await new Explorer(page).follow(`#/briefing?step=${ROUTES}&reader=belgium-calais-group-2024&v=3`)
    const reader = page.getByRole('dialog', { name: 'Reader' })
    await expect(reader).toBeVisible()
    await page.emulateMedia({ media: 'print' })
    await expect(reader).toBeVisible()
    await expect(printer.handout).toHaveCount(0)
  })
})

/** Expects each page to have version, date, filters, citations and its link as text and QR code. */
async function checkPrinted(page: Page, printer: Printer): Promise<void> {
  const before = (await printer.printed()).length
  await page.keyboard.press('Control+p')
  await expect.poll(async () => (await printer.printed()).length).toBe(before + 1)
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await expect(printer.handout).toBeVisible()
  await expect(page.locator('#root')).toBeHidden()
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light')

  const sections = printer.handout.locator('section')
  await expect(sections).toHaveCount(said.length + 2)
  const codes = await sections.evaluateAll((all) =>
    all.map((section) => ({
      path: section.querySelector('svg[shape-rendering] path')?.getAttribute('d') ?? null,
      links: [...section.querySelectorAll('a')].map((link) => link.href),
      words: section.textContent ?? '',
    })),
  )
  const origin = new URL(page.url()).origin
  for (const [index, { path, links, words }] of codes.slice(0, -1).entries()) {
    const step = said[index - 1]
    const part = step ? `step=${ROUTES}:${step.id}` : `#/briefing?step=${ROUTES}`
    const link = links.find((address) => address.startsWith(origin) && address.includes(part)) ?? 'none'
    expect(path).toBe(qrDrawing(link).path)
    if (step) expect(words).toContain('Evidence')
  }
  await expect(sections.last()).toContainText('Frontex')
  // The chart of the stage, with the values below its columns.
  const months = printer.handout.getByRole('table', { name: 'Detections a month' })
  await expect(months.getByRole('cell').first()).toBeVisible()
  const column = await printer.handout.getByRole('button', { name: /^Jan: / }).boundingBox()
  const number = await months.getByRole('cell').first().boundingBox()
  expect(Math.abs((column?.x ?? 0) - (number?.x ?? 1000))).toBeLessThan(2)
  // Version, date and page number are in the margins of every page.
  const margins = await page.evaluate(() =>
    document.adoptedStyleSheets
      .flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText))
      .join('\n'),
  )
  expect(margins).toContain('counter(page) " / " counter(pages)')
  expect(margins).toContain(`Throughline, ${builtVersionText()}. Printed on`)
  expect(margins).toContain(routes.title)
  expect(await faultsOfAccessibility(page, { part: '[data-handout] > div:nth-of-type(2)' })).toEqual([])

  await page.emulateMedia({ media: 'screen' })
  await expect(printer.handout).toHaveCount(0)
}

test('lets a long step follow a short one, and names their pages', async ({ page }) => {
  const [first, second] = said as [Briefing['steps'][number], Briefing['steps'][number]]
  const evidence = first.evidence.slice(0, 2)
  const short = { ...first, evidence, chart: null }
  const long = {
    ...second,
    evidence,
    chart: null,
    notes: 'A sentence that goes on for a while. '.repeat(100),
  }
  await withBriefings(page, [{ ...routes, steps: [short, long] }])
  const printer = new Printer(page)
  await printer.open()
  await printer.print(['Print the speaker notes'])
  await expect.poll(async () => (await printer.printed()).length).toBe(1)
  // The contents name the pages that the browser makes.
  const words = (await printer.printed())[0]?.words
  expect(words).toContain(`${short.title}page 2`)
  expect(words).toMatch(new RegExp(`${long.title}page [23]`))
  const last = Number(/All sourcespage (\d+)/.exec(words ?? '')?.[1])
  expect(last).toBeGreaterThan(3)
  // The sources are the last page. Each file is printed anew, and one may come before all steps are laid out.
  await expect.poll(() => printer.pages()).toBe(last)
})
