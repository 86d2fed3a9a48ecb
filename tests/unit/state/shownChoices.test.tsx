import { act, render, screen } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { NO_FILTERS } from '#domain/view.ts'
import {
  ShownChoicesContext,
  useDeferredChoices,
  useShownFilters,
  useShownSelection,
} from '#state/viewModels.ts'
import { setFilters, useViewStore } from '#state/viewStore.ts'

let renders = 0

function Years() {
  renders += 1
  const { years } = useShownFilters()
  return <p>{`${years.join()} ${useShownSelection()?.id ?? 'nothing'}`}</p>
}

function Later() {
  const { choices, isStale } = useDeferredChoices(true)
  return (
    <ShownChoicesContext value={choices}>
      <div data-testid="later" data-stale={isStale}>
        <Years />
      </div>
    </ShownChoicesContext>
  )
}

beforeEach(() => {
  renders = 0
  useViewStore.setState(useViewStore.getInitialState(), true)
})

describe('a part of the screen', () => {
  it('shows the choices of the view', () => {
    render(<Years />)
    act(() => setFilters({ years: [2024] }))
    expect(screen.getByText('2024 nothing')).toBeInTheDocument()
  })

  it('in a deferred provider shows the provided choices and ignores the view', () => {
    const choices = {
      period: [],
      filters: { ...NO_FILTERS, years: [2023] },
      selected: { kind: 'route', id: 'a' } as const,
    }
    render(
      <ShownChoicesContext value={choices}>
        <Years />
      </ShownChoicesContext>,
    )
    act(() => setFilters({ years: [2024] }))
    expect(screen.getByText('2023 a')).toBeInTheDocument()
    expect(renders).toBe(1)
  })

  it('under a deferred view catches up and is then not marked as stale', () => {
    render(<Later />)
    act(() => setFilters({ years: [2025] }))
    expect(screen.getByText('2025 nothing')).toBeInTheDocument()
    expect(screen.getByTestId('later')).toHaveAttribute('data-stale', 'false')
  })
})
