import { Blob as NodeBlob } from 'node:buffer'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import JSZip from 'jszip'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { SlideTemplate } from '#domain/slides.ts'
import { buildPptx } from '#papers/slides/buildPptx.ts'
import { coloursOn, ownTemplate } from '#papers/slides/ownLayouts.ts'
import { type ReadTemplate, readTemplate } from '#papers/slides/readTemplate.ts'
import { slideModel } from '#papers/slides/slideModel.ts'
import { PptxFile, runsOf, sheetOf, valuesOf } from '#tests/e2e/drivers/pptxFile.ts'
import { BANDED, BARE, foreignTemplate, HOUSE, LIGHT_LETTERS, NAVY } from '#tests/support/foreignTemplate.ts'
import { officeFaults } from '#tests/support/officeFaults.ts'
import { CHART, MAP, SLIDE_TEXTS, slideMap, slideStep, slideTalk } from '#tests/support/slideTalks.ts'

const folder = mkdtempSync(join(tmpdir(), 'pptx-'))
afterAll(() => rmSync(folder, { recursive: true }))
// jsdom's Blob cannot be read as a stream.
beforeEach(() => void vi.stubGlobal('Blob', NodeBlob))

const PIXEL = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
)

const CHARTED = { chart: CHART, unit: 'Detections & more', alt: 'Chart: 3, 0' }
const LIST = {
  title: 'Measures',
  columns: ['Measure', 'Number'],
  isNumeric: [false, true],
  rows: [
    { cells: ['One <b>', '3'], look: 'total' as const },
    { cells: ['A note'], look: 'heading' as const },
  ],
}
/** A step of each kind. */
const STEPS = [
  slideStep({ id: 'text', list: LIST }),
  slideStep({ id: 'map', role: 'map', lines: [] }),
  slideStep({
    id: 'number',
    role: 'number-map',
    map: { ...MAP, svg: MAP.svg.replace('>Map<', '>Again<') },
    number: { value: '179,921', what: 'detections', change: '−25%', before: '240,101 in 2024' },
  }),
  slideStep({ id: 'chart', role: 'text-chart', chart: CHARTED, map: null }),
  slideStep({ id: 'table', role: 'text-table', list: LIST, map: null }),
  slideStep({
    id: 'quote',
    role: 'quote-map',
    quote: { text: '“A sentence.”', language: 'en', translation: '‘Een zin.’', source: 'Publisher, 2024' },
    isBackup: true,
  }),
  slideStep({
    id: 'compare',
    role: 'compare',
    map: slideMap('compare'),
    map2: slideMap('compare'),
    heads: [
      { title: '2024', note: '240,101 detections' },
      { title: '2025', note: null },
    ],
    ranking: {
      title: 'Change',
      rows: [
        { name: 'Western African', route: 'western-african', value: -300, change: '−62%' },
        { name: 'Channel', route: 'channel', value: 20, change: '+13%' },
      ],
      alt: 'Chart: −300, 20',
    },
  }),
]

async function written(template: SlideTemplate, zip: JSZip | null): Promise<PptxFile> {
  const blob = await buildPptx({
    slides: slideModel({
      talk: { ...slideTalk(STEPS), titleMap: slideMap('text-map') },
      template,
      ...SLIDE_TEXTS,
      colours: coloursOn(template),
    }),
    template,
    zip,
    facts: { title: 'A <talk>', author: 'Someone', subject: 'https://example.org', language: 'en' },
    pixels: async () => ({ arrayBuffer: async () => PIXEL.buffer }) as Blob,
    signal: new AbortController().signal,
    report: async () => {},
  })
  return new PptxFile(new Uint8Array(await blob.arrayBuffer()))
}

/** What the workbooks say that were validated: a chart has the same one on every design. */
const validated = new Set<string>()

/** What a workbook says, without the time at which it was written. */
const contentOf = (book: Uint8Array) =>
  Object.entries(new PptxFile(book).parts)
    .filter(([path]) => path !== 'docProps/core.xml')
    .map(([path, bytes]) => `${path}\n${new TextDecoder().decode(bytes)}`)
    .join('\n')

