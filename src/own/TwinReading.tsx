import { useLayers } from '#state/layers.ts'
import { setWhose, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { useTranslation } from '#words/useTranslation.tsx'

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
