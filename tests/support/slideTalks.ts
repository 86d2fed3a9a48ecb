import type { Provenance } from '#domain/provenance.ts'
import type { StepChart } from '#domain/stepChart.ts'
import type { StillMap } from '#domain/stillMap.ts'
import { slideLabelSize } from '#state/selectors/slides/mapItems.ts'
import { ownTemplate } from '#state/selectors/slides/ownLayouts.ts'
import { stillSize } from '#state/selectors/slides/slideLayout.ts'
import type { SlideColours, SlideStep, SlideTalk, SlideWords } from '#state/selectors/slides/slideTalk.ts'

/** The English labels of exported slides. */
export const SLIDE_WORDS: SlideWords = {
  language: 'en',
  sources: 'Sources',
  evidence: 'Evidence',
  filters: 'Filters',
  filtersOfSteps: 'those of each step',
  caveats: 'Caveats',
  dataVersion: 'Data version',
  exportedOn: 'Exported on',
  open: 'open',
  openStep: 'Open this step',
  openTalk: 'Open the briefing',
  day: (date) => date,
  place: (number, count) => `${number} of ${count}`,
  steps: (count) => `${count} steps`,
  inSteps: (numbers) => `steps ${numbers.join(', ')}`,
  more: (count) => `and ${count} more sources`,
  moreRows: (count) => `${count} more in the app`,
  continued: (title) => `${title}, continued`,
  incomplete: 'incomplete month',
  map: 'Map',
  legend: 'Legend',
  chart: 'Chart',
  page: 'Slide number',
  forChecking: 'For checking',
  listOfStep: (number, title) => `Step ${number}: ${title}`,
  freed: (layout, slots) => `${layout} has no place for ${slots.join(', ')}`,
}

/** Colours of the own theme. */
export const SLIDE_COLOURS: SlideColours = {
  ink: 'tx1',
  ink2: 'tx2',
  land: '#f5f3ec',
  route: (id) => (id === 'channel' ? 'folHlink' : 'accent1'),
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
    filters: 'Time: 2025',
    majorities: [],
    caveats: ['Detections are not persons.', 'Routes are schematic.'],
    version: '0123456789ab',
    date: '2026-11-25',
    link: `https://example.org/#/stage?step=talk:${key}`,
  }
}

/** A slide's still map with a label at two corners, and more legend entries than fit in one row. */
export function slideStill(role: 'text-map' | 'compare'): StillMap {
  const { map } = OWN_TEMPLATE.frames[role].slots
  if (!map) throw new Error(`${role} has no map`)
  const { width, height } = stillSize(map)
  const east = { kind: 'route', name: 'Eastern land border', value: '11,044' } as const
  const west = { kind: 'route', name: 'Western African', value: null } as const
  const sizeOf = slideLabelSize(role === 'compare' ? 'values' : 'all')
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><title>Map</title></svg>`,
    picture: { title: 'Map', description: '', metadata: null, width, height, scale: 1, panels: [] },
    width,
    height,
    callouts: [
      {
        ...east,
        ...sizeOf(east),
        id: 'eastern-land-border',
        x: width - sizeOf(east).width,
        y: height - sizeOf(east).height,
        align: 'start',
        leader: null,
        colour: '#69895f',
      },
      {
        ...west,
        ...sizeOf(west),
        id: 'western-african',
        x: 0,
        y: 0,
        align: 'end',
        leader: [
          { x: 130, y: 24 },
          { x: 160, y: 8 },
        ],
        colour: '#651028',
      },
    ],
    legend: Array.from({ length: 14 }, (_, index) => ({
      label: `Key number ${index} of the legend`,
      colour: '#145a60',
      line: (['solid', 'dashed', 'hollow', 'disc'] as const)[index % 4] ?? 'solid',
      width: null,
    })),
    description: 'A map of routes.',
  }
}

export const STILL = slideStill('text-map')

/** Two series of three months, with a missing value and an incomplete last month. */
export const CHART: StepChart = {
  kind: 'bars',
  over: 'months',
  unit: 'detections',
  categories: ['Jan', 'Feb', 'Mar'],
  series: [
    { name: '2025', colour: '#145a60', route: 'western-balkans', values: [3, 0, null], cells: [] },
    { name: '2024', colour: '#8d959d', route: null, values: [5, 6, 7], cells: [] },
  ],
  isPartial: [false, false, true],
  cells: 'frontex-detections:detections:2025-01..2025-03',
}

/** A step with text and a map; tests override what they need. */
export function slideStep(part: Partial<SlideStep> = {}): SlideStep {
  return {
    id: 'step',
    title: 'Detections fell',
    lines: ['One line for the room.'],
    notes: 'What the speaker says.\nAnd then this.',
    number: null,
    chart: null,
    role: 'text-map',
    list: null,
    map: STILL,
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
