import { readFileSync } from 'node:fs'
import { isWithin, movedSince, pastRange } from '#content/whatChanged.ts'
import { DATASET_SCHEMAS } from '#domain/datasetSchemas.ts'
import type { Dataset, DatasetName } from '#domain/datasets.ts'

/** How often the range of past revisions held for a month that it was made without. */
export interface HeldRanges {
  figure: string
  held: number
  of: number
  /** Of those in which the month had moved at all. */
  heldOfMoved: number
  moved: number
}

/** Leaves out each month of each route in turn, and tells whether its revision lies in the range of the others. */
export function measureRanges(): HeldRanges {
  const { tables } = read('figures')
  const tried = read('vintages').tables.flatMap((vintages) => {
    const table = tables.find(({ id }) => id === vintages.table)
    const routes = table?.dimensions.find(({ name }) => name === 'route')?.keys ?? []
    return routes.flatMap((route) => {
      const moved = table && movedSince(vintages, table, { route })
      return [...(moved?.changes ?? [])].flatMap(([month, change]) => {
        const others = new Map([...(moved?.changes ?? [])].filter(([other]) => other !== month))
        const range = pastRange({ since: moved?.since ?? '', changes: others })
        return range ? [{ change, isHeld: isWithin(change, range) }] : []
      })
    })
  })
  const moved = tried.filter(({ change }) => change !== 0)
  return {
    figure: 'range of past revisions held for a month left out',
    held: tried.filter(({ isHeld }) => isHeld).length,
    of: tried.length,
    heldOfMoved: moved.filter(({ isHeld }) => isHeld).length,
    moved: moved.length,
  }
}

function read<Name extends DatasetName>(name: Name): Dataset<Name> {
  return DATASET_SCHEMAS[name].parse(JSON.parse(readFileSync(`data/derived/${name}.json`, 'utf8')))
}
