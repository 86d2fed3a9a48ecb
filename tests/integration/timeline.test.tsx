import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { exploreModel } from '#content/exploreModel.ts'
import type { Measure } from '#domain/measure.ts'
import { unitsOf } from '#domain/planList.ts'
import { PLAN_STATES } from '#domain/planState.ts'
import { NO_FILTERS } from '#domain/view.ts'
import WORDS from '#i18n/messages/en/common.json'
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
  const findLane = async () =>
    within(await findTimeline()).findByRole('slider', { name: 'Measures and events by month' })

  test('counts what begins in each month, and lists it to choose from', async () => {
    const { user } = await renderApp()
    const lane = await findLane()
    const inMarch = [...measures, ...events].filter((thing) => {
      const date = ('period' in thing ? thing.period : thing.date) ?? thing.statedOn
      return date !== null && date.precision !== 'year' && date.start.startsWith('2025-03')
    })
    lane.focus()
    await user.keyboard('{Home}')
    for (let press = 0; press < 60; press += 1) {
      if (lane.getAttribute('aria-valuetext')?.startsWith('March 2025')) break
      await user.keyboard('{ArrowRight}')
    }
    const counts = lane.getAttribute('aria-valuetext')?.match(/\d+ (?=done|planned|gap|event)/g) ?? []
    expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(inMarch.length)
    await user.keyboard('{Enter}')
    const list = screen.getByRole('region', { name: 'March 2025' })
    const buttons = within(list).getAllByRole('button')
    expect(buttons).toHaveLength(inMarch.length)
    expect(buttons[0]).toHaveFocus()
    await user.keyboard('{Enter}')
    expect(window.location.hash).toMatch(/selected=(measure|event):/)
    expect(screen.queryByRole('region', { name: 'March 2025' })).toBeNull()
  })

  test('names what has no month once, at the head of its year', async () => {
    const { user } = await renderApp()
    await findLane()
    const inYear = measures.filter(
      ({ period }) => period?.precision === 'year' && period.start.startsWith('2025'),
    )
    const count = (status: string) => inYear.filter((measure) => measure.status === status).length
    const head = within(await findTimeline()).getByRole('button', { name: /^2025, no month: / })
    expect(head).toHaveAccessibleName(new RegExp(`: ${count('done')} done, ${count('planned')} planned, `))
    await user.click(head)
    const list = screen.getByRole('region', { name: '2025, no month' })
    const noMonthEvents = events.filter(
      ({ date }) => date?.precision === 'year' && date.start.startsWith('2025'),
    )
    expect(within(list).getAllByRole('button')).toHaveLength(inYear.length + noMonthEvents.length)
  })

  test('has none of the lanes until they are opened, and stays as the reader left it', async () => {
    const { user, unmount } = await renderApp()
    await findLane()
    const timeline = await findTimeline()
    expect(within(timeline).queryByRole('list', { name: 'Lanes' })).toBeNull()
    expect(timeline.querySelectorAll('*').length).toBeLessThan(110)
    await user.click(within(timeline).getByRole('button', { name: 'Open lanes' }))
    expect(await findMarks()).toHaveLength(markCount({ measures, events }))
    expect(within(timeline).queryByRole('slider', { name: 'Measures and events by month' })).toBeNull()
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
    expect(within(await findTimeline()).getByText('Western Balkans, detections a month')).toBeVisible()
  })
})

describe('the marks', () => {
  test('are all measures and events, one button each', async () => {
    await renderOpen()
    expect(await findMarks()).toHaveLength(markCount({ measures, events }))
  })

  test('follow the filters', async () => {
    await renderOpen({ link: '#/explore?years=2025&status=planned&v=2' })
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

  test('have one tab stop, with arrow keys in date order', async () => {
    const { user } = await renderOpen()
    const marks = await findMarks()
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

  test('is set by keyboard at its handles, and the page follows', async () => {
    const { user } = await renderOpen()
    await findMarks()
    const from = await findHandle('From')
    from.focus()
    expect(from).toHaveAttribute('aria-valuetext', 'January 2025, of the numbers shown; no period is chosen')
    await user.keyboard('{ArrowRight}{ArrowRight}')
    expect(from).toHaveAttribute('aria-valuetext', 'March 2025')
    const to = await findHandle('To')
    to.focus()
    await user.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}')
    expect(to).toHaveAttribute('aria-valuetext', 'August 2025')
    expect(window.location.hash).toContain('period=2025-03..2025-08')
    const model = modelOf({ months: { from: '2025-03', to: '2025-08' } })
    expect(await findMarks()).toHaveLength(markCount(model))
    const sentence = within(screen.getByRole('main')).getByRole('status')
    expect(sentence).toHaveTextContent(
      new RegExp(`^${model.measures.length} measures,.*March 2025 to August 2025`),
    )
    expect(screen.getByRole('button', { name: 'Remove Mar–Aug 2025' })).toBeVisible()
  })

  test('takes one history entry for any number of key presses', async () => {
    const { user } = await renderOpen({ link: '#/explore?years=2024&v=2' })
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

  test('over the whole axis is a period too; a button clears it, and undated marks return', async () => {
    const { user } = await renderOpen({ link: '#/explore?period=2024-03..2024-08&v=2' })
    await findMarks()
    ;(await findHandle('From')).focus()
    await user.keyboard('{Home}')
    ;(await findHandle('To')).focus()
    await user.keyboard('{End}')
    expect(window.location.hash).toContain('years=2023,2024,2025,2026,2027')
    expect((await findMarks()).length).toBeLessThan(markCount({ measures, events }))
    await user.click(within(await findTimeline()).getByRole('button', { name: 'All time' }))
    expect(window.location.hash).not.toMatch(/period|years/)
    expect(await findMarks()).toHaveLength(markCount({ measures, events }))
  })

  test('steps by arrow keys, unless a control has focus', async () => {
    const { user } = await renderOpen({ link: '#/explore?period=2024-03..2024-08&v=2' })
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
      return count > 0 ? [`${WORDS.choice.outcome[state]}${count}`] : []
    })
    const count = (wanted: string) => measures.filter(({ status }) => status === wanted).length
    expect((await findLanes()).map((lane) => lane.textContent)).toEqual([
      `Done${count('done')}`,
      ...states,
      `Gap${count('gap')}`,
      `Events${events.length}`,
    ])
  })

  test('read a plan out in the header while it has the focus, and say how far pages were searched', async () => {
    const { user } = await renderOpen()
    const plan = measures.find(({ id }) => id === 'anti-smuggling-package-proposal-2023')
    const title = plan?.title?.en ?? '-'
    const mark = (await findMarks()).find((button) => button.getAttribute('aria-label')?.startsWith(title))
    expect(mark).toHaveAccessibleName(/, in part since 16 December 2025$/)
    const timeline = within(await findTimeline())
    expect(
      await timeline.findByText(/^pages searched end about here; looked for on \d+ November 2026$/),
    ).toBeVisible()
    act(() => mark?.focus())
    expect(
      timeline.getByText('stated 28 November 2023, in part since 16 December 2025, same act'),
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
    await renderOpen({ link: `#/explore?years=${none.years}&measures=${none.measures}&v=2` })
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
