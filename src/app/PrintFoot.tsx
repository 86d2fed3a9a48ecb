import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { datasetQuery, useDataset } from '#state/datasets.ts'
import { readersToday } from '#state/readersToday.ts'
import { linkOfView, useViewStore } from '#state/viewStore.ts'
import { useWords } from '#state/words.ts'
import { usePrinting } from './usePrinting.ts'

/** Ms after which a page that stands asks for what printing needs. */
const CALM = 4000

/** The foot of the printed page: the link of the view, the version of the data, and the day of the print. */
export function PrintFoot() {
  const client = useQueryClient()
  useEffect(() => {
    // Printing does not wait for a file.
    const timer = window.setTimeout(() => void client.prefetchQuery(datasetQuery('manifest')), CALM)
    return () => window.clearTimeout(timer)
  }, [client])
  return usePrinting() ? <Foot /> : null
}

function Foot() {
  const { t } = useTranslation(['map', 'common'])
  const words = useWords()
  const view = useViewStore((state) => state.view)
  const version = useDataset('manifest').data?.data
  const day = words.period({ start: readersToday(), end: readersToday(), precision: 'day' })
  return (
    <footer className="print-foot">
      <p>{linkOfView(view)}</p>
      <p>{t('printed', { day, version: version ?? t('common:notStated') })}</p>
    </footer>
  )
}
