import { type RefObject, useEffect, useRef } from 'react'
import { registerShortcut } from '#state/shortcuts.ts'
import { setFilters } from '#state/viewStore.ts'
import { NUMBERED_STATES, toggleState } from './PlansHead.tsx'
import type { Plans } from './usePlans.ts'

/**
 * The keys of the page. J and K move the focus from row to row, as rows are no controls; the others act on the row that has
 * the focus, on the states or on the list.
 */
export function usePlanKeys(
  root: RefObject<HTMLElement | null>,
  plans: Plans,
  toggleWhole: () => void,
): void {
  const latest = useRef({ plans, toggleWhole })
  latest.current = { plans, toggleWhole }
  useEffect(() => {
    const rows = () => [...(root.current?.querySelectorAll<HTMLElement>('[data-plan]') ?? [])]
    const current = () => document.activeElement?.closest<HTMLElement>('[data-plan]') ?? null
    const move = (step: 1 | -1) => () => {
      const all = rows()
      const row = current()
      const at = row ? all.indexOf(row) + step : step === 1 ? 0 : all.length - 1
      all[at]?.focus()
      return all.length > 0
    }
    const press = (control: string) => () => {
      const found = current()?.querySelector<HTMLElement>(control)
      found?.click()
      return found !== null && found !== undefined
    }
    const showState = (key: string) => {
      const state = NUMBERED_STATES[Number(key) - 1]
      if (state) toggleState(state, latest.current.plans)
      return state !== undefined
    }
    const showAll = () => {
      setFilters({ outcome: [] })
      return true
    }
    const showRows = () => {
      latest.current.toggleWhole()
      return true
    }
    const undo = [
      registerShortcut('plansNext', move(1)),
      registerShortcut('plansPrevious', move(-1)),
      registerShortcut('plansSentence', press('[data-toggle]')),
      registerShortcut('plansPage', press('[data-page] a')),
      registerShortcut('plansMap', press('[data-dossier]')),
      registerShortcut('plansState', showState),
      registerShortcut('plansAll', showAll),
      registerShortcut('plansRows', showRows),
    ]
    return () => {
      for (const step of undo) step()
    }
  }, [root])
}
