import { Blob as NodeBlob } from 'node:buffer'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import JSZip from 'jszip'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { SlideTemplate } from '#domain/slides.ts'
import { buildPptx } from '#features/briefing/slides/buildPptx.ts'
import { ownPackage } from '#features/briefing/slides/ownPackage.ts'
import { type ReadTemplate, readTemplate } from '#features/briefing/slides/readTemplate.ts'
import { coloursOn } from '#features/briefing/slides/slideColours.ts'
import { type OWN_LAYOUTS, ownTemplate } from '#state/selectors/slides/ownLayouts.ts'
import { slideModel } from '#state/selectors/slides/slideModel.ts'
import { unpackTemplate } from '#state/selectors/slides/unpackTemplate.ts'
import { PptxFile, runsOf, sheetOf, valuesOf } from '#tests/e2e/drivers/pptxFile.ts'
import { BARE, foreignTemplate, HOUSE, SAVED } from '#tests/support/foreignTemplate.ts'
import { officeFaults } from '#tests/support/officeFaults.ts'
import { CHART, MAP, SLIDE_WORDS, slideMap, slideStep, slideTalk } from '#tests/support/slideTalks.ts'

const folder = mkdtempSync(join(tmpdir(), 'pptx-'))
afterAll(() => rmSync(folder, { recursive: true }))
// jsdom's Blob cannot be read as a stream.
beforeEach(() => void vi.stubGlobal('Blob', NodeBlob))

const PIXEL = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
)

const CHARTED = { chart: CHART, unit: 'Detections & more', alt: 'Chart' }
const LIST = {
  title: 'Measures',
  columns: ['Measure', 'Number'],
  isNumeric: [false, true],
  rows: [
    { cells: ['One <b>', '3'], look: 'total' as const },
    { cells: ['A note'], look: 'note' as const },
  ],
  note: null,
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
    quote: { text: '“A sentence.”', language: 'en', source: 'Publisher, 2024' },
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
      alt: 'Changes',
    },
  }),
]

