import { useMemo } from 'react'
import { writeCellQuery } from '#domain/cellQuery.ts'
import { useStepSources } from '#features/briefing/SourceButton.tsx'
import { StepNumbers } from '#features/briefing/StepParts.tsx'
import { useStepContents } from '#parts/StepMaps.tsx'
import { changeTalk, useTalkStore } from '#state/talkStore.ts'
import { Button } from '#ui/Button.tsx'
import { useInterfaceTranslation } from '#words/interfaceLanguage.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './SourcesSheet.module.css'

/** The piece of evidence that the speaker shows to the room, as a sheet over the foot of the stage, until Escape. */
export function ShownEvidence() {
  const shown = useTalkStore(({ talk }) => talk?.shown ?? null)
  return shown === null ? null : <Sheet key={shown} link={shown} />
}

const close = () => changeTalk({ shown: null })

function Sheet({ link }: { link: string }) {
  const { t } = useTranslation('presenter')
  const { t: interfaceT } = useInterfaceTranslation('common')
  const words = useWords()
  const evidence = useMemo(() => ({ evidence: [link] }), [link])
  const { sources, nameOf, publicationOf } = useStepSources(evidence)
  const { numberOf } = useStepContents()
  const [source] = sources
  if (!source) return null
  const title = <p className="bold">{nameOf(source)}</p>
  const piece = () => {
    switch (source.kind) {
      case 'quote':
        return (
          <blockquote className={styles.quote} lang={source.document.language}>
            {source.quote}
          </blockquote>
        )
      case 'record':
        return (
          <>
            <p className="bold">{words.recordTitle(source.record)}</p>
            <p className={styles.text}>{words.localized(source.record.summary)}</p>
          </>
        )
      case 'cells': {
        const number = numberOf({ cells: writeCellQuery(source.query), against: null })
        return (
          <>
            {title}
            {number && <StepNumbers number={number} />}
          </>
        )
      }
      case 'incident':
      case 'row':
        return title
    }
  }
  const document = source.kind === 'quote' && source.document.title
  const date = source.kind === 'record' && words.date(source.record.period, source.record.statedOn)
  return (
    <aside className={`${styles.shownSheet} stack`} aria-label={t('shown.name')} aria-live="polite">
      {piece()}
      <footer className={`${styles.foot} soft ends-middle`}>
        <p>{[document, publicationOf(source), date].filter(Boolean).join(', ')}</p>
        <Button className="rigid" onClick={close}>
          {interfaceT('close')}
        </Button>
      </footer>
    </aside>
  )
}
