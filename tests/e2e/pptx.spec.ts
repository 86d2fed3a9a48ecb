import type { Page } from '@playwright/test'
import { type Briefing, layoutOfStep } from '#domain/briefing.ts'
import { readCellQuery, rowsOfQuery, sumOfRows } from '#domain/cellQuery.ts'
import { type FigureTable, loadTable } from '#domain/figureTable.ts'
import { monthAt, monthIndex } from '#domain/period.ts'
import { builtVersionText } from '#tests/support/builtVersion.ts'
import { foreignTemplate, HOUSE } from '#tests/support/foreignTemplate.ts'
import { officeFaults } from '#tests/support/officeFaults.ts'
import { published } from '#tests/support/published.ts'
import { formattedChange } from '#tests/support/publishedTotals.ts'
import { Explorer } from './drivers/explorer.ts'
import { PptxFile, runsOf, shadesOf, sheetOf, valuesOf } from './drivers/pptxFile.ts'
import { expect, sharedTest } from './support/test.ts'

const { briefings } = published('briefings')
const tables = new Map<string, FigureTable>(
  published('figures').tables.map((table) => [table.id, loadTable(table)]),
)

function briefingOf(id: string): Briefing {
  const found = briefings.find((briefing) => briefing.id === id)
  if (!found) throw new Error(`briefings.json has no ${id}`)
  return found
}

/** The monthly numbers of a step's chart, read from the table. */
function monthsOf(cells: string): readonly (number | null)[] {
  const query = readCellQuery(cells)
  const [span] = query?.spans ?? []
  const table = tables.get(query?.table ?? '')
  const column = table?.counts.find(({ name }) => name === query?.count)
  if (!query || !span || !table || !column) throw new Error(`${cells} names nothing`)
  const [from, to] = [monthIndex(span.from), monthIndex(span.to)]
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const month = monthAt(from + index)
    return sumOfRows(column, rowsOfQuery(table, { ...query, spans: [{ from: month, to: month }] })).value
  })
}

const MANIFEST = /\/manifest-[^/]*\.json$/

const button = (page: Page) => page.getByRole('button', { name: /PPTX/ })

/** Opens the menu of exports, which another briefing or page closes. */
async function openMenu(page: Page): Promise<void> {
  const opener = page.getByRole('button', { name: /^(Export|Exporteren)$/ })
  if ((await opener.getAttribute('aria-expanded')) === 'false') await opener.click()
}

async function downloaded(page: Page): Promise<PptxFile> {
  await openMenu(page)
  const download = page.waitForEvent('download')
  await button(page).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/\.pptx$/)
  const path = sharedTest.info().outputPath(file.suggestedFilename())
  await file.saveAs(path)
  expect(await officeFaults(path)).toEqual([])
  const pptx = PptxFile.at(path)
  expect(pptx.missing).toEqual([])
  return pptx
}

// The browser reports the failed file that a step plants.
sharedTest.use({ expectedFaults: /status of 500/ })

