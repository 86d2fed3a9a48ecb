import { useId } from 'react'
import { loosenings } from '#content/loosenings.ts'
import { routeRegionsOf } from '#domain/route.ts'
import { useDataset } from '#state/datasets.ts'
import { setFilters, useViewStore } from '#state/viewStore.ts'
import { TextButton } from '#ui/Button.tsx'
import { useTranslation } from '#words/useTranslation.tsx'

const NONE: readonly never[] = []

/** Where the filters leave few measures: each condition whose loosening adds some, with how many it would show. */
export function Loosenings() {
  const { t } = useTranslation('filters')
  const measures = useDataset('measures').data?.measures ?? NONE
  const routes = useDataset('routes').data?.routes ?? NONE
  const filters = useViewStore(({ view }) => view.filters)
  const selected = useViewStore(({ view }) => view.selected)
  const nameId = useId()
  const found = loosenings({ measures, routeRegions: routeRegionsOf(routes), filters, selected })
  if (found.length === 0) return null
  return (
    <section className="gap-4 stack" aria-labelledby={nameId}>
      <h3 className="body-type" id={nameId}>
        {t('few')}
      </h3>
      <ul>
        {found.map((loose) => (
          <li key={loose.what} className="ends-middle gap-16 target">
            <TextButton
              aria-label={t('option', { label: t(`loosen.${loose.what}`), count: loose.count })}
              onClick={() => setFilters({ all: undefined, ...loose.filters })}
            >
              {t(`loosen.${loose.what}`)}
            </TextButton>
            <span aria-hidden="true">{loose.count}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
