import { type BriefingStep, layoutOfStep } from '#domain/briefing.ts'
import type { Provenance } from '#domain/provenance.ts'
import type { SlideRole } from '#domain/slides.ts'
import type { SlideStep } from '#papers/slides/slideTalk.ts'

/** The first sentence of a document that a step cites. */
export function quoteOf({ evidence }: Provenance): SlideStep['quote'] {
  const cited = evidence.find(({ quote }) => quote !== undefined)
  return cited?.quote === undefined
    ? null
    : { ...cited.quote, text: `“${cited.quote.text}”`, source: cited.citation }
}

/** The slide that suits a step: its layout, as far as the step has what the layout shows. */
export function roleOf(
  step: BriefingStep,
  {
    number,
    chart,
    quote,
    ranking,
    list,
    isPlaceless,
  }: Pick<SlideStep, 'number' | 'chart' | 'quote' | 'ranking' | 'list'> & { isPlaceless: boolean },
): SlideRole {
  // Without a place the measures take the room of the map.
  const wordy = isPlaceless ? (list ? 'text-table' : 'text') : 'text-map'
  const usual = chart ? (number ? 'number-chart' : 'text-chart') : number ? 'number-map' : wordy
  switch (layoutOfStep(step)) {
    case 'compare':
      return ranking ? 'compare' : usual
    case 'quote':
      return quote ? (isPlaceless ? 'quote' : 'quote-map') : usual
    case 'table':
    case 'timeline':
      return list ? 'text-table' : usual
    case 'map':
      return step.text.length === 0 && !chart && !number && !isPlaceless ? 'map' : usual
    case 'title':
    case 'section':
      return chart || number ? usual : 'title'
    case 'agenda':
      return chart || number ? usual : 'text'
    case 'closing':
      return chart || number ? usual : list ? 'text-table' : 'text'
    default:
      return usual
  }
}
