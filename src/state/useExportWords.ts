import { useInterfaceTranslation, useInterfaceWords } from '#words/interfaceLanguage.tsx'

/** Status texts for `ExportRun`. */
export function useExportWords() {
  const { t } = useInterfaceTranslation('export')
  const words = useInterfaceWords()
  return {
    working: t('run.working'),
    cancel: t('shared:cancel'),
    cancelled: t('run.cancelled'),
    done: (name: string) => t('run.done', { name }),
    progress: (share: number, stage: string) =>
      t('run.percent', { percent: words.percent(share), stage: stage || t('run.working') }),
  }
}
