import type { Picture } from '#lib/picture.ts'
import { type BriefingStep, layoutOfStep, type StepFrame, type StepSpot } from './briefing.ts'
import type { CellQuery } from './cellQuery.ts'
import type { Status } from './claim.ts'
import type { FigureUnit } from './figureUnit.ts'
import type { MapContent, RouteChange, RouteChanges, RouteFigures } from './mapContent.ts'
import { BY_WHOSE, whoseAll } from './own/rules.ts'
import type { MonthSpan } from './period.ts'
import { LAYOUTS } from './stepLayouts.ts'
import type { Camera } from './view.ts'

/** One thing on the map of a step: its kind and id; countries by ISO 3166-1 alpha-2, hubs by their own id. */
export interface StepPlace {
  kind: 'route' | 'country' | 'region' | 'hub'
  id: string
}

/** Key of a place, as callouts of a briefing write it: `route:channel`. */
export function placeKey({ kind, id }: StepPlace): string {
  return `${kind}:${id}`
}

/** Inverse of `placeKey`; null for any other text. */
export function readPlace(key: string): StepPlace | null {
  const match = /^(route|country|region|hub):(.+)$/.exec(key)
  return match ? { kind: match[1] as StepPlace['kind'], id: match[2] ?? '' } : null
}

/** A sign at a place. `line` is that of the text it belongs to, from 1; null, with `count`, where the view's signs are shown. */
export interface StepSign {
  place: StepPlace
  line: number | null
  status: Status | null
  count: number
  evidence: readonly string[]
  shape: 'disc' | 'triangle'
}

/** The shape of a sign: a triangle where its evidence is of the reader's own documents alone, as own marks are. */
export function shapeOfSign(evidence: readonly string[]): StepSign['shape'] {
  return BY_WHOSE[whoseAll(evidence)].shape
}

/** A number of a callout with the cells that add up to it. */
export interface StepMapNumber {
  value: number
  unit: FigureUnit
  spans: readonly MonthSpan[]
  isPartial: boolean
  cells: CellQuery
}

/** A name, with a number if there is one, bound to a place. `line` is the line that alone names the place, from 1, or null. */
export interface StepMapCallout {
  line: number | null
  place: StepPlace
  number: StepMapNumber | null
  change: RouteChange | null
}

/** What the map of a step shows, without words, size and colours. */
export interface StepMap {
  /** Ids of what is lit, by kind. */
  lit: {
    routes: readonly string[]
    countries: readonly string[]
    regions: readonly string[]
    hubs: readonly string[]
  }
  /** Neither evidence nor view names a place: a layout gives the room of the map to the words. */
  isPlaceless: boolean
  /** The lines of the step: countries that they name have names on the map. */
  said: string
  signs: readonly StepSign[]
  callouts: readonly StepMapCallout[]
  /** Where the author moved labels. */
  spots: readonly StepSpot[]
  /** The box chosen by the author; null shows what is lit. */
  frame: StepFrame | null
  /** The camera of the step's view, as links write it; `frame` takes precedence. */
  camera: Camera | null
  /** Dims all that is not lit. */
  hasSpotlight: boolean
  /** The step counts something else than the routes do: their numbers never stand without their unit. */
  countsOther?: true
  /** What Explore shows of the step's view, where the step shows the signs of all of it. */
  seen?: MapContent
  /** `numbers` and `changes` are the two maps of a comparison: values without names. */
  form: 'full' | 'numbers' | 'changes'
  /** Counts that set the widths; null: all lines have one width. */
  figures: RouteFigures | null
  changes: RouteChanges | null
}

/** The two maps of a step that compares two periods. */
export const STEP_SIDES = ['before', 'after'] as const
export type StepSide = (typeof STEP_SIDES)[number]

/** What a build-up shows so far: a number of lines, and the callouts by their place; null for all. */
export interface BuiltSoFar {
  lines: number
  callouts: readonly string[] | null
}

/** Everything, as without a build-up. */
export const ALL_BUILT: BuiltSoFar = { lines: Number.POSITIVE_INFINITY, callouts: null }

/** What a step shows after no press, one, two …: lines with their callouts, then the others. Without a build-up all at once. */
export function buildOf(
  step: Parameters<typeof layoutOfStep>[0] & Pick<BriefingStep, 'look' | 'text'>,
  callouts: readonly { at: string; line: number | null }[],
): readonly BuiltSoFar[] {
  if (!step.look?.hasBuild) return [ALL_BUILT]
  const onMap = LAYOUTS[layoutOfStep(step)].map.hasCallouts ? callouts : []
  const ofLines = onMap.filter(({ line }) => line !== null)
  const others = onMap.filter(({ line }) => line === null)
  const count = step.text.length
  const withLines = Array.from(
    { length: count + 1 },
    (_, lines): BuiltSoFar => ({
      lines,
      callouts: ofLines.filter(({ line }) => (line ?? 0) <= lines).map(({ at }) => at),
    }),
  )
  const withOthers = others.map(
    (_, place): BuiltSoFar => ({
      lines: count,
      callouts: [...ofLines, ...others.slice(0, place + 1)].map(({ at }) => at),
    }),
  )
  return [...[...withLines, ...withOthers].slice(0, -1), ALL_BUILT]
}

/** A label of a still map and its count, for callers that draw the text themselves. */
export interface StillCallout {
  kind: 'route' | 'country' | 'region' | 'hub'
  /** Id of the route, region, country or place. */
  id: string
  name: string
  /** The number or change under the name, with its sign; null without a count. */
  value: string | null
  /** Where the label was placed: its upper left corner and size, px. */
  x: number
  y: number
  width: number
  height: number
  /** Alignment of the text in this box. */
  align: 'start' | 'end' | 'center'
  /** Ends of the line to the labelled route, px, where it is too far away to be seen as its name; else null. */
  leader: readonly [from: { x: number; y: number }, to: { x: number; y: number }] | null
  /** Colour of the labelled item, #rrggbb. */
  colour: string
}

/** One entry of the legend of a still map; a scale of line widths is its title, then an entry for each sample. */
export interface StillKey {
  label: string
  colour: string
  /** Null for the title of a scale. */
  line: 'solid' | 'dashed' | 'hollow' | 'disc' | null
  /** Of a sample: the width on this map, px; null for other signs. */
  width: number | null
}

/** A map as a picture of fixed size, for prints and files; drawn when more than its title and description is read. */
export interface StillMap {
  title: string
  /** Complete SVG with colours and title; labels are included unless turned off. */
  svg: string
  /** The same as plain values, for painting on a canvas or embedding in a larger picture. */
  picture: Picture
  /** Px. */
  width: number
  height: number
  callouts: readonly StillCallout[]
  legend: readonly StillKey[]
  /** Alternative text, one sentence. */
  description: string
}

/** Options of a still map. */
export interface StillLook {
  /** Px. */
  width: number
  height: number
  theme: 'light' | 'dark'
  /** False omits the labels; the callouts are returned in either case. */
  hasNames: boolean
  /** Size of a label as the caller will draw it over the picture, px; without it, that of the map's own letters. */
  labelSize?: (label: Pick<StillCallout, 'kind' | 'name' | 'value'>) => { width: number; height: number }
}
