import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Page } from '#domain/view.ts'
import { LinkNotice } from '#features/share/LinkNotice.tsx'
import { type PartCode, partCode } from '#ui/CodePart.tsx'
import { LazyPart } from './Part.tsx'
import { ReadingPart } from './ReadingPart.tsx'
import { TopBar } from './TopBar.tsx'

/** The pages that scroll as a whole under the bar; the messages call each by the same name. */
export type ScrolledPage = Extract<Page, 'compare' | 'sources' | 'briefing'>

const CODE: Readonly<Record<ScrolledPage, PartCode>> = {
  compare: partCode(() => import('./ComparePage.tsx').then((m) => m.ComparePage)),
  sources: partCode(() => import('#features/methods/SourcesPage.tsx').then((m) => m.SourcesPage)),
  briefing: partCode(() => import('./BriefingPart.tsx').then((m) => m.BriefingPart)),
}

/** A page under the bar of all pages; the Reader opens over it as over Explore. Each page is one of its own: give it its name as key. */
export function PageScreen({ page }: { page: ScrolledPage }) {
  const { t } = useTranslation('common')
  const main = useRef<HTMLElement>(null)
  // Who comes from another page by keyboard or by ear goes on reading here.
  useEffect(() => main.current?.focus({ preventScroll: true }), [])
  return (
    <div className="shell" data-page={page}>
      <TopBar />
      <main className="shell-page" ref={main} tabIndex={-1} aria-label={t(page)}>
        <LinkNotice />
        <LazyPart code={CODE[page]} />
      </main>
      <ReadingPart />
    </div>
  )
}
