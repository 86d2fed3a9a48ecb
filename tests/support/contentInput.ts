import type { ContentInput } from '#content/stepContent.ts'
import { figuresAsKnown, measuresAsKnown, outcomesAsKnown } from '#domain/asKnown.ts'
import type { Dataset, DatasetName } from '#domain/datasets.ts'
import type { IsoDate } from '#domain/period.ts'
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
        t: i18n.getFixedT('en', 'planWords'),
        outcomesT: i18n.getFixedT('en', 'outcomes'),
      },
      headlineT: i18n.getFixedT('en', 'planHeadline'),
    },
  }
}

/** The same as known on a day: the tables, plans and outcomes of that day. */
export function contentAsKnown(day: IsoDate): ContentInput {
  const today = contentInput()
  const [figures, vintages] = [published('figures'), published('vintages')]
  const outcomes = published('outcomes')
  const files: { [Name in DatasetName]?: Dataset<Name> } = {
    figures: figuresAsKnown(figures, vintages, day),
    measures: { measures: measuresAsKnown(published('measures').measures, outcomes, day) },
    outcomes: outcomesAsKnown(outcomes, day),
  }
  return { ...today, read: (name) => files[name] ?? today.read(name) }
}
