import { type RefObject, useEffect, useRef, useState } from 'react'
import { periodOfDate } from '#domain/period.ts'
import { writeView } from '#domain/viewCodec.ts'
import { useNumbersSource } from '#parts/useNumbersSource.ts'
import { useVersionText } from '#state/edition.ts'
import { useFigures } from '#state/viewModels.ts'
import { useViewStore } from '#state/viewStore.ts'
import { useSettled } from '#ui/useSettled.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { ChartPart } from './ChartPart.tsx'
import styles from './EmbedPage.module.css'
import { ExploreMap } from './ExploreMap.tsx'
import { LinkNoticePart, ReadingPart } from './Part.tsx'

/** One map or one chart for a frame on another site, with its source and a link to the full view. */
export function EmbedPage() {
  const { t } = useTranslation(['embed', 'common', 'charts', 'line'])
  const view = useViewStore((state) => state.view)
  const { chart } = view
  const root = useRef<HTMLElement>(null)
  const natural = useRef<HTMLDivElement>(null)
  const head = useRef<HTMLHeadingElement>(null)
  const foot = useRef<HTMLElement>(null)
  const isMap = chart === null
  useFrameHeight(isMap ? [head, natural, foot] : [root], isMap)
  const words = useWords()
  const source = useNumbersSource()
  const figures = useFigures()
  const months = figures?.spans
  const [unplaced, withoutRoom] = useNumbersWithoutRoom()
  const numbers = unplaced.flatMap((id) => {
    const { value = null, unit = 'detections' } = figures?.model.routes.get(id)?.total ?? {}
    return value === null ? [] : `${words.route(id)}, ${words.counted(value, unit)}`
  })
  const place = view.selected?.kind === 'route' ? words.route(view.selected.id) : t('routes')
  const version = useVersionText()
  const full = writeView({ ...view, page: 'explore', chart: null, reader: null })
  return (
    <main
      ref={root}
      className={styles.page}
      data-shows={isMap ? 'map' : 'chart'}
      aria-label={t('common:brand')}
    >
      <h1 ref={head} className={isMap ? `${styles.title} rigid` : 'visually-hidden'}>
        {chart && t(`charts:list.${chart}`)}
        {isMap && (months ? t('during', { place, months: months.map(words.months).join(', ') }) : place)}
        {view.known && `, ${t('line:asKnown', { day: words.period(periodOfDate(view.known)) })}`}
      </h1>
      <LinkNoticePart />
      {isMap ? (
        <>
          <div ref={natural} className={`${styles.natural} wide`} aria-hidden="true" />
          <div className={`${styles.map} wide anchor`}>
            <ExploreMap isPlain withoutRoom={withoutRoom} />
          </div>
        </>
      ) : (
        <div className={styles.chart}>
          <ChartPart chart={chart} />
        </div>
      )}
      <footer ref={foot} className={`${styles.foot} soft caption-type`}>
        {isMap && numbers.length > 0 && <p>{t('withoutRoom', { numbers: numbers.join(words.semicolon) })}</p>}{' '}
        {isMap && source && <p>{source}</p>}{' '}
        {version && <p className={styles.version}>{`${t('common:brand')}, ${version}`}</p>}{' '}
        <a href={full} target="_blank" rel="noopener">
          {t('full')}
        </a>
      </footer>
      <ReadingPart />
    </main>
  )
}

const NONE: readonly string[] = []

/** How often the list of numbers without room may change at one width: a longer list makes the map lower, which changes the list. */
const MAX_CHANGES = 4

/** The routes whose numbers have no room on the map before the reader moves it, and what reports them. */
function useNumbersWithoutRoom(): [readonly string[], (routes: readonly string[]) => void] {
  const [reported, report] = useState(NONE)
  const settled = useSettled(reported.join(), '')
  const camera = useViewStore(({ view }) => view.camera)
  const [start] = useState(camera)
  const [said, setSaid] = useState({ width: 0, routes: '', changes: 0 })
  useEffect(() => {
    if (camera !== start) return
    const width = window.innerWidth
    setSaid((last) => {
      const changes = last.width === width ? last.changes + 1 : 1
      return last.routes === settled || changes > MAX_CHANGES ? last : { width, routes: settled, changes }
    })
  }, [settled, camera, start])
  return [said.routes.split(',').filter(Boolean), report]
}

/** Sends the page around the frame the height of `parts` in px, on each change; to any origin, as it tells nothing else. */
function useFrameHeight(parts: readonly RefObject<HTMLElement | null>[], isMap: boolean): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the parts are those of a map or of a chart.
  useEffect(() => {
    if (window.parent === window) return
    const heights = new Map<Element, number>()
    const observer = new ResizeObserver((entries) => {
      for (const { target, borderBoxSize } of entries) heights.set(target, borderBoxSize[0]?.blockSize ?? 0)
      const height = Math.ceil([...heights.values()].reduce((sum, part) => sum + part, 0))
      if (height > 0) window.parent.postMessage({ type: 'throughline:height', height }, '*')
    })
    for (const { current } of parts) if (current) observer.observe(current)
    return () => observer.disconnect()
  }, [isMap])
}