async function written(template: SlideTemplate, zip: JSZip | null): Promise<PptxFile> {
  const blob = await buildPptx({
    slides: slideModel({
      talk: { ...slideTalk(STEPS), titleMap: slideMap('text-map') },
      template,
      words: SLIDE_WORDS,
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

/** The validator's faults, for the file and the workbooks in it. */
async function faultsOf(pptx: PptxFile, name: string): Promise<readonly string[]> {
  const zip = new JSZip()
  for (const [path, bytes] of Object.entries(pptx.parts)) zip.file(path, bytes)
  // KEEP_SLIDES=FOLDER keeps the files, to look at in an office program.
  const path = join(process.env.KEEP_SLIDES ?? folder, `${name}.pptx`)
  writeFileSync(path, await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' }))
  const faults = [...(await officeFaults(path))]
  for (const part of pptx.named(/\.xlsx$/)) {
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
const withoutGroups = (xml: string) => xml.replaceAll(/<p:grpSp>.*?<\/p:grpSp>/gs, '')

describe('on the app’s own design', () => {
  let pptx: PptxFile
  beforeEach(async () => {
    pptx ??= await written(ownTemplate('light'), null)
  })

  test('the file and its workbooks are valid, in light and dark', async () => {
    expect(await faultsOf(pptx, 'own-light')).toEqual([])
    expect(await faultsOf(await written(ownTemplate('dark'), null), 'own-dark')).toEqual([])
    expect(pptx.missing).toEqual([])
  })

  test('each slide has the layout of its kind, and all words are in placeholders or in one group on the map', () => {
    const names = pptx.slides.map(({ relations }) => layoutOf(pptx, relations).name)
    expect(names).toEqual([
      'Title',
      'Text and map',
      'Table',
      'Map',
      'Number and map',
      'Text and chart',
      'Text and table',
      'Quotation and map',
      'Two maps and chart',
      'Sources',
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
    // In groups and charts colours are the theme's; fixed are only the map's ground and names of seas, and the grey of an earlier year.
    const fixed = [
      ...pptx.slides.map(({ xml }) => xml),
      ...pptx.named(/^ppt\/charts\/chart\d+\.xml$/).map((part) => pptx.xml(part)),
    ].flatMap((xml) => [...xml.matchAll(/srgbClr val="(\w+)"/g)].map(([, colour]) => colour))
    expect([...new Set(fixed)].sort()).toEqual(['4E6B78', '8D959D', 'F5F3EC'])
  })

  test('tables have a header row, charts their numbers on the slide and in the workbook, maps a vector beside pixels', () => {
    expect(pptx.slides.filter(({ xml }) => xml.includes('<a:tblPr firstRow="1">'))).toHaveLength(2)
    const [chart] = pptx.named(/^ppt\/charts\/chart\d+\.xml$/)
    const [book] = pptx.named(/\.xlsx$/)
    const numbers = CHART.series.map(({ values }) => values)
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
    // The table of the first step, and the backup step.
    expect(hidden).toEqual([2, 7])
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
    expect(runsOf(notes).at(-1)).toMatch(/^For checking: record:a-0; .*Data version 0123456789ab$/)
    expect(notes).toMatch(/sz="1000"[^>]*\/><a:t>For checking/)
  })

  test('its own package is read as a template with the same layouts and places', async () => {
    const bytes = (await ownPackage('dark').generateAsync({ type: 'uint8array' })) as Uint8Array<ArrayBuffer>
    const { template } = await readTemplate(bytes, 'own.potx')
    expect(template.isDark).toBe(true)
    for (const [role, { name, slots }] of Object.entries(template.frames)) {
      const own = ownTemplate('dark').frames[role as keyof typeof OWN_LAYOUTS]
      expect(name).toBe(own.name)
      expect(Object.keys(slots).sort()).toEqual(Object.keys(own.slots).sort())
      for (const [key, slot] of Object.entries(slots)) {
        const { placeholder, size } = own.slots[key as keyof typeof slots] ?? {}
        expect(slot, `${role}: ${key}`).toMatchObject({ placeholder, size, isMoved: false })
      }
    }
  })
})

describe('on a template of another house', () => {
  const read = async (wanted: Parameters<typeof foreignTemplate>[0]): Promise<ReadTemplate> =>
    readTemplate(await foreignTemplate(wanted), 'house.potx')

  test('masters, layouts and theme stay, its slides go, and the file is valid', async () => {
    const { template, zip } = await read(HOUSE)
    const master = await zip.file('ppt/slideMasters/slideMaster1.xml')?.async('string')
    const pptx = await written(template, zip)
    expect(await faultsOf(pptx, 'house')).toEqual([])
    expect(pptx.missing).toEqual([])
    expect(pptx.xml('ppt/slideMasters/slideMaster1.xml')).toBe(master)
    expect(pptx.slides.flatMap(({ xml }) => runsOf(xml)).join(' ')).not.toContain('Voorbeeld')
    expect(pptx.xml('[Content_Types].xml')).not.toContain('template.main')
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
    expect(runsOf(notes)[0]).toBe('Twee inhoudsblokken has no place for caption')
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

test('a template as LibreOffice saves it: the title slide is known by its low title, nothing lies over a title', async () => {
  const { template } = await readTemplate(await foreignTemplate(SAVED), 'saved.potx')
  const { frames } = template
  expect(frames.title.name).toBe('Titeldia')
  for (const [role, { name, slots }] of Object.entries(frames)) {
    if (role !== 'title') expect(name, role).toBe('Titel en object')
    const { title, ...others } = slots
    const end = (title?.box.y ?? 0) + (title?.box.h ?? 0)
    for (const [key, { box }] of Object.entries(others)) {
      expect(box.y, `${role}: ${key}`).toBeGreaterThanOrEqual(end - 0.01)
    }
  }
  // Sources need more than the room of a date.
  expect(frames.title.slots.footer?.box.w).toBeGreaterThan(6)
})

describe('a file that is no usable template is named as what it is', () => {
  const ascii = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>
  const refused = (bytes: Uint8Array<ArrayBuffer>) =>
    readTemplate(bytes, 'x').then(
      () => 'used',
      (error: { fault?: string }) => error.fault,
    )
  const changed = async (path: string, change: (text: string) => string) => {
    const zip = await JSZip.loadAsync(await foreignTemplate(HOUSE))
    zip.file(path, change((await zip.file(path)?.async('string')) ?? ''))
    return (await zip.generateAsync({
      type: 'uint8array',
      compression: 'DEFLATE',
    })) as Uint8Array<ArrayBuffer>
  }

  test('text, an old or encrypted file, a torn one, one with macros, another kind of document', async () => {
    expect(await refused(ascii('no zip'))).toBe('foreign')
    expect(await refused(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1))).toBe('protected')
    expect(await refused((await foreignTemplate(HOUSE)).slice(0, 900))).toBe('damaged')
    const macro = 'application/vnd.ms-powerpoint.template.macroEnabled.main+xml'
    expect(await refused(await foreignTemplate({ ...HOUSE, kind: macro }))).toBe('macros')
    const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
    expect(await refused(await foreignTemplate({ ...HOUSE, kind: word }))).toBe('foreign')
    expect(await refused(await foreignTemplate({ ...HOUSE, layouts: {} }))).toBe('no-layouts')
  })

  test('a picture at an address, XML that is broken or has entities', async () => {
    const outside = 'https://example.org/seen.png'
    expect(await refused(await foreignTemplate({ ...HOUSE, outside }))).toBe('outside')
    const master = 'ppt/slideMasters/slideMaster1.xml'
    expect(await refused(await changed(master, (text) => text.slice(0, 300)))).toBe('damaged')
    const entity = (text: string) => text.replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>')
    expect(await refused(await changed(master, entity))).toBe('damaged')
  })

  test('a file that is too large, packed or unpacked, whatever size it states', async () => {
    const zip = new JSZip()
    zip.file('ppt/media/a.bin', new Uint8Array(300_000))
    const bytes = (await zip.generateAsync({
      type: 'uint8array',
      compression: 'DEFLATE',
    })) as Uint8Array<ArrayBuffer>
    const limits = { bytes: 1_000_000, unpackedBytes: 400_000, parts: 10 }
    const faultWith = (changes: Partial<typeof limits>) =>
      unpackTemplate(bytes, { ...limits, ...changes }).then(
        () => null,
        (error: { fault?: string }) => error.fault,
      )
    expect(await faultWith({})).toBeNull()
    expect(await faultWith({ unpackedBytes: 200_000 })).toBe('unpacks-too-large')
    expect(await faultWith({ parts: 0 })).toBe('unpacks-too-large')
    expect(await faultWith({ bytes: 100 })).toBe('too-large')
  })
})
