import { useMemo, useSyncExternalStore } from 'react'
import type { DraftStep } from '#domain/draftBriefing.ts'
import { viewOfStep } from '#domain/stepView.ts'
import { useStills } from '#state/stills.ts'
import { deviceWishes, lookOf, watchWishes } from '#state/theme.ts'
import { useUiStore } from '#state/uiStore.ts'
import styles from './StepList.module.css'

/** Px, as 16 : 9. */
const SIZE = { width: 320, height: 180 }

/** The map of a step as a small picture; a place of the same size until it can be drawn. */
export function StepThumbnail({ step }: { step: Pick<DraftStep, 'view'> }) {
  const draw = useStills()
  const theme = useGround()
  const { view } = step
  const still = useMemo(
    () => draw(viewOfStep({ view }), { ...SIZE, theme, hasNames: false }),
    [draw, view, theme],
  )
  return still ? (
    <span
      className={styles.thumbnail}
      aria-hidden="true"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the markup is drawn by our own code from our own data.
      dangerouslySetInnerHTML={{ __html: still.svg }}
    />
  ) : (
    <span className={styles.thumbnail} aria-hidden="true" />
  )
}

/** Whether the page is light or dark. */
export function useGround(): 'light' | 'dark' {
  const theme = useUiStore((state) => state.theme)
  const look = useSyncExternalStore(watchWishes, () => lookOf(theme, deviceWishes()))
  return look.endsWith('dark') ? 'dark' : 'light'
}
