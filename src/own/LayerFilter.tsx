import { yoursOf } from '#domain/own/data.ts'
import { FilterGroup } from '#features/filters/FoldOptions.tsx'
import { usePublished } from '#state/datasets.ts'
import { useLayers } from '#state/layers.ts'
import { setWhose, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { Segments } from '#ui/Choices.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useTranslation } from '#words/useTranslation.tsx'

const LAYERS = ['published', 'yours', 'both'] as const

/** Whether the published marks show, the reader's own from the Desk, or both; only where there are own marks or figures. */
export function LayerFilter() {
  const { t } = useTranslation('ownFigures')
  const layerOfView = useViewStore(({ view }) => view.whose) ?? 'both'
  const chosen = layerOfView === 'own-reading' ? 'both' : layerOfView
  const own = useLayers(({ own }) => yoursOf(own?.measures ?? []).length)
  const texts = useLayers((state) => state.own?.documents.length ?? 0)
  const figures = useLayers((state) => state.own?.figures.length ?? 0)
  const counts = [
    ...(own + texts > 0 ? [t('ownCount', { count: own }), t('shared:count.texts', { count: texts })] : []),
    ...(figures > 0 ? [t('figures', { count: figures })] : []),
  ]
  const published = usePublished('measures')?.measures.length ?? 0
  return (
    <FilterGroup name={t('layer')} caption={t('fromDesk')}>
      <Segments className="row row-type">
        {LAYERS.map((layer) => (
          <button key={layer} type="button" aria-pressed={layer === chosen} onClick={() => setWhose(layer)}>
            {t(`choice.${layer}`)}
          </button>
        ))}
      </Segments>
      <p className="gap-4 below-4 soft row-type in-row">
        <StatusSign look="filled" radius={3} isSquare /> {t('publishedCount', { count: published })}{' '}
        <StatusSign look="filled" radius={3} own={t('common:yours')} /> {counts.join(', ')}
      </p>
      <TwinReading className="small below-4" />
    </FilterGroup>
  )
}

/** Says beside a link what it does not carry. */
export function LinkNote() {
  const { t } = useTranslation('bar')
  return <p className="small soft">{t('ownTexts')}</p>
}

/** Which reading of texts that are own and published is counted, with the choice while both layers show. */
export function TwinReading({ className }: { className?: string | undefined }) {
  const { t } = useTranslation('ownFigures')
  const own = useLayers((state) => state.own)
  const layer = useViewStore(({ view }) => view.whose) ?? 'both'
  const texts = own?.documents.length ?? 0
  const twins = own?.documents.filter(({ id }) => id in own.twins).length ?? 0
  if (twins === 0 || layer === 'published') return null
  const isOwn = layer === 'own-reading'
  return (
    <p className={className}>
      <strong>{texts === 1 ? t('twin.alone') : t('twin.some', { count: twins, texts })}</strong>{' '}
      {layer === 'yours' ? t('twin.once') : isOwn ? t('twin.byOwn') : t('twin.byPublished')}
      {layer !== 'yours' && (
        <>
          {' '}
          <Button look="text" onClick={() => setWhose(isOwn ? 'both' : 'own-reading')}>
            {isOwn ? t('twin.show') : t('twin.hide')}
          </Button>
        </>
      )}
    </p>
  )
}
