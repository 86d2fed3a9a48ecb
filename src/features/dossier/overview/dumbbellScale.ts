import { scaleLinear } from 'd3-scale'

/** Where a value lies on the one scale of the dumbbells, in per cent of its width, and what is written over it. */
export interface DumbbellScale {
  at(value: number): number
  readonly ticks: readonly number[]
}

/** Nought to the largest value, with two or three round numbers written. */
export function dumbbellScale(largest: number): DumbbellScale {
  const scale = scaleLinear()
    .domain([0, Math.max(1, largest)])

    .range([0, 100])
  return { at: (value) => scale(value), ticks: scale.ticks(2).filter(Number.isInteger) }
}
