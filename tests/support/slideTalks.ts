import type { Provenance } from '#domain/provenance.ts'
import type { Slide, SlideItem, SlideText } from '#domain/slides.ts'
import type { StepChart } from '#domain/stepChart.ts'
import { ownTemplate } from '#papers/slides/ownLayouts.ts'
import { mapSize } from '#papers/slides/slideItems.ts'
import { slideModel } from '#papers/slides/slideModel.ts'
import type {
  SlideColours,
  SlideMap,
  SlideModelInput,
  SlideStep,
  SlideTalk,
} from '#papers/slides/slideTalk.ts'
import { englishI18n } from './english.ts'
import { exportWords } from './exportWords.ts'

/** The app's own words on exported slides, in English. */
export const SLIDE_TEXTS: Pick<SlideModelInput, 't' | 'words' | 'isOwn'> = {
  t: englishI18n().getFixedT('en', ['export', 'briefing', 'map'] as const),
  words: exportWords().words,
  isOwn: false,
}

/** What the map says of its lines, in the caveats too. */
const SCHEMATIC = SLIDE_TEXTS.t('map:note')

/** Colours of the own theme. */
export const SLIDE_COLOURS: SlideColours = {
  ink: 'tx1',
  ink2: 'tx2',
  land: '#f5f3ec',
  route: (id) => (id === 'channel' ? 'folHlink' : 'accent1'),
  label: (fill) => (fill === '#16191d' ? 'tx1' : 'tx2'),
  paper: 'bg1',
}

export const OWN_TEMPLATE = ownTemplate('light')

/** The provenance of a step with a number of sources. */
export function provenanceWith(count: number, key = 'a'): Provenance {
  const at = (index: number) => `https://example.org/#/explore?reader=record:${key}-${index}`
  return {
    citations: [`Publisher ${key}, A page about ${key}`],
    publications: [
      {
        citation: `Publisher ${key}, A page about ${key}`,
        publisher: `Publisher ${key}`,
        page: `https://publisher.example/${key}`,
      },
    ],
    evidence: Array.from({ length: count }, (_, index) => ({
      id: `record:${key}-${index}`,
      name: `Record ${index} of ${key} (Publisher ${key})`,
      link: at(index),
      citation: `Publisher ${key}, A page about ${key}`,
      page: `https://publisher.example/${key}`,
    })),
    licences: [`Publisher ${key}. Reuse with credit`],
    filters: 'Time: 2025',
    majorities: [],
    caveats: ['Detections are not people.', SCHEMATIC],
    version: '0123456789ab',
    versionText: 'data 0123456789ab (not a published edition)',
    date: '2026-11-25',
    link: `https://example.org/#/stage?step=talk:${key}`,
  }
}

