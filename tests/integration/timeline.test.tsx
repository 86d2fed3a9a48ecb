import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { exploreModel } from '#content/exploreModel.ts'
import type { Measure } from '#domain/measure.ts'
import { unitsOf } from '#domain/planList.ts'
import { PLAN_STATES } from '#domain/planState.ts'
import { NO_FILTERS } from '#domain/view.ts'
import MESSAGES from '#i18n/messages/en/common.json'
import { published } from '#tests/support/published.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

const { measures } = published('measures')
const { events } = published('timeline')
const { categories } = published('vocabulary')
const { routes } = published('routes')

const modelOf = (filters: Partial<typeof NO_FILTERS> = {}) =>
  exploreModel({ measures, events, routes, filters: { ...NO_FILTERS, ...filters } })

const findTimeline = () => screen.findByRole('region', { name: 'Timeline' })
/** Marks in the open lanes: a law with several planned steps has one. */
const markCount = ({
  measures: some,
  events: own,
}: {
  measures: readonly Measure[]
  events: readonly unknown[]
}) => {
  const plans = some.filter(({ status }) => status === 'planned')
  return some.length - plans.length + unitsOf(plans).length + own.length
}
/** The app with the lanes of the timeline open, as the reader left them. */
const renderOpen = (options: Parameters<typeof renderApp>[0] = {}) => {
  window.localStorage.setItem('throughline.tall-timeline', 'on')
  return renderApp(options)
}
const findMarks = async () =>
  within(await within(await findTimeline()).findByRole('list', { name: /in date order/ })).getAllByRole(
    'button',
  )

afterEach(() => window.localStorage.clear())

describe('the short form', () => {
  const findRow = async (name = 'Measures') => within(await findTimeline()).findByRole('slider', { name })
  const withMonth = measures.filter(({ status, period, statedOn }) => {
    const time = status === 'planned' ? (statedOn ?? period) : (period ?? statedOn)
    return time !== null && time.precision !== 'year'
  })

  test('has a square for each measure with a month and a diamond for each dated event, without releases of data; arrow keys name each and Enter opens it', async () => {
    const { user } = await renderApp()
    const row = await findRow()
    expect(row).toHaveAttribute('aria-valuemax', String(withMonth.length))
    expect(
      within(await findTimeline()).getByText(
        `${measures.length - withMonth.length} measures not drawn: month unknown`,
      ),
    ).toBeVisible()
    const dated = events.filter(({ category, date, statedOn }) => {
      const time = date ?? statedOn
      return category !== 'data-release' && time !== null && time.precision !== 'year' && time.start > '2023'
    })
    expect(await findRow('Events by date')).toHaveAttribute('aria-valuemax', String(dated.length))
    act(() => row.focus())
    await user.keyboard('{Home}{ArrowRight}{ArrowRight}{ArrowLeft}')
    expect(row).toHaveAttribute('aria-valuenow', '2')
    const second = measures.find(({ title }) =>
      row.getAttribute('aria-valuetext')?.startsWith(title?.en ?? '-'),
    )
    await user.keyboard('{Enter}')
    expect(window.location.hash).toContain(`selected=measure:${second?.id}`)
  })

  test('has titles beside the squares of a few measures', async () => {
    const route = 'eastern-mediterranean'
    await renderApp({ link: `#/explore?selected=route:${route}&v=3` })
    const few = withMonth.filter(({ routes: ids }) => ids.includes(route))
    expect(await findRow()).toHaveAttribute('aria-valuemax', String(few.length))
    expect(few.length).toBeLessThanOrEqual(8)
    const timeline = await findTimeline()
    expect(timeline.querySelectorAll('[data-title]').length).toBeGreaterThan(1)
    expect(
      within(timeline).getByRole('heading', {
        name: 'The measures that name this route, and its detections',
      }),
    ).toBeVisible()
  })

  test('has none of the lanes until they are opened, and stays as the reader left it', async () => {
    const { user, unmount } = await renderApp()
    await findRow()
    const timeline = await findTimeline()
    expect(within(timeline).queryByRole('list', { name: 'Lanes' })).toBeNull()
    expect(timeline.querySelectorAll('*').length).toBeLessThan(90)
    await user.click(within(timeline).getByRole('button', { name: 'Show by status' }))
    expect(await findMarks()).toHaveLength(markCount({ measures, events }))
    expect(within(timeline).queryByRole('slider', { name: 'Measures' })).toBeNull()
    unmount()
    await renderApp()
    expect(await findMarks()).toHaveLength(markCount({ measures, events }))
  })

  test('follows a chosen route: its series, and the measures and events that name it', async () => {
    await renderOpen({ link: '#/explore?selected=route:western-balkans&v=2' })
    expect(await findMarks()).toHaveLength(
      markCount({
        measures: measures.filter(({ routes: ids }) => ids.includes('western-balkans')),
        events: events.filter(({ routes: ids }) => ids.includes('western-balkans')),
      }),
    )
    expect(within(await findTimeline()).getByText('Western Balkans, by month')).toBeVisible()
  })
})

