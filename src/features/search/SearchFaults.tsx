import { useTranslation } from 'react-i18next'
import type { LoadedCorpus } from '#state/useCorpus.ts'
import { DataFault } from '#ui/DataFault.tsx'
import { useWords } from '#words/words.ts'

/** The files that could not be read, and so are not searched; each with a way to ask for it again. */
export function SearchFaults({ states }: Pick<LoadedCorpus, 'states'>) {
  const { t } = useTranslation('results')
  const { fileFault } = useWords()
  return Object.entries(states).map(([name, { error, retry }]) => {
    if (!error) return null
    const fault = fileFault(`${name}.json`, error)
    return <DataFault key={name} {...fault} lines={[fault.lines[0], t('incomplete')]} onRetry={retry} />
  })
}
