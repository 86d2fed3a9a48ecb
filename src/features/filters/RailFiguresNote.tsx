import { useTranslation } from 'react-i18next'
import { isDetections } from '#state/selectors/figureModel.ts'
import { CHANNEL } from '#state/selectors/loadedFigures.ts'
import { useWords } from '#words/words.ts'
import styles from './RouteFilter.module.css'
import type { RailNumbers } from './RouteRow.tsx'

interface RailFiguresProps {
  numbers: RailNumbers
}

/** What the numbers of the list count, and in which months. */
export function RailTime({ numbers }: RailFiguresProps) {
  const { t } = useTranslation('filters')
  const time = useTime(numbers)
  if (numbers === 'measures') return t('unitMeasures')
  return time ? t('detectionsIn', { time }) : null
}

/** Under the list: what the number with the asterisk counts, with its months where its series covers others. */
export function RailNote({ numbers }: RailFiguresProps) {
  const { t } = useTranslation('filters')
  const words = useWords()
  const shared = useTime(numbers)
  if (numbers === 'measures') return <p className={styles.foot}>{t('figuresMissing')}</p>
  const arrivals = numbers === 'waiting' ? undefined : numbers.get(CHANNEL)
  if (!arrivals || arrivals.figure.total.value === null) return null
  const time = words.spans(arrivals.figure.period.spans)
  const isSame = time === shared
  const key = isSame ? 'arrivalsNote' : arrivals.isPartial ? 'arrivalsNotePartial' : 'arrivalsNoteTime'
  return <p className={styles.foot}>{t(key, { time })}</p>
}

/** The months of the routes that are counted in detections: they are of one series. */
function useTime(numbers: RailNumbers): string | null {
  const words = useWords()
  const figures = typeof numbers === 'string' ? [] : [...numbers.values()].map(({ figure }) => figure)
  const first = figures.find(isDetections)
  if (!first) return null
  return words.spans(first.period.spans)
}
