import { hasOwnOutcome } from '#domain/measure.ts'
import { isOwnMark } from '#domain/ownData.ts'
import { DEFAULT_VIEW } from '#domain/view.ts'
import { planCsv } from '#state/selectors/planCsv.ts'
import type { PlanRow } from '#state/selectors/planRows.ts'
import { csvFileName } from '#state/selectors/table/tableCsv.ts'
import { linkOfView, useViewStore } from '#state/viewStore.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { usePlanWords } from './usePlanWords.ts'

/** Returns a writer of the CSV file of these rows, in their order. */
export function usePlansCsv(rows: readonly PlanRow[]): (version: string) => { text: string; name: string } {
  const { t } = useTranslation(['plans', 'table'])
  const words = useWords()
  const planWords = usePlanWords()
  const view = useViewStore((state) => state.view)
  return (version) => ({
    name: csvFileName('plans', version),
    text: planCsv(
      rows,
      {
        columnName: (column) => (column === 'layer' ? t('table:column.layer') : t(`csv.${column}`)),
        ownOf: ({ plan }) =>
          isOwnMark(plan)
            ? t('table:layer.yours')
            : hasOwnOutcome(plan)
              ? t('table:layer.ownOutcome')
              : undefined,
        publishedName: t('table:layer.published'),
        titleOf: ({ plan }) => words.measureTitle(plan),
        kindsOf: ({ plan }) => plan.categories.map(words.category),
        actorsOf: ({ plan }) => plan.actors.map(words.actor),
        stateName: ({ state }) => words.choice({ group: 'outcome', choice: state }),
        tieName: ({ plan }) => planWords.tie(plan),
        whatOf: ({ outcome }) => (outcome ? words.localized(outcome.what) : ''),
        publisherOf: ({ page }) => (page ? words.publisher(page) : ''),
        linkOf: ({ plan }) =>
          linkOfView({
            ...DEFAULT_VIEW,
            language: view.language,
            selected: { kind: 'measure', id: plan.id },
          }),
      },
      { viewLink: linkOfView({ ...view, selected: null, reader: null, camera: null }), version },
    ),
  })
}
