import { loadFigures } from '#content/loadedFigures.ts'
import { type MappedStep, type StepMapData, stepMap } from '#content/stepMap.ts'
import type { UiLanguage } from '#domain/language.ts'
import type { StepSide } from '#domain/stepMap.ts'
import type { StepMapLook } from '#picture/step/stepBlocks.ts'
import { stepPicture } from '#picture/step/stepPicture.ts'
import { published } from '#tests/support/published.ts'
import { publishedWords } from '#tests/support/stills.ts'

const { routes, regions } = published('routes')
const ground = { basemap: published('basemap'), routes, regions }

const figures = loadFigures(published('figures'))

/** The published data behind the maps of steps. */
export const STEP_DATA: StepMapData = {
  routes,
  regions,
  measures: published('measures').measures,
  events: published('timeline').events,
  figures,
  tableOf: (id) => figures.tables.get(id) ?? null,
  claims: published('claims').claims,
  records: published('records').records,
  basemap: published('basemap'),
}

/** Draws maps of steps of the published data in a language. */
export async function stepPictures(language: UiLanguage) {
  const { words, t } = await publishedWords(language)
  return (step: MappedStep, look: Partial<StepMapLook> = {}, side: StepSide | null = null) =>
    stepPicture({
      map: stepMap(step, STEP_DATA, side),
      beside: side && stepMap(step, STEP_DATA, side === 'before' ? 'after' : 'before'),
      ground,
      look: { width: 752, height: 672, theme: 'light', ...look },
      words,
      t,
    })
}
