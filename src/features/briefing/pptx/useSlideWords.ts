import { useTranslation } from 'react-i18next'
import type { SlideWords } from '#state/selectors/slides/slideTalk.ts'
import { useWords } from '#words/words.ts'

/** The words around a talk on its slides; a reader's own can be opened in no other browser. */
export function useSlideWords(isOwn: boolean): SlideWords {
  const { t } = useTranslation(['export', 'briefing'])
  const words = useWords()
  return {
    language: words.language,
    sources: t('sources'),
    evidence: t('evidence'),
    filters: t('filters'),
    filtersOfSteps: t('slides.filtersOfSteps'),
    caveats: t('caveats'),
    dataVersion: t('dataVersion'),
    exportedOn: t('exportedOn'),
    open: t('slides.open'),
    openStep: t('slides.openStep'),
    openTalk: isOwn ? t('slides.openApp') : t('slides.openTalk'),
    day: (date) => words.period({ start: date, end: date, precision: 'day' }),
    place: (number, count) => t('briefing:stage.of', { number, count }),
    steps: (count) => t('briefing:steps', { count }),
    inSteps: (numbers) => t('slides.inSteps', { count: numbers.length, numbers: numbers.join(', ') }),
    more: (count) => t('briefing:stage.more', { count }),
    moreRows: (count) => t('slides.moreRows', { count }),
    continued: (title) => t('slides.continued', { title }),
    incomplete: t('slides.incomplete'),
    map: t('slides.map'),
    legend: t('slides.legend'),
    chart: t('slides.chart'),
  }
}
