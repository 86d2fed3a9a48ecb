import { CodePart, partCode } from '#ui/CodePart.tsx'
import { useIsHeld } from './mapCode.ts'
import styles from './TopBar.module.css'

const ADD = partCode(() => import('#features/briefing/editor/AddStepButton.tsx').then((m) => m.AddStepButton))

/** The place of the button that makes a step of the view; its code comes after the map, and moves nothing. */
export function AddStepSlot() {
  const isHeld = useIsHeld()
  return (
    <span className={styles.slot}>
      {!isHeld && <CodePart code={ADD} loading={null} renderFault={() => null} />}
    </span>
  )
}