sharedTest(
  'slides have text, charts with data, vector maps, notes and links, and an export can fail',
  async ({ page }) => {
    let downloads = 0
    page.on('download', () => {
      downloads += 1
    })
    const briefing = briefingOf('routes-2024-2025-en')
    await page.route(MANIFEST, (route) => route.fulfill({ status: 500 }))
    await page.goto(`/#/briefing?step=${briefing.id}`)

    await sharedTest.step(
      'without the data version exports nothing, and names the step that failed',
      async () => {
        await openMenu(page)
        await button(page).click()
        await expect(page.getByRole('alert')).toHaveText(
          /^Step 1 \([^)]+\): manifest\.json could not be read\. .* Nothing was exported\.$/,
        )
        expect(downloads).toBe(0)
        await page.unroute(MANIFEST)
      },
    )

    await sharedTest.step('the rest still works, and a retry succeeds', async () => {
      // The slides' own: the one file has the same choice below.
      await page.getByRole('checkbox', { name: 'with the speaker notes' }).first().check()
      const pptx = await downloaded(page)
      expect(downloads).toBe(1)
      await expect(page.getByText(/^Done: routes-2024-against-2025\.pptx$/)).toBeVisible()
      checkSlides(pptx, briefing)
      await checkForm(page, pptx)
    })

    await sharedTest.step(
      'a template dropped in once is kept and used; a file that is none is named',
      async () => {
        const dutch = briefingOf('calais-group-nl')
        await new Explorer(page).follow(`#/briefing?step=${dutch.id}&lang=nl`)
        await expect(page.getByRole('heading', { level: 2, name: dutch.title })).toBeVisible()
        // The messages of a language arrive after its data.
        await expect(page.getByRole('button', { name: 'Exporteren' })).toBeVisible()
        await openMenu(page)
        await page.getByRole('button', { name: 'Sjabloon' }).click()
        const file = page.locator('dialog input[type=file]')
        await file.setInputFiles({
          name: 'notes.potx',
          mimeType: 'text/plain',
          buffer: Buffer.from('no zip'),
        })
        await expect(page.getByRole('alert')).toHaveText(/^‘notes\.potx’ is geen PowerPoint-sjabloon\./)
        const house = { name: 'house.potx', mimeType: '', buffer: Buffer.from(await foreignTemplate(HOUSE)) }
        await file.setInputFiles(house)
        await expect(page.getByText(/^house\.potx: bewaard in deze browser/)).toBeVisible()
        await page.reload()
        const pptx = await downloaded(page)
        expect(pptx.xml('ppt/presentation.xml')).toContain('<p:sldSz cx="9144000" cy="6858000"/>')
        const used = pptx.slides.flatMap(
          ({ relations }) => /\/(ppt\/slideLayouts\/[^"]+)"/.exec(relations)?.[1] ?? [],
        )
        const names = used.map((part) => /<p:cSld name="([^"]*)"/.exec(pptx.xml(part))?.[1])
        expect(names[0]).toBe('Titeldia')
        expect(names).toContain('Twee inhoudsblokken')
        checkDutch(pptx)
        await page.getByRole('button', { name: 'Sjabloon' }).click()
        await page.getByRole('button', { name: 'Verwijderen' }).click()
        await page.keyboard.press('Escape')
      },
    )
  },
)

