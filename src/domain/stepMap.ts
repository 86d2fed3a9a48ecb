import type { StepFrame } from './briefing.ts'
import type { CellQuery } from './cellQuery.ts'
import type { Status } from './claim.ts'
import type { FigureUnit } from './figureUnit.ts'
import type { RouteChange, RouteChanges, RouteFigures } from './mapContent.ts'
import { isOwnDocument } from './ownData.ts'
import type { MonthSpan } from './period.ts'
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

/**
 * A sign at a place. `line` is the number of the line of text that the sign belongs to, from 1; null where the signs of
 * the whole view are shown, `count` is then their number. `evidence` opens in the Reader.
 */
export interface StepSign {
  place: StepPlace
  line: number | null
  status: Status | null
  count: number
  evidence: readonly string[]
}

/** Whether a sign is based on the reader's own documents alone: it then has the square of own marks. */
export function isOwnSign({ evidence }: Pick<StepSign, 'evidence'>): boolean {
  return evidence.length > 0 && evidence.every(isOwnDocument)
}

/** A number of a callout with the cells that add up to it. */
export interface StepMapNumber {
  value: number
  unit: FigureUnit
  spans: readonly MonthSpan[]
  isPartial: boolean
  cells: CellQuery
}

/**
 * A name, and a number if there is one, bound to a place. `line` is the line of text whose evidence alone names the place,
 * from 1; null without one.
 */
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
  signs: readonly StepSign[]
  callouts: readonly StepMapCallout[]
  /** The box chosen by the author; null shows what is lit. */
  frame: StepFrame | null
  /** The camera of the step's view, as links write it; `frame` takes precedence. */
  camera: Camera | null
  /** Dims all that is not lit. */
  hasSpotlight: boolean
  /** `numbers` and `changes` are the two maps of a comparison: values without names. */
  form: 'full' | 'numbers' | 'changes'
  /** Counts that set the widths; null: all lines have one width. */
  figures: RouteFigures | null
  changes: RouteChanges | null
}

/** The two maps of a step that compares two periods. */
export const STEP_SIDES = ['before', 'after'] as const
export type StepSide = (typeof STEP_SIDES)[number]