/** A map of a slot with labels at two corners, a sign, and the name of a sea. */
export function slideMap(role: 'text-map' | 'compare'): SlideMap {
  const { map } = OWN_TEMPLATE.frames[role].slots
  if (!map) throw new Error(`${role} has no map`)
  const { width, height } = mapSize(map)
  const row = { text: '', size: 24, weight: 600, fill: '#16191d', isSea: false }
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><title>Map</title></svg>`,
    width,
    height,
    labels: [
      {
        name: 'Eastern land border',
        box: { x: width - 230, y: height - 102, width: 230, height: 102 },
        align: 'start',
        rows: [
          { ...row, text: 'Eastern land border' },
          { ...row, text: '11,044', size: 36 },
          { ...row, text: 'detections in 2025', size: 20, weight: 400, fill: '#454d57' },
        ],
        signs: [],
        leader: null,
      },
      {
        name: 'Germany',
        box: { x: 0, y: 0, width: 90, height: 66 },
        align: 'end',
        rows: [{ ...row, text: 'Germany', size: 22, weight: 500 }],
        signs: [
          {
            line: 2,
            status: 'planned',
            count: 1,
            shape: 'disc',
            x: 30,
            y: 50,
            radius: 16,
          },
          {
            line: null,
            status: 'gap',
            count: 3,
            shape: 'disc',
            x: 70,
            y: 50,
            radius: 16,
          },
        ],
        leader: [
          [130, 24],
          [160, 8],
        ],
      },
      {
        name: 'North Sea',
        box: { x: 200, y: 90, width: 100, height: 26 },
        align: 'center',
        rows: [{ text: 'North Sea', size: 22, weight: 400, fill: '#4e6b78', isSea: true }],
        signs: [],
        leader: null,
      },
    ],
    leftOut: [],
    legend: [],
    caption: 'Width: detections in 2025. Lines are schematic.',
    alt: 'Map: Eastern land border 11,044 detections in 2025.',
  }
}

export const MAP = slideMap('text-map')

/** Two series of three months, with a missing value and an incomplete last month. */
export const CHART: StepChart = {
  kind: 'bars',
  over: 'months',
  unit: 'detections',
  own: null,
  categories: ['Jan', 'Feb', 'Mar'],
  series: [
    {
      name: '2025',
      route: 'western-balkans',
      values: [3, 0, null],
      cells: [],
    },
    { name: '2024', route: null, values: [5, 6, 7], cells: [] },
  ],
  isPartial: [false, false, true],
  cells: 'frontex-detections:detections:2025-01..2025-03',
}

/** A step with text and a map; tests override what they need. */
export function slideStep(part: Partial<SlideStep> = {}): SlideStep {
  return {
    isClosing: false,
    id: 'step',
    title: 'Detections fell',
    lines: ['One line for the room.'],
    notes: 'What the speaker says.\nAnd then this.',
    number: null,
    chart: null,
    role: 'text-map',
    isBackup: false,
    list: null,
    details: null,
    map: MAP,
    map2: null,
    heads: [],
    ranking: null,
    quote: null,
    provenance: provenanceWith(2),
    ...part,
  }
}

/** A briefing with these steps, as slides. */
export function slideTalk(steps: readonly SlideStep[]): SlideTalk {
  return {
    title: 'A talk',
    by: 'Someone, 25 November 2026',
    language: 'nl',
    link: 'https://example.org/#/briefing?step=talk',
    titleMap: null,
    steps,
  }
}

/** The slides of a briefing with these steps, on the own template. */
export function slidesOf(...steps: readonly SlideStep[]): readonly Slide[] {
  return slideModel({
    talk: slideTalk(steps),
    template: OWN_TEMPLATE,
    ...SLIDE_TEXTS,
    colours: SLIDE_COLOURS,
  })
}

export const textsOf = ({ items }: Slide) => items.filter((item): item is SlideText => item.kind === 'text')
/** The paragraphs of a text. */
export const wordsOf = (text: Pick<SlideText, 'paragraphs'>) =>
  text.paragraphs.map((runs) => runs.map((run) => run.text).join(''))
export const allWords = (slide: Slide | undefined) =>
  slide ? textsOf(slide).flatMap(wordsOf).join('\n') : ''
export const notesOf = (slide: Slide | undefined) => slide?.notes.map(({ text }) => text) ?? []

/** All words and values on a slide. */
export function textOfSlide({ items }: Slide): string {
  return items.map(textOfItem).join(' ')
}

function textOfItem(item: SlideItem): string {
  switch (item.kind) {
    case 'text':
      return wordsOf(item).join(' ')
    case 'table':
      return item.rows
        .map((cells) => cells.map(({ text, below }) => [text, below?.text ?? ''].join(' ')).join(' '))
        .join(' ')
    case 'chart':
      return [
        ...item.categories,
        ...(item.labels ?? []),
        ...item.chart.series.flatMap(({ values }) => values.map((value) => String(value))),
      ].join(' ')
    case 'page':
    case 'picture':
    case 'group':
      return ''
  }
}
