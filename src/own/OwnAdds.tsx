import { useState } from 'react'
import { yoursOf } from '#domain/own/data.ts'
import details from '#features/dossier/Details.module.css'
import { MeasureRows } from '#features/dossier/measure/MeasureItem.tsx'
import { usePanel } from '#features/dossier/panelParts.tsx'
import { useLayers } from '#state/layers.ts'
import { openPage, select, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { Section } from '#ui/Section.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { TwinReading } from './LayerFilter.tsx'
import styles from './Own.module.css'

/** Measures listed while the published ones show too. */
const LISTED = 3

/** What the reader's own texts and tables add: numbers and measures; beside published marks only some. */
export function OwnAdds() {
  const { t } = useTranslation(['ownFigures', 'bar'])
  const words = useWords()
  const own = useLayers((state) => state.own)
  const { corpus } = usePanel()
  const isAlone = useViewStore(({ view }) => view.whose === 'yours')
  const [isLong, setLong] = useState(false)
  if (!own) return null
  const measures = yoursOf(corpus.measures)
  const texts = own.documents.length
  // Of a text that is published too, the published reading may be the one that counts.
  const isCounted = isAlone || measures.length > 0 || texts === 0
  const onRoutes = measures.filter(({ routes }) => routes.length > 0)
  const routes = [...new Set(onRoutes.flatMap((measure) => measure.routes))]
  const placed = measures.filter(({ scope }) => scope !== 'unplaced')
  const listed = isAlone || isLong ? placed : placed.slice(0, LISTED)
  const figures = own.figures.length
  const byRoute = corpus.routes
    .map(({ id }) => ({ id, count: own.figures.filter(({ place }) => place === id).length }))
    .filter(({ count }) => count > 0)
  const ofTables = [{ count: figures, label: t('adds.figures', { count: figures }) }]
  const ofTexts = [
    { count: measures.length, label: t('adds.measures', { count: measures.length }) },
    {
      count: onRoutes.length,
      label: routes[0]
        ? t('adds.onRoutes', { count: routes.length, route: words.routeShort(routes[0]) })
        : t('adds.onNoRoute'),
    },
    { count: measures.length - placed.length, label: t('adds.unplaced') },
  ]
  const numbers = [...(texts > 0 && isCounted ? ofTexts : []), ...(figures > 0 ? ofTables : [])]
  return (
    <section className={`${styles.adds} stack`}>
      <h2 className={details.title} tabIndex={-1}>
        {texts > 0 ? t('adds.title', { count: texts }) : t('adds.titleTables', { count: own.tables.length })}
      </h2>
      {numbers.length > 0 && (
        <ul className="gap-24 row-wrap">
          {numbers.map(({ count, label }) => (
            <li key={label} className="stack soft small">
              <strong className="big">{words.number(count)}</strong> {label}
            </li>
          ))}
        </ul>
      )}
      {byRoute.length > 0 && (
        <ul aria-label={t('adds.byRoute')}>
          {byRoute.map(({ id, count }) => (
            <li key={id} className="apart-12 ends">
              <Button look="text" onClick={() => select({ kind: 'route', id })}>
                {words.route(id)}
              </Button>
              <span className="small quiet">{t('figures', { count })}</span>
            </li>
          ))}
        </ul>
      )}
      <TwinReading className="wide" />
      {placed.length > 0 && (
        <Section title={t('adds.placed')}>
          <MeasureRows measures={listed} />
          {listed.length < placed.length && (
            <Button look="text" onClick={() => setLong(true)}>
              {t('adds.more', { count: placed.length - listed.length })}
            </Button>
          )}
        </Section>
      )}
      <Button onClick={() => openPage('desk')}>{t('openDesk')}</Button>
      <p className="caption-type line-16 quiet">{t('bar:ownTexts')}</p>
    </section>
  )
}
