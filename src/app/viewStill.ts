import type { TFunction } from 'i18next'
import type { Dataset } from '#domain/datasets.ts'
import type { MonthSpan } from '#domain/period.ts'
import type { StillLook, StillMap } from '#domain/stillMap.ts'
import { DEFAULT_LAYERS, type View } from '#domain/view.ts'
import { addEnglish } from '#i18n/laterEnglish.ts'
import compare from '#i18n/messages/en/compare.json'
import still from '#i18n/messages/en/still.json'
import { figureWords } from '#map/figureWords.ts'
import { NO_FOCUS } from '#map/focus.ts'
import { lensMarks, originMarks } from '#map/originMarks.ts'
import type { RouteFigures } from '#map/routeFigures.ts'
import type { StillInput } from '#map/still/stillInput.ts'
import { stillMap } from '#map/still/stillMap.ts'
import { type CompareModel, compareModel } from '#state/selectors/compareModel.ts'
import { exploreModel } from '#state/selectors/exploreModel.ts'
import { figureModel } from '#state/selectors/figureModel.ts'
import { lensOf } from '#state/selectors/lens.ts'
import { loadFigures } from '#state/selectors/loadedFigures.ts'
import { asksForTies } from '#state/useLens.ts'
import type { Words } from '#words/words.ts'
import { incidentFile } from './incidentFile.ts'
import { actingCountries, focusUnder, litRoutesOf, marksInView } from './mapParts.ts'

addEnglish({ still, compare })

/** The files that every still map is drawn from, and those that only some views ask for (null: not asked for, or not there). */
interface StillData {
  basemap: Dataset<'basemap'>
  places: Dataset<'routes'>
  measures: Dataset<'measures'>['measures']
  events: Dataset<'timeline'>['events']
  figures: Dataset<'figures'>
  claims: Dataset<'claims'>['claims'] | null
  records: Dataset<'records'>['records'] | null
  incidents: Dataset<'incidents'> | null
}

interface ViewStillInput {
  view: View
  look: StillLook
  data: StillData
  words: Words
  t: TFunction<['map', 'still', 'compare']>
}

const NONE: readonly never[] = []

/** What a view needs besides the files that every still map is drawn from. */
export function extraFiles(view: View): readonly ('claims' | 'records' | 'incidents')[] {
  if (view.page === 'compare') return []
  return [
    ...(asksForTies(view) ? (['claims', 'records'] as const) : []),
    ...((view.layers ?? DEFAULT_LAYERS).includes('deaths') ? (['incidents'] as const) : []),
  ]
}

/** A view as a still map: of Compare, the two periods side by side. */
export function viewStill(input: ViewStillInput): StillMap {
  return input.view.page === 'compare' ? comparedStill(input) : exploredStill(input)
}

function exploredStill({ view, look, data, words, t }: ViewStillInput): StillMap {
  const { places, measures, events, basemap, claims, records, incidents } = data
  const { routes, regions } = places
  const { filters, selected, camera } = view
  const layers = view.layers ?? DEFAULT_LAYERS
  const model = exploreModel({ measures, events, routes, filters })
  const lists = { measures, routes, regions, claims: claims ?? NONE, records: records ?? NONE }
  const lens = lensOf({ selected, filters, model, lists })
  const figures = figureModel(loadFigures(data.figures), filters, idsOf(routes)).routes
  const origins = originMarks(regions, routes)
  const others = lensMarks(regions, origins)
  const litRoutes = litRoutesOf(lens, routes)
  const map: StillInput = {
    basemap,
    routes,
    regions: origins,
    otherRegions: others,
    litRoutes,
    lens,
    figures,
    marks: marksInView({ model, lens, routes, origins, others, basemap }),
    actors: actingCountries(measures, model, selected),
    selected,
    focus: focusUnder(lens, { selected, measures, events, routes }),
    layers,
    incidents: incidents && {
      file: incidentFile(incidents, data.figures, filters),
      litPlaces: lens ? new Set(lens.routes.keys()) : null,
    },
    camera,
    theme: look.theme,
    words,
    heading: null,
  }
  const lit = routes.filter(({ id, legs }) => legs.length > 0 && litRoutes.has(id))
  const spans = [...figures.values()][0]?.period.spans
  const described = figureSentence(new Map([...figures].filter(([id]) => litRoutes.has(id))), words, t)
  const isDimmed = routes.some(({ id, legs }) => legs.length > 0 && !litRoutes.has(id))
  const names = words.list(lit.map(({ id }) => words.route(id)))
  const shown =
    described === ''
      ? t('still:description.routes', { routes: names })
      : t('still:description.figures', { figures: described })
  const dimmed = isDimmed ? [t('still:description.lit', { names })] : []
  const description = lit.length === 0 ? t('still:description.none') : [shown, ...dimmed].join(' ')
  const title = spans ? t('still:titleDuring', { months: words.spans(spans) }) : t('still:title')
  return stillMap({ maps: [map], look, title, description, t })
}

function comparedStill({ view, look, data, words, t }: ViewStillInput): StillMap {
  const { routes } = data.places
  const figures = loadFigures(data.figures)
  const model = compareModel(
    figures,
    view.compare,
    routes.map(({ id }) => id),
  )
  const of = (span: MonthSpan) => figureModel(figures, { years: [], period: span }, idsOf(routes)).routes
  const sides = model ? ([model.months.first, model.months.second] as const) : []
  const maps = sides.map(
    (span, index): StillInput => ({
      basemap: data.basemap,
      routes,
      regions: NONE,
      otherRegions: NONE,
      litRoutes: litRoutesOf(null, routes),
      lens: null,
      figures: of(span),
      marks: null,
      actors: NONE,
      selected: null,
      focus: NO_FOCUS,
      layers: ['routes'],
      incidents: null,
      camera: view.camera,
      theme: look.theme,
      words,
      heading: { title: words.spans([span]), note: totalOf(model, index, t) },
    }),
  )
  const [first, second] = sides
  if (!first || !second) return exploredStill({ view: { ...view, page: 'explore' }, look, data, words, t })
  const [before, after] = [words.spans([first]), words.spans([second])]
  return stillMap({
    maps,
    look,
    title: t('still:titleTwo', { first: before, second: after }),
    description: t('still:description.two', {
      first: before,
      firstFigures: figureSentence(of(first), words, t),
      second: after,
      secondFigures: figureSentence(of(second), words, t),
    }),
    t,
  })
}

function totalOf(model: CompareModel | null, side: number, t: ViewStillInput['t']): string | null {
  const total = side === 0 ? model?.total.change.before : model?.total.change.after
  return total && total.value !== null ? t('compare:maps.detections', { count: total.value }) : null
}

function figureSentence(figures: RouteFigures, words: Words, t: ViewStillInput['t']): string {
  return [...figures]
    .map(([id, figure]) =>
      t('still:description.figure', { name: words.route(id), figure: figureWords(figure, t, words) }),
    )
    .join('; ')
}

function idsOf(routes: readonly { id: string }[]): ReadonlySet<string> {
  return new Set(routes.map(({ id }) => id))
}
