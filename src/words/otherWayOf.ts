import type { FigureHeadline } from '#domain/figureHeadline.ts'
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

/** With a capital at its beginning. */
export function capitalised(text: string, { upperCase }: Words): string {
  return upperCase(text.slice(0, 1)) + text.slice(1)
}
