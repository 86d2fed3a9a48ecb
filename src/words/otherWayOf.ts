import type { FigureHeadline, RoundedChange } from '#domain/figureHeadline.ts'
import type { TFunction } from '#i18n/translation.ts'
import type { Words } from './words.ts'

/** "On the Western Mediterranean they rose.", or at other `places`: "On three routes they fell."; "They rose on no route." */
export function otherWayOf(
  { otherWay, others }: Pick<FigureHeadline, 'otherWay' | 'others'>,
  places: string | undefined,
  words: Words,
  t: TFunction<'overview'>,
): string {
  if (others.length === 0) return t(`figures.otherWay.none.${otherWay}`)
  const onRoute = (id: string) =>
    t(`figures.on.${id}` as never, { defaultValue: t('figures.onRoute', { route: words.route(id) }) })
  const where = places ?? words.list(others.map(onRoute))
  return t(`figures.otherWay.${otherWay}`, { where: capitalised(where, words) })
}

/** "detected crossings fell by a quarter.", the end of a sentence; `by` says how large a fall or rise is. */
export function crossingsChange(
  change: RoundedChange,
  by: (change: Extract<RoundedChange, { direction: unknown }>) => string,
  t: TFunction<'overview'>,
): string {
  switch (change.kind) {
    case 'hardly':
      return t('figures.change.hardly')
    case 'fraction':
    case 'percent':
      return t(`figures.change.${change.direction}`, { by: by(change) })
    case 'all-but':
      return t('figures.change.fell', { by: t('figures.by.allBut') })
    case 'to-zero':
      return t('figures.change.toNought')
    case 'multiple': {
      const { times, isMore } = change
      if (times === 2) return t(isMore ? 'figures.change.overDouble' : 'figures.change.double')
      if (times === 3) return t(isMore ? 'figures.change.overTriple' : 'figures.change.triple')
      return t('figures.change.overTimes', { times })
    }
  }
}

/** With a capital at its beginning. */
export function capitalised(text: string, { upperCase }: Words): string {
  return upperCase(text.slice(0, 1)) + text.slice(1)
}