/** The validator's faults, for the file and the workbooks in it. */
async function faultsOf(pptx: PptxFile, name: string): Promise<readonly string[]> {
  const zip = new JSZip()
  for (const [path, bytes] of Object.entries(pptx.parts)) zip.file(path, bytes)
  // KEEP_SLIDES=FOLDER keeps the files, to look at in an office program.
  const path = join(process.env.KEEP_SLIDES ?? folder, `${name}.pptx`)
  writeFileSync(path, await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' }))
  const faults = [...(await officeFaults(path))]
  for (const part of pptx.named(/\.xlsx$/)) {
    const content = contentOf(pptx.bytes(part))
    if (validated.has(content)) continue
    validated.add(content)
    const book = join(folder, `${name}-book.xlsx`)
    writeFileSync(book, pptx.bytes(part))
    faults.push(...(await officeFaults(book)))
  }
  return faults
}

const layoutOf = (pptx: PptxFile, relations: string) => {
  const path = /Target="\/([^"]*slideLayout\d+\.xml)"/.exec(relations)?.[1] ?? ''
  return { path, name: /<p:cSld name="([^"]*)"/.exec(pptx.xml(path))?.[1] }
}
const placeholdersOf = (xml: string) =>
  [...xml.matchAll(/<p:ph([^>]*)\/>/g)].map(([, rest = '']) => ({
    type: / type="(\w+)"/.exec(rest)?.[1] ?? 'obj',
    idx: / idx="(\d+)"/.exec(rest)?.[1] ?? null,
  }))
const paragraphsOf = (xml: string) =>
  [...xml.matchAll(/<a:p>.*?<\/a:p>/gs)].map(([paragraph]) => runsOf(paragraph).join(''))
const withoutGroups = (xml: string) => xml.replaceAll(/<p:grpSp>.*?<\/p:grpSp>/gs, '')

