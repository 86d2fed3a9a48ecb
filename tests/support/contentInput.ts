import type { ContentInput } from '#content/stepContent.ts'
import type { Dataset, DatasetName } from '#domain/datasets.ts'
import { englishI18n } from './english.ts'
import { exportWords } from './exportWords.ts'
import { published } from './published.ts'

/** The published data and English words that content is made from, each file read once. */
export function contentInput(): ContentInput {
  const i18n = englishI18n()
  const files = new Map<DatasetName, unknown>()
  return {
    read: <Name extends DatasetName>(name: Name) => {
      if (!files.has(name)) files.set(name, published(name))
      return files.get(name) as Dataset<Name>
    },
    own: null,
    words: exportWords().words,
    texts: {
      t: i18n.getFixedT('en', ['briefing', 'stage', 'compare', 'series']),
      plans: {
        t: i18n.getFixedT('en', ['planWords', 'common']),
        outcomesT: i18n.getFixedT('en', 'outcomes'),
      },
      headlineT: i18n.getFixedT('en', 'planHeadline'),
    },
  }
}