describe('the marks', () => {
  test('follow the filters', async () => {
    await renderOpen({ link: '#/explore?years=2025&status=planned' })
    const model = modelOf({ years: [2025], status: ['planned'] })
    expect(await findMarks()).toHaveLength(markCount(model))
  })

  test('are numbered when there are few', async () => {
    const category = modelOf().measures.find((measure) => {
      const { size } = modelOf({ measures: [measure.categories[0]] }).numbers
      return size > 0 && size <= 12
    })?.categories[0]
    await renderOpen({ link: `#/explore?measures=${category}` })
    const names = (await findMarks()).map((mark) => mark.getAttribute('aria-label') ?? '')
    const count = modelOf({ measures: [category ?? ''] }).measures.length
    expect(names.filter((name) => /^\d+\. /.test(name))).toHaveLength(count)
  })

  test('are all measures and events, one button each, and have one tab stop, with arrow keys in date order', async () => {
    const { user } = await renderOpen()
    const marks = await findMarks()
    expect(marks).toHaveLength(markCount({ measures, events }))
    expect(marks.filter((mark) => mark.tabIndex === 0)).toEqual([marks[0]])
    marks[0]?.focus()
    await user.keyboard('{ArrowRight}{ArrowRight}')
    expect(marks[2]).toHaveFocus()
    expect(marks.filter((mark) => mark.tabIndex === 0)).toEqual([marks[2]])
    await user.keyboard('{End}')
    expect(marks.at(-1)).toHaveFocus()
    await user.keyboard('{ArrowRight}{Home}')
    expect(marks[0]).toHaveFocus()
  })

  test('select their measure or event on the whole page', async () => {
    const { user } = await renderOpen()
    const first = (await findMarks())[0]
    first?.focus()
    await user.keyboard('{Enter}')
    expect(window.location.hash).toMatch(/selected=(measure|event):/)
    expect(first).toHaveAttribute('aria-pressed', 'true')
  })
})

describe('the period', () => {
  const findHandle = async (name: 'From' | 'To') =>
    within(await findTimeline()).findByRole('slider', { name })

  test('is set by keyboard at its handles, and hides no measure', async () => {
    const { user } = await renderOpen()
    await findMarks()
    const from = await findHandle('From')
    from.focus()
    expect(from).toHaveAttribute('aria-valuetext', 'January 2026')
    await user.keyboard('{ArrowRight}{ArrowRight}')
    expect(from).toHaveAttribute('aria-valuetext', 'March 2026')
    const to = await findHandle('To')
    to.focus()
    await user.keyboard('{ArrowLeft}')
    expect(to).toHaveAttribute('aria-valuetext', 'May 2026')
    expect(window.location.hash).toContain('period=2026-03..2026-05')
    expect(await findMarks()).toHaveLength(markCount({ measures, events }))
  })

  test('takes one history entry for any number of key presses', async () => {
    const { user } = await renderOpen({ link: '#/explore?period=2024&v=3' })
    await findMarks()
    const entries = window.history.length
    ;(await findHandle('From')).focus()
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}')
    expect(window.location.hash).toContain('period=2024-04..2024-12')
    expect(window.history.length).toBe(entries + 1)
    // Another handle starts another history entry.
    ;(await findHandle('To')).focus()
    await user.keyboard('{ArrowLeft}{ArrowLeft}')
    expect(window.history.length).toBe(entries + 2)
  })

  test('steps by arrow keys, unless a control has focus', async () => {
    const { user } = await renderOpen({ link: '#/explore?period=2024-03..2024-08&v=3' })
    const marks = await findMarks()
    await user.keyboard('{ArrowRight}')
    expect(window.location.hash).toContain('period=2024-04..2024-09')
    marks[0]?.focus()
    await user.keyboard('{ArrowRight}')
    expect(window.location.hash).toContain('period=2024-04..2024-09')
  })
})