describe('on the app’s own design', () => {
  let pptx: PptxFile
  beforeEach(async () => {
    pptx ??= await written(ownTemplate('light'), null)
  })

  // `stepsOnPaper.test.tsx` validates slides in dark, on HOUSE and on NAVY.
  test('the file and its workbooks are valid', async () => {
    expect(await faultsOf(pptx, 'own-light')).toEqual([])
    expect(pptx.missing).toEqual([])
  })

  test('each slide has the layout of its kind, and all words are in placeholders or in one group on the map', () => {
    const names = pptx.slides.map(({ relations }) => layoutOf(pptx, relations).name)
    expect(names).toEqual([
      'Title',
      'Text and map',
      'Map',
      'Number and map',
      'Text and chart',
      'Text and table',
      'Two maps and chart',
      'Sources',
      // Hidden slides are last, so that the numbers of the others have no gap.
      'Table',
      'Quotation and map',
    ])
    for (const { xml, relations } of pptx.slides) {
      const known = placeholdersOf(pptx.xml(layoutOf(pptx, relations).path))
      expect(known).toEqual(expect.arrayContaining(placeholdersOf(xml)))
      expect(withoutGroups(xml)).not.toContain('txBox="1"')
      const ids = [...xml.matchAll(/<p:cNvPr id="(\d+)"/g)].map(([, id]) => id)
      expect(new Set(ids).size).toBe(ids.length)
    }
  })

  test('a change of the master changes the talk: slides set no font, size, colour or place', () => {
    for (const { xml } of pptx.slides) {
      const shapes = withoutGroups(xml)
        .replaceAll(/<a:tbl>.*?<\/a:tbl>/gs, '')
        .matchAll(/<p:(?:sp|pic)>.*?<\/p:(?:sp|pic)>/gs)
      for (const [shape] of shapes) {
        expect(shape).not.toMatch(/ sz="\d|<a:latin|<a:solidFill|<a:xfrm|algn=/)
      }
    }
    // Groups and charts take the theme's colours, except for the map's ground, names of seas and the grey of an earlier year.
    const fixed = [
      ...pptx.slides.map(({ xml }) => xml),
      ...pptx.named(/^ppt\/charts\/chart\d+\.xml$/).map((part) => pptx.xml(part)),
    ].flatMap((xml) => [...xml.matchAll(/srgbClr val="(\w+)"/g)].map(([, colour]) => colour))
    expect([...new Set(fixed)].sort()).toEqual(['4E6B78', 'F5F3EC'])
  })

  test('tables have a header row, charts their numbers on the slide and in the workbook, maps a vector beside pixels', () => {
    expect(pptx.slides.filter(({ xml }) => xml.includes('<a:tblPr firstRow="1">'))).toHaveLength(2)
    const [chart] = pptx.named(/^ppt\/charts\/chart\d+\.xml$/)
    const [book] = pptx.named(/\.xlsx$/)
    const numbers = CHART.series.map(({ values }) => values).toReversed()
    expect(valuesOf(pptx.xml(chart ?? ''))).toEqual(numbers)
    expect(sheetOf(pptx.bytes(book ?? ''), 2)).toEqual(numbers)
    expect(pptx.slides[1]?.xml).toMatch(/<a:blip r:embed="rId\d+"><a:extLst>.*<asvg:svgBlip/)
  })

  test('a map that is drawn alike on several slides is stored in pixels once', () => {
    const drawings = pptx
      .named(/media\/map\d+\.svg$/)
      .map((part) => pptx.xml(part).replaceAll(/<(title|desc)\b.*?<\/\1>/gs, ''))
    expect(new Set(drawings).size).toBeLessThan(drawings.length)
    expect(pptx.named(/media\/map\d+\.png$/)).toHaveLength(new Set(drawings).size)
  })

  test('a backup step and the table of a step are hidden in the show', () => {
    const hidden = pptx.slides.flatMap(({ xml }, index) => (/ show="0"/.test(xml) ? [index] : []))
    // The table of the first step, and the backup step, after all that is shown: numbers of slides have no gaps.
    expect(hidden).toEqual([pptx.slides.length - 2, pptx.slides.length - 1])
  })

  /*
   * LibreOffice drops the descriptions of charts and tables: a table is words itself, and the notes say what a chart shows.
   * To make its file again, keep the files of the first test with KEEP_SLIDES=FOLDER, then run
   * `soffice --headless --convert-to pptx --outdir tests/formats FOLDER/own-light.pptx` and rename the result.
   */
  test.each([
    ['as written', null],
    ['as LibreOffice 25.2 saved it again', 'tests/formats/slides-libreoffice.pptx'],
  ])('notes carry the evidence of a step and what its charts show, pictures theirs, %s', (_, path) => {
    const { slides } = path === null ? pptx : new PptxFile(readFileSync(path))
    const ofStep = STEPS.map((step, index) =>
      step.isBackup ? slides.at(-1) : slides[index + (index > 5 ? 0 : 1)],
    )
    for (const [index, { notes, map, map2, chart, ranking, provenance }] of STEPS.entries()) {
      const said = paragraphsOf(ofStep[index]?.notes ?? '')
      expect(said).toEqual(expect.arrayContaining(notes.split('\n')))
      expect(said.at(-1)).toContain(provenance.evidence.map(({ id }) => id).join('; '))
      // The file that LibreOffice saved again was written without the full stop.
      const listed = said.map((text) => text.replace('. https:', ' https:'))
      for (const { name, link } of provenance.evidence) expect(listed).toContain(`• ${name} ${link}`)
      for (const shown of [chart, ranking]) if (shown) expect(said).toContain(shown.alt)
      const pictures = [...(ofStep[index]?.xml ?? '').matchAll(/<p:pic>.*?descr="([^"]*)"/gs)].map(
        ([, alt]) => alt,
      )
      expect(pictures).toEqual([map, map2].flatMap((shown) => shown?.alt ?? []))
    }
  })

  test('names of routes are text in one group, and ids only in the last note', () => {
    const { xml = '', notes = '' } = pptx.slides[1] ?? {}
    expect(xml.match(/<p:grpSp>/g)).toHaveLength(1)
    for (const text of ['Eastern land border', '11,044', 'Germany', '2', '3', 'North Sea']) {
      expect(runsOf(xml)).toContain(text)
    }
    expect(xml).toContain('<a:glow rad="38100">')
    // Lines with numbers on the map are numbered.
    expect(xml).toContain('<a:buAutoNum type="arabicPeriod"/>')
    expect(runsOf(notes).at(-1)).toMatch(
      /^Evidence IDs: record:a-0; .*data 0123456789ab \(not a published edition\)$/,
    )
    expect(notes).toMatch(/sz="1000"[^>]*\/><a:t>Evidence IDs/)
  })
})

