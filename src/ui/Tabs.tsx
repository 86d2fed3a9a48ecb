import type { KeyboardEvent, ReactNode } from 'react'
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

/** A row of tabs with one tab stop: arrow keys, Home and End choose. A page shows one row at a time. */
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

/** The content of the chosen tab; that of another is `hidden` or not there. */
export function TabPanel({ tab, ...rest }: { tab: string; children: ReactNode; hidden?: boolean }) {
  return (
    <div
      className={`${styles.content} one-column gap-three-quarters stack-top`}
      role="tabpanel"
      aria-labelledby={tabId(tab)}
      {...rest}
    />
  )
}

function tabId(id: string): string {
  return `panel-tab-${id}`
}

function nextTab(key: string, at: number, tabs: number): number | null {
  const places: Readonly<Record<string, number>> = {
    ArrowRight: (at + 1) % tabs,
    ArrowLeft: (at + tabs - 1) % tabs,
    Home: 0,
    End: tabs - 1,
  }
  return places[key] ?? null
}
