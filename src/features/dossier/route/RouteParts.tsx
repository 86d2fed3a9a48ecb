import { type ComponentProps, useEffect, useId, useRef, useState } from 'react'
import details from '#features/dossier/Details.module.css'
import { setUi } from '#state/uiStore.ts'
import { type RoutePart as RoutePartId, routePartId } from '#ui/partIds.ts'
import { Section } from '#ui/Section.tsx'
import tabs from '#ui/Tabs.module.css'
import { useOneStop } from '#ui/useOneStop.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './RouteDossier.module.css'

interface RoutePartProps extends Pick<ComponentProps<typeof Section>, 'title' | 'beside' | 'children'> {
  part: RoutePartId
}

/** A part of a route's panel, to which its name in the row of anchors scrolls. */
export function RoutePart({ part, ...section }: RoutePartProps) {
  return (
    <Section
      look="block"
      id={routePartId(part)}
      titleId={useId()}
      tabIndex={-1}
      className={styles.part ?? ''}
      {...section}
    />
  )
}

/** Scrolls to a part and moves the focus there. */
export function goToPart(part: RoutePartId): void {
  const section = document.getElementById(routePartId(part))
  section?.scrollIntoView?.({ block: 'start' })
  section?.focus({ preventScroll: true })
}

/** What a reader does to scroll. */
const SCROLLING = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const

/** The parts of a route's panel: each name scrolls to its part, and the part in sight is marked. */
export function RouteAnchors({ parts }: { parts: readonly RoutePartId[] }) {
  const { t } = useTranslation('dossier')
  const { ref: row, ...keys } = useOneStop<HTMLElement>()
  const [current, setCurrent] = useState(parts[0])
  // The part that was asked for stays marked, even where the end of the panel keeps it from reaching the top.
  const isAsked = useRef(false)
  useEffect(() => {
    const release = () => {
      isAsked.current = false
    }
    const follow = ({ target }: Event) => {
      const scroller = target instanceof Element ? target : document.scrollingElement
      if (isAsked.current || !row.current || !scroller?.contains(row.current)) return
      setCurrent(partInSight(parts, row.current, scroller))
    }
    // The keyboard reaches a part before it is at the top.
    const enter = ({ target }: FocusEvent) => {
      const reached = parts.find((part) =>
        document.getElementById(routePartId(part))?.contains(target as Node),
      )
      if (reached) setCurrent(reached)
    }
    const capture = { capture: true, passive: true }
    for (const type of SCROLLING) document.addEventListener(type, release, capture)
    document.addEventListener('scroll', follow, capture)
    document.addEventListener('focusin', enter)
    return () => {
      for (const type of SCROLLING) document.removeEventListener(type, release, capture)
      document.removeEventListener('scroll', follow, capture)
      document.removeEventListener('focusin', enter)
    }
  }, [parts, row])
  useEffect(() => setUi({ routePart: current ?? null }), [current])
  return (
    <nav
      ref={row}
      {...keys}
      className={`${details.head} ${tabs.tabs} row-wrap screen-only ${styles.anchors}`}
      aria-label={t('tabs')}
    >
      {parts.map((part) => (
        <button
          key={part}
          type="button"
          className={`${tabs.tab} soft nowrap`}
          aria-current={part === current ? 'location' : undefined}
          onClick={() => {
            isAsked.current = true
            setCurrent(part)
            goToPart(part)
          }}
        >
          {t(`route.part.${part}`)}
        </button>
      ))}
    </nav>
  )
}

/** Distance below the row within which a part counts as reached, px. */
const REACHED = 48

/** The last part whose top has reached the row; at the end of the panel the last of all. */
function partInSight(
  parts: readonly RoutePartId[],
  row: Element,
  { scrollHeight, scrollTop, clientHeight }: Element,
): RoutePartId | undefined {
  if (scrollTop > 0 && scrollHeight - scrollTop - clientHeight < 2) return parts.at(-1)
  const { bottom } = row.getBoundingClientRect()
  const top = (part: RoutePartId) =>
    document.getElementById(routePartId(part))?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY
  return parts.findLast((part) => top(part) <= bottom + REACHED) ?? parts[0]
}