describe('on a template of another house', () => {
  const read = async (wanted: Parameters<typeof foreignTemplate>[0]): Promise<ReadTemplate> =>
    readTemplate(await foreignTemplate(wanted), 'house.potx')

  test('masters, layouts and theme stay, and its slides go', async () => {
    const { template, zip } = await read(HOUSE)
    const master = await zip.file('ppt/slideMasters/slideMaster1.xml')?.async('string')
    const pptx = await written(template, zip)
    expect(pptx.missing).toEqual([])
    expect(pptx.xml('ppt/slideMasters/slideMaster1.xml')).toBe(master)
    expect(pptx.slides.flatMap(({ xml }) => runsOf(xml)).join(' ')).not.toContain('Voorbeeld')
    expect(pptx.xml('[Content_Types].xml')).not.toContain('template.main')
  })

  test('letters are light on a layout that is dark of itself', async () => {
    const { template, zip } = await read({ ...HOUSE, onNavy: 'Titeldia' })
    const pptx = await written(template, zip)
    const mapped = pptx.slides.map(({ xml }) => xml.includes(`<p:clrMapOvr>${LIGHT_LETTERS}</p:clrMapOvr>`))
    expect(mapped[0]).toBe(true)
    expect(mapped[1]).toBe(false)
    expect(await faultsOf(pptx, 'navy')).toEqual([])
  })

  test('letters that would be lost on the ground are light: those without a colour of their own, beside a white title', async () => {
    const { template, zip } = await read(NAVY)
    expect(template.isDark).toBe(true)
    const { slots } = template.frames['text-map']
    expect(slots.title?.ink).toBeUndefined()
    expect(slots.body?.ink).toBe('#ffffff')
    expect(slots.caption?.ink).toBe('#ffffff')
    expect(slots.footer?.linkInk).toBe('#ffffff')
    const pptx = await written(template, zip)
    // The theme's links, dark red, would be lost on navy.
    expect(pptx.slides[0]?.xml).toMatch(/FFFFFF.{0,80}<a:hlinkClick [^>]*>.*?hlinkClr[^>]* val="tx"/i)
    const table = pptx.slides.find(({ xml }) => xml.includes('<a:tbl>'))?.xml ?? ''
    expect(table.match(/<a:tc>.*?<\/a:tc>/s)?.[0]).toContain('FFFFFF')
    expect(pptx.xml('ppt/charts/chart1.xml')).not.toContain('tx1')
    // A white title on a band of navy stays as it is; below the band, letters are dark.
    const { frames } = (await read(BANDED)).template
    expect(frames['text-map'].slots.title?.ink).toBeUndefined()
    expect(frames['text-map'].slots.body?.ink).toBeUndefined()
    expect(frames.title.slots.title?.ink).toBe('#16191d')
    expect(frames['text-map'].slots.footer?.linkInk).toBeUndefined()
  })

  test('slides use the best layout by placeholders; two of content take text and map in their places', async () => {
    const { template, zip } = await read(HOUSE)
    const { frames, size } = template
    expect(size).toEqual({ w: 10, h: 7.5 })
    expect(frames.title.name).toBe('Titeldia')
    expect(frames['text-map'].name).toBe('Twee inhoudsblokken')
    expect(frames.table.name).toBe('Titel en object')
    expect(frames['text-map'].slots.body).toMatchObject({
      placeholder: { type: 'obj', idx: 41 },
      isMoved: false,
    })
    expect(frames['text-map'].slots.map?.placeholder).toEqual({ type: 'obj', idx: 42 })
    const pptx = await written(template, zip)
    // The caption has no place: it is in a free box under the map, and the notes say so.
    const { xml = '', notes = '' } = pptx.slides[1] ?? {}
    expect(withoutGroups(xml).match(/txBox="1"/g)).toHaveLength(1)
    expect(runsOf(notes)[0]).toBe(
      'The layout “Twee inhoudsblokken” of the template has no place for: notes on the map. They are in boxes of their own.',
    )
  })

  test('where a layout has too few places all content shares its body area, and nothing leaves the slide', async () => {
    const { template, zip } = await read(BARE)
    expect(template.isDark).toBe(true)
    const { slots } = template.frames['text-map']
    expect(slots.body).toMatchObject({ placeholder: { type: 'body', idx: 7 }, isMoved: true })
    expect(slots.map?.placeholder).toBeNull()
    expect((slots.body?.box.x ?? 0) + (slots.body?.box.w ?? 0)).toBeLessThan(slots.map?.box.x ?? 0)
    for (const frame of Object.values(template.frames)) {
      for (const { box } of Object.values(frame.slots)) {
        expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(0)
        expect(box.x + box.w).toBeLessThanOrEqual(13.34)
        expect(box.y + box.h).toBeLessThanOrEqual(7.51)
      }
    }
    expect(await faultsOf(await written(template, zip), 'bare')).toEqual([])
  })
})
