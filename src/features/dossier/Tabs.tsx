import type { KeyboardEvent, ReactNode } from 'react'
import { type DossierTab, setUi, useUiStore } from '#state/uiStore.ts'
import { usePrinting } from '#ui/usePrinting.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './Tabs.module.css'

export interface Tab<Id extends string> {
  id: Id
  label: string
  /** Shown after the label. */
  count?: number
}

interface TabsProps<Id extends string> {
  /** Accessible name of the row of tabs. */
  label: string
  tabs: readonly Tab<Id>[]
  chosen: Id
  onChoose: (id: Id) => void
}

/** A row of tabs with one tab stop: arrow keys, Home and End choose. The panel shows one row at a time. */
export function Tabs<Id extends string>({ label, tabs, chosen, onChoose }: TabsProps<Id>) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const next = nextTab(
      event.key,
      tabs.findIndex(({ id }) => id === chosen),
      tabs.length,
    )
    const tab = next === null ? undefined : tabs[next]
    if (!tab) return
    event.preventDefault()
    onChoose(tab.id)
    document.getElementById(tabId(tab.id))?.focus()
  }
  return (
    <div
      className={`${styles.tabs} row-wrap screen-only`}
      role="tablist"
      aria-label={label}
      onKeyDown={onKeyDown}
    >
      {tabs.map(({ id, label: name, count }) => (
        <button
          key={id}
          type="button"
          id={tabId(id)}
          role="tab"
          aria-selected={id === chosen}
          tabIndex={id === chosen ? 0 : -1}
          className={`${styles.tab} soft nowrap`}
          onClick={(event) => {
            onChoose(id)
            const scroller = event.currentTarget.closest('section')
            if (scroller) scroller.scrollTop = 0
          }}
        >
          {name}
          {count !== undefined && <span className={`${styles.count} quiet`}>{count}</span>}
        </button>
      ))}
    </div>
  )
}

/** The content of the chosen tab. */
export function TabPanel({ tab, children }: { tab: string; children: ReactNode }) {
  return (
    <div className={`${styles.content} stack-top`} role="tabpanel" aria-labelledby={tabId(tab)}>
      {children}
    </div>
  )
}

function tabId(id: string): string {
  return `panel-tab-${id}`
}

function nextTab(key: string, at: number, tabs: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % tabs
    case 'ArrowLeft':
      return (at + tabs - 1) % tabs
    case 'Home':
      return 0
    case 'End':
      return tabs - 1
    default:
      return null
  }
}

interface DossierTabsProps {
  /** The tabs in order, with what they count. */
  tabs: readonly { id: DossierTab; count?: number }[]
  chosen: DossierTab
}

/** The tabs of a dossier. */
export function DossierTabs({ tabs, chosen }: DossierTabsProps) {
  const { t } = useTranslation('dossier')
  return (
    <Tabs
      label={t('tabs')}
      tabs={tabs.map((tab) => ({ ...tab, label: t(`tab.${tab.id}`) }))}
      chosen={chosen}
      onChoose={(dossierTab) => setUi({ dossierTab })}
    />
  )
}

/** The chosen tab of a dossier that has these, the first where it lacks the chosen one. Paper shows all. */
export function useDossierTab<Id extends DossierTab>(
  ids: readonly [Id, ...Id[]],
): { tab: Id; isShown: (id: Id) => boolean } {
  const chosen = useUiStore((state) => state.dossierTab)
  const isPrinting = usePrinting()
  const tab = ids.find((id) => id === chosen) ?? ids[0]
  return { tab, isShown: (id) => isPrinting || id === tab }
}
