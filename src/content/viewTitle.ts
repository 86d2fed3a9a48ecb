import { besidesOpenRoute } from '#domain/filters.ts'
import { type MonthSpan, periodOfDate } from '#domain/period.ts'
import type { View } from '#domain/view.ts'
import type { TFunction } from '#i18n/translation.ts'
import type { Words } from '#words/words.ts'
import { chosenFilters, chosenWords } from './chosenFilters.ts'

interface TitleWords {
  t: TFunction<'common'>
  lineT: TFunction<'line'>
  filtersT: TFunction<'filters'>
  words: Pick<Words, 'choice' | 'longSpans' | 'months' | 'period' | 'spans'>
}

/** What a title names besides the view. */
interface TitleNames {
  /** The name of the selection; empty without one. */
  name: string
  /** The months that numbers are of; none while they load. */
  spans: readonly MonthSpan[]
}

/** The document's title, which tells tabs apart: "Eastern Mediterranean, January to June 2026 · Throughline". */
export function viewTitle(view: View, names: TitleNames, say: TitleWords): string {
  const subject = subjectOf(view, names, say)
  return subject === null ? say.t('brand') : say.lineT('title', { subject, brand: say.t('brand') })
}

function subjectOf(view: View, { name, spans }: TitleNames, say: TitleWords): string | null {
  switch (view.page) {
    case 'plans':
      return [say.t('plans'), conditionsOf(view, say)].filter(Boolean).join(', ')
    case 'compare': {
      const { compare } = view
      const compared = compare ? [compare.first, compare.second] : spans
      return [say.t('compare'), say.words.longSpans(compared)].filter(Boolean).join(', ')
    }
    case 'sources':
    case 'briefing':
    case 'desk':
      return say.t(view.page)
    case 'stage':
    case 'kiosk':
    case 'presenter':
      return say.t('briefing')
    case 'embed':
      return null
    case 'explore':
    case 'table':
      break
  }
  const time = say.words.longSpans(spans)
  const known = view.known && say.lineT('asKnown', { day: say.words.period(periodOfDate(view.known)) })
  const conditions = conditionsOf(view, say)
  const isNumbered = !view.selected || view.selected.kind === 'route'
  return [
    ...(view.page === 'table' ? [say.t('table.title')] : []),
    name || conditions || say.lineT('startShort'),
    ...(name && conditions ? [conditions] : []),
    ...(isNumbered && time ? [time] : []),
    ...(known ? [known] : []),
  ].join(', ')
}

/** The filters in words: "Planned and Algeria or Iraq"; empty without any. */
function conditionsOf(view: View, { lineT, filtersT, words }: TitleWords): string {
  return chosenFilters(besidesOpenRoute(view))
    .flatMap((condition) => [
      ...(condition.join ? [lineT(`join.${condition.join}`)] : []),
      chosenWords(condition, filtersT, words),
    ])
    .join(' ')
}