/** Expects the slides of a briefing to have all that it states, and the numbers of the tables. */
function checkSlides(pptx: PptxFile, briefing: Briefing): void {
  // A slide per step, the first a title, and the sources; after them, hidden, the tables of steps.
  const { slides } = pptx
  const shown = slides.filter(({ xml }) => !/<p:sld [^>]* show="0"/.test(xml) || !xml.includes('<a:tbl>'))
  const steps = briefing.steps.map((step, index) => ({ step, ...shown[index] }))
  expect(slides.length).toBeGreaterThan(briefing.steps.length)
  expect(runsOf(slides[0]?.xml ?? '').join(' ')).toContain(briefing.author)
  expect(runsOf(shown.at(-1)?.xml ?? '')[0]).toMatch(/^Sources/)

  for (const { step, xml = '', relations = '', notes = '' } of steps) {
    const words = runsOf(xml)
    for (const line of [step.title, ...step.text]) expect(words, step.id).toContain(line)
    expect(xml.match(/<p:ph type="(?:title|ctrTitle)"\/>/g), step.id).toHaveLength(1)
    expect(xml.match(/<p:ph type="ftr" idx="\d+"\/>/g), step.id).toHaveLength(1)
    // Shape ids are unique: PowerPoint offers to repair a file with duplicates.
    const ids = [...xml.matchAll(/<p:cNvPr id="(\d+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size, step.id).toBe(ids.length)
    // Pictures and charts have alternative text.
    for (const [, alt = ''] of xml.matchAll(/<p:(?:pic|graphicFrame)>.*?descr="([^"]*)"/gs)) {
      expect(alt.length, step.id).toBeGreaterThan(10)
    }
    const spokenNotes = runsOf(notes).join('\n')
    expect(spokenNotes, step.id).toContain(step.notes)
    // Ids and the data version are for checking, in the last note.
    const [last = ''] = runsOf(notes).slice(-1)
    for (const id of step.evidence) expect(last, step.id).toContain(id)
    expect(last, step.id).toContain(builtVersionText())
    // The caveat of each unit that the step cites.
    for (const [cells, caveat] of [
      ['cells:frontex', 'not people'],
      ['cells:uk-small-boats', 'not detections'],
    ] as const) {
      if (step.evidence.some((id) => id.startsWith(cells))) expect(spokenNotes, step.id).toContain(caveat)
    }
    expect(relations, step.id).toMatch(
      new RegExp(`Target="[^"]*#/stage\\?[^"]*${step.id}[^"]*" TargetMode="External"`),
    )
  }

  // The map: a vector with a PNG beside it.
  for (const { step, xml = '', relations = '' } of steps) {
    const picture = /<a:blip r:embed="(\w+)">.*?<asvg:svgBlip [^>]*r:embed="(\w+)"/s.exec(xml)
    const target = (id: string | undefined) =>
      new RegExp(`Id="${id}"[^>]*Target="/([^"]+)"`).exec(relations)?.[1] ?? ''
    if (!picture) {
      // A chart without a number, a table or plans have the room of the map; agenda and closing have none.
      const layout = layoutOfStep(step)
      if (layout === 'table' || layout === 'plans') expect(xml, step.id).toContain('<a:tbl>')
      else if (!/^(?:agenda|closing)$/.test(layout)) expect(step.chart, step.id).not.toBeNull()
      continue
    }
    expect(shadesOf(pptx.bytes(target(picture?.[1]))), step.id).toBeGreaterThan(40)
    expect(pptx.xml(target(picture?.[2])), step.id).toMatch(/^<svg .*<title>/s)
  }

  // Charts: the numbers of the tables, on the slide and in its workbook.
  const isCompared = ({ view }: (typeof briefing.steps)[number]) => view.startsWith('#/compare')
  const charted = briefing.steps.filter((step) => step.chart !== null || isCompared(step))
  const charts = pptx.named(/^ppt\/charts\/chart\d+\.xml$/)
  const books = pptx.named(/^ppt\/embeddings\/.*\.xlsx$/)
  expect(charts).toHaveLength(charted.length)
  charted.forEach((step, index) => {
    const { chart } = step
    const values = valuesOf(pptx.xml(charts[index] ?? ''))
    expect(sheetOf(pptx.bytes(books[index] ?? ''), values.length)).toEqual(values)
    if (chart?.kind !== 'months' || isCompared(step)) return
    // The earlier period stands first, at the left.
    expect(values).toEqual([...(chart.against === null ? [] : [chart.against]), chart.cells].map(monthsOf))
  })

  // Changes are ranked in a chart beside two maps, and listed in a native table after their step.
  const compared = steps.find(({ step }) => isCompared(step))
  expect(compared?.xml?.match(/<p:pic>/g)).toHaveLength(2)
  const tables = slides.filter(({ xml }) => xml.includes('<a:tblPr firstRow="1">'))
  expect(tables.flatMap(({ xml }) => runsOf(xml))).toContain(formattedChange('all', 2024, 2025))
}

/** Expects measures in tables, and text tagged with its language. */
function checkDutch({ slides }: PptxFile): void {
  const tables = slides.filter(({ xml }) => xml.includes('<a:tblPr firstRow="1">'))
  expect(tables.length).toBeGreaterThan(1)
  // The closing step lists the key numbers.
  for (const { xml } of tables)
    expect(runsOf(xml).join('|')).toMatch(/\b(?:Maatregel|Plan|Wat|Kerncijfers)\b/)
  for (const { xml, notes } of slides) {
    const runs = [...`${xml}${notes}`.matchAll(/<a:rPr lang="([^"]+)"(?:(?!<\/a:r>).)*<a:t>(.)/gs)]
    // Quotations keep the language of their document.
    const languages = runs.flatMap(([, language, letter]) => (letter === '‘' ? [] : language))
    expect(new Set(languages)).toEqual(new Set(['nl-NL']))
  }
  expect(slides.flatMap(({ notes }) => runsOf(notes)).join(' ')).toContain(builtVersionText('nl'))
}

/** Expects every part to be well-formed. */
async function checkForm(page: Page, pptx: PptxFile): Promise<void> {
  const parts = pptx.named(/\.(?:xml|rels|svg)$/).map((name) => [name, pptx.xml(name)] as const)
  const broken = await page.evaluate(
    (texts) =>
      texts.flatMap(([name, text]) =>
        new DOMParser().parseFromString(text, 'application/xml').querySelector('parsererror') ? [name] : [],
      ),
    parts,
  )
  expect(broken).toEqual([])
}
