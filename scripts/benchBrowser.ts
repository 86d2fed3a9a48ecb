import type { Browser } from '@playwright/test'
import { type Figure, type Spread, spread } from './figure.ts'
import { measureBrush } from './measureBrush.ts'
import { type IncidentLoad, type IncidentView, measureIncidents } from './measureIncidents.ts'

type Line = Figure | Spread

/** Drags of the period at each speed. */
const DRAGS = 4
const MANY = 100_000

/** The lines of the bench about dragging the period: map and dock a step, lists and charts after the last. */
export async function benchBrush(browser: Browser, origin: string): Promise<readonly Line[]> {
  const lines: Line[] = []
  for (const cpu of [1, 4]) {
    const { stepToFrame, lastToLists } = await measureBrush(browser, origin, cpu, DRAGS)
    lines.push(
      spread(`period dragged: step to map and dock, cpu x${cpu}`, 'ms', stepToFrame),
      spread(`period dragged: last step to lists and charts, cpu x${cpu}`, 'ms', lastToLists),
    )
  }
  return lines
}

/** The lines about the dead and missing on the map: frames without them, with those published, and with many. */
export async function benchIncidents(browser: Browser, origin: string): Promise<readonly Line[]> {
  const lines: Line[] = []
  const loads: readonly (readonly [string, IncidentLoad])[] = [
    ['no incidents', 'none'],
    ['published incidents', 'published'],
    [`${MANY / 1000} thousand incidents`, MANY],
  ]
  const views: readonly IncidentView[] = ['afar', 'near']
  for (const view of views) {
    for (const [name, load] of loads) {
      const { pan, brush } = await measureIncidents(browser, origin, load, view)
      lines.push(
        spread(`frame while the map is moved, ${view}, ${name}`, 'ms', pan),
        spread(`frame while the period is brushed, ${view}, ${name}`, 'ms', brush),
      )
    }
  }
  return lines
}