describe('the lanes', () => {
  const findLanes = async () =>
    within(await within(await findTimeline()).findByRole('list', { name: 'Lanes' })).getAllByRole('listitem')

  test('group what is done, the plans by what came of them, gaps and events, with the number of each', async () => {
    await renderOpen()
    await findMarks()
    const units = unitsOf(measures.filter(({ status }) => status === 'planned'))
    const states = PLAN_STATES.flatMap((state) => {
      const count = units.filter((unit) => unit.state === state).length
      return count > 0 ? [`${MESSAGES.common.choice.outcome[state]}${count}`] : []
    })
    const count = (wanted: string) => measures.filter(({ status }) => status === wanted).length
    expect((await findLanes()).map((lane) => lane.textContent)).toEqual([
      `Done${count('done')}`,
      ...states,
      `Said to be lacking${count('gap')}`,
      `Events${events.length}`,
    ])
  })

  test('read a plan out in the header while it has the focus, and say how far pages were searched', async () => {
    const { user } = await renderOpen()
    const plan = measures.find(({ id }) => id === 'anti-smuggling-package-proposal-2023')
    const title = plan?.title?.en ?? '-'
    const mark = (await findMarks()).find((button) => button.getAttribute('aria-label')?.startsWith(title))
    expect(mark).toHaveAccessibleName(/, partly carried out since 16 December 2025$/)
    const timeline = within(await findTimeline())
    expect(
      await timeline.findByText(/^pages searched end about here; looked for on \d+ November 2026$/),
    ).toBeVisible()
    act(() => mark?.focus())
    expect(
      timeline.getByText('stated 28 November 2023, partly carried out since 16 December 2025, same act'),
    ).toBeVisible()
    await user.keyboard('{Enter}')
    expect(window.location.hash).toContain(`selected=measure:${plan?.id}`)
  })
})

describe('the table', () => {
  test('lists every mark, and selects like the marks', async () => {
    const { user } = await renderOpen()
    const timeline = await findTimeline()
    await findMarks()
    await user.click(within(timeline).getByRole('button', { name: 'Show table' }))
    const rows = within(within(timeline).getByRole('table')).getAllByRole('row')
    expect(rows).toHaveLength(1 + measures.length + events.length)
    const [button] = within(timeline).getByRole('table').querySelectorAll('button')
    if (button) await user.click(button)
    expect(window.location.hash).toMatch(/selected=(measure|event):/)
    await user.click(within(timeline).getByRole('button', { name: 'Show timeline' }))
    expect(await findMarks()).toHaveLength(markCount({ measures, events }))
  })
})

describe('other states', () => {
  test('an empty result says so', async () => {
    const none = categories
      .flatMap(({ id }) => [2023, 2024, 2025, 2026].map((year) => ({ years: [year], measures: [id] })))
      .find((filters) => modelOf(filters).measures.length + modelOf(filters).events.length === 0)
    if (!none) throw new Error('every category has a measure in every year')
    await renderOpen({ link: `#/explore?years=${none.years}&measures=${none.measures}` })
    await waitFor(async () =>
      expect(within(await findTimeline()).getByText(/No measure and no event matches/)).toBeVisible(),
    )
  })

  test('a failed file is named, and a retry restores the timeline', async () => {
    const { user, repair } = await renderOpen({ broken: { timeline: 'torn' } })
    const alert = await within(await findTimeline()).findByRole('alert')
    expect(alert).toHaveTextContent('timeline.json')
    repair()
    await user.click(within(alert).getByRole('button', { name: 'Try again' }))
    expect(await findMarks()).toHaveLength(markCount({ measures, events }))
  })
})
