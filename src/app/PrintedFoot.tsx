import { periodOfDate } from '#domain/period.ts'
import './print.css'
import { useVersionText } from '#state/edition.ts'
import { readersToday } from '#state/readersToday.ts'
import { linkOfView, useViewStore } from '#state/viewStore.ts'
import { hasCode, QrCode } from '#ui/QrCode.tsx'
import { cssText, PAGE_OF_PAGES, usePageMargins } from '#ui/usePageMargins.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

/** Print footer: page number, edition and day in the margin of each page; the view's link as text and QR code at the end. */
export function PrintedFoot() {
  const { t } = useTranslation(['map', 'handout', 'version'])
  const words = useWords()
  const link = linkOfView(useViewStore((state) => state.view))
  const version = useVersionText()
  const day = words.period(periodOfDate(readersToday()))
  const printed = t('printed', { day, version: version ?? t('version:unknown') })
  usePageMargins([
    {
      name: null,
      texts: { 'bottom-left': cssText(printed), 'bottom-right': PAGE_OF_PAGES },
    },
  ])
  return (
    <footer className="print-foot">
      {hasCode(link) && <QrCode className="print-code" text={link} name={t('handout:code')} />}
      <p>{link}</p>
      <p>{printed}</p>
    </footer>
  )
}
