import { type CompareModel, compareModel } from '#content/compareModel.ts'
import { loadFigures } from '#content/loadedFigures.ts'
import { mapContent, periodContent } from '#content/mapContent.ts'
import type { Dataset } from '#domain/datasets.ts'
import type { RouteFigures } from '#domain/mapContent.ts'
import { periodOfDate } from '#domain/period.ts'
import type { StillLook, StillMap } from '#domain/stepMap.ts'
import type { View } from '#domain/view.ts'
import type { TFunction } from '#i18n/translation.ts'
import { figureWords } from '#picture/labels/labelItems.ts'
import { stillMap } from '#picture/still/stillMap.ts'
import type { Words } from '#words/words.ts'

/** Files behind a still map. The last three are needed by some views only; null if not needed or not loaded. */
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
  t: TFunction<['map', 'still', 'compare', 'lens']>
}

/** A view as a still map; Compare shows its two periods side by side. */
export function viewStill(input: ViewStillInput): StillMap {
  return input.view.page === 'compare' ? comparedStill(input) : exploredStill(input)
}

function exploredStill({ view, look, data, words, t }: ViewStillInput): StillMap {
  const { places, figures: file, ...files } = data
  const { camera } = view
  const content = mapContent(
    {
      ...files,
      ...places,
      figures: loadFigures(file),
      incidentFault: null,
      // Still maps have no tooltip.
      majorityOf: null,
    },
    view,
  )
  const { routes, litRoutes } = content
  const figures = content.figures ?? NO_FIGURES
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
  const maps = [{ content, camera, theme: look.theme, words, heading: null }]
  return stillMap({ maps, look, title: asKnown(title, view, words, t), description, t })
}

/** The title with the day as of which the view shows everything as it was known. */
function asKnown(title: string, { known }: View, words: Words, t: ViewStillInput['t']): string {
  return known === null ? title : t('still:asKnown', { title, day: words.period(periodOfDate(known)) })
}

const NO_FIGURES: RouteFigures = new Map()

function comparedStill({ view, look, data, words, t }: ViewStillInput): StillMap {
  const { basemap, places } = data
  const { routes } = places
  const figures = loadFigures(data.figures)
  const model = compareModel(
    figures,
    view.compare,
    routes.map(({ id }) => id),
    view.period,
  )
  const sides = (model ? [model.months.first, model.months.second] : []).map((span, side) => ({
    period: words.spans([span]),
    total: totalOf(model, side, t),
    content: periodContent({ basemap, routes, figures }, span),
  }))
  const [first, second] = sides
  if (!first || !second) return exploredStill({ view: { ...view, page: 'explore' }, look, data, words, t })
  return stillMap({
    maps: sides.map(({ period, total, content }) => ({
      content,
      camera: view.camera,
      theme: look.theme,
      words,
      heading: { title: period, note: total },
    })),
    look,
    title: asKnown(t('still:titleTwo', { first: first.period, second: second.period }), view, words, t),
    description: t('still:description.two', {
      first: first.period,
      firstFigures: figureSentence(first.content.figures ?? NO_FIGURES, words, t),
      second: second.period,
      secondFigures: figureSentence(second.content.figures ?? NO_FIGURES, words, t),
    }),
    t,
  })
}

function totalOf(model: CompareModel | null, side: number, t: ViewStillInput['t']): string | null {
  const total = side === 0 ? model?.total.change.before : model?.total.change.after
  return total && total.value !== null ? t('common:counted.detections', { count: total.value }) : null
}

function figureSentence(figures: RouteFigures, words: Words, t: ViewStillInput['t']): string {
  return [...figures]
    .map(([id, figure]) =>
      t('still:description.figure', { name: words.route(id), figure: figureWords(figure, t, words) }),
    )
    .join('; ')
}
