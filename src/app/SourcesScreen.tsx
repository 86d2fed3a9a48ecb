import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { LinkNotice } from '#features/share/LinkNotice.tsx'
import { partCode } from '#ui/CodePart.tsx'
import { LazyPart } from './Part.tsx'
import { ReadingPart } from './ReadingPart.tsx'
import { TopBar } from './TopBar.tsx'

const SOURCES = partCode(() => import('#features/methods/SourcesPage.tsx').then((m) => m.SourcesPage))

/** The page of sources under the bar of all pages; the Reader opens over it as over Explore. */
export function SourcesScreen() {
  const { t } = useTranslation('common')
  const main = useRef<HTMLElement>(null)
  // Who comes from another page by keyboard or by ear goes on reading here.
  useEffect(() => main.current?.focus({ preventScroll: true }), [])
  return (
    <div className="shell" data-page="sources">
      <TopBar />
      <main className="shell-page" ref={main} tabIndex={-1} aria-label={t('sources')}>
        <LinkNotice />
        <LazyPart code={SOURCES} />
      </main>
      <ReadingPart />
    </div>
  )
}
