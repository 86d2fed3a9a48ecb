import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { LinkNotice } from '#features/share/LinkNotice.tsx'
import { partCode } from '#ui/CodePart.tsx'
import { LazyPart } from './Part.tsx'
import { ReadingPart } from './ReadingPart.tsx'
import { TopBar } from './TopBar.tsx'

const BRIEFINGS = partCode(() => import('#features/briefing/BriefingPage.tsx').then((m) => m.BriefingPage))

/** The briefings to read, under the bar of all pages; the Reader opens over them as over Explore. */
export function BriefingScreen() {
  const { t } = useTranslation('common')
  const main = useRef<HTMLElement>(null)
  // Who comes from another page by keyboard or by ear goes on reading here.
  useEffect(() => main.current?.focus({ preventScroll: true }), [])
  return (
    <div className="shell" data-page="briefing">
      <TopBar />
      <main className="shell-page" ref={main} tabIndex={-1} aria-label={t('briefing')}>
        <LinkNotice />
        <LazyPart code={BRIEFINGS} />
      </main>
      <ReadingPart />
    </div>
  )
}
