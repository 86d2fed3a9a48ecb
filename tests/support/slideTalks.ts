import type { Provenance } from '#domain/provenance.ts'
import type { StepChart } from '#domain/stepChart.ts'
import type { StillMap } from '#domain/stillMap.ts'
import type { SlideStep, SlideTalk, SlideWords } from '#state/selectors/slides/slideTalk.ts'

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
}

/** The provenance of a step with a number of sources. */
export function provenanceWith(count: number, key = 'a'): Provenance {
  const at = (index: number) => `https://example.org/#/explore?reader=record:${key}-${index}`
  return {
    citations: [`Publisher ${key}, A page about ${key}`],
    evidence: Array.from({ length: count }, (_, index) => ({
      id: `record:${key}-${index}`,
      name: `Record ${index} of ${key} (Publisher ${key})`,
      link: at(index),
      citation: `Publisher ${key}, A page about ${key}`,
      page: `https://publisher.example/${key}`,
    })),
    filters: 'Time: 2025',
    caveats: ['Detections are not persons.', 'Routes are schematic.'],
    version: '0123456789ab',
    date: '2026-11-25',
    link: `https://example.org/#/stage?step=talk:${key}`,
  }
}

/** A still map with a label at each edge, and more legend entries than fit in one row. */
export const STILL: StillMap = {
  svg: '<svg xmlns="http://www.w3.org/2000/svg" width="928" height="696"><title>Map</title></svg>',
  picture: { title: 'Map', description: '', metadata: null, width: 928, height: 696, scale: 1, panels: [] },
  width: 928,
  height: 696,
  callouts: [
    {
      id: 'eastern-land-border',
      name: 'Eastern land border',
      value: '11,044',
      x: 920,
      y: 690,
      anchor: 'start',
      colour: '#69895f',
    },
    {
      id: 'western-african',
      name: 'Western African',
      value: null,
      x: 4,
      y: 2,
      anchor: 'end',
      colour: '#651028',
    },
  ],
  legend: Array.from({ length: 14 }, (_, index) => ({
    label: `Key number ${index} of the legend`,
    colour: '#145a60',
    line: (['solid', 'dashed', 'hollow', 'area'] as const)[index % 4] ?? 'solid',
  })),
  description: 'A map of routes.',
}

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
    list: null,
    isListLarge: false,
    map: STILL,
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
    routeIds: new Set(['eastern-land-border', 'western-african']),
    steps,
  }
}
