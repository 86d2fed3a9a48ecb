import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { FACETS, filterableMeasure } from '#domain/facets.ts'
import { activeChoices, optionsOf, passesMeasure } from '#domain/filters.ts'
import { checkedView, knownIds } from '#domain/knownIds.ts'
import { routeRegionsOf } from '#domain/route.ts'
import { type FacetKey, type FilterChoice, NO_FILTERS, type OptionGroup } from '#domain/view.ts'
import { parseView } from '#domain/viewCodec.ts'
import { keysOf } from '#lib/recordOf.ts'
import { useViewStore } from '#state/viewStore.ts'
import { exportWords } from '#tests/support/exportWords.ts'
import { published } from '#tests/support/published.ts'
import { findState } from '#tests/support/rail.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

const { measures } = published('measures')
const routeRegions = routeRegionsOf(published('routes').routes)
const { words } = exportWords()

/** Filters without options in the rail, and where they stand instead. */
const ELSEWHERE: Partial<Record<FacetKey, string>> = {
  months: 'in links of before and of charts',
  tie: 'on the page of plans',
  years: 'a slider of its own',
  status: 'a list of which one is chosen',
}

/** What each measure has of a facet. */
function choicesOf<Key extends FacetKey>(key: Key): readonly FilterChoice[] {
  const facet: { of: (typeof FACETS)[FacetKey]['of'] } = FACETS[key]
  return measures.flatMap((measure) =>
    (facet.of(filterableMeasure(measure), routeRegions) ?? []).map(
      (choice) => ({ group: key, choice }) as FilterChoice,
    ),
  )
}

function countOf({ group, choice }: FilterChoice): number {
  const filters = { ...NO_FILTERS, [group]: group === 'months' ? choice : [choice] }
  return measures.filter((measure) => passesMeasure(measure, filters, routeRegions)).length
}

/** A choice as the link writes it. */
function written({ group, choice }: FilterChoice): string {
  const { write }: { write: (choice: never) => string } = FACETS[group]
  return write(choice as never)
}

test('every filter reads its real choices from a link, and none is dropped', () => {
  const names = ['measures', 'timeline', 'routes', 'vocabulary', 'documents', 'records', 'figures'] as const
  const data = Object.fromEntries(names.map((name) => [name, published(name)]))
  for (const key of keysOf(FACETS)) {
    const every = new Map(choicesOf(key).map((choice) => [written(choice), choice]))
    expect(every.size, key).toBeGreaterThan(1)
    for (const [text, choice] of every) {
      const { view, dropped } = parseView(`#/explore?${key}=${text}&v=3`)
      const checked = checkedView(view, data, null)
      expect([...dropped, ...checked.dropped], `${key}=${text}`).toEqual([])
      // Months that are whole years are stored as years.
      if (key !== 'months') expect(activeChoices(checked.view.filters)).toEqual([choice])
    }
  }
})

test('every filter of ids drops an id of another kind', () => {
  const known = knownIds({
    measures: published('measures'),
    timeline: published('timeline'),
    routes: published('routes'),
    vocabulary: published('vocabulary'),
  }).filters
  const groups = keysOf(known)
  for (const group of groups) {
    // A country is a place and an actor.
    const isCountry = group === 'countries' || group === 'actors'
    const others = groups
      .filter((other) => other !== group && !(isCountry && (other === 'countries' || other === 'actors')))
      .flatMap((other) => [...(known[other] ?? [])])
    expect(
      [...(known[group] ?? [])].filter((id) => others.includes(id)),
      group,
    ).toEqual([])
  }
})

test('every filter has its choices in the rail, each as an option that sets it', async () => {
  const { user } = await renderApp()
  await findState()
  const rail = screen.getByRole('region', { name: 'Filters' })
  for (const fold of await within(rail).findAllByRole('button', { expanded: false })) await user.click(fold)
  const keys = keysOf(FACETS).filter((key) => !(key in ELSEWHERE))
  await within(rail).findByRole('list', { name: words.filterName('review', 'all') })
  for (const key of keys) {
    // The code of a group, and with it its counts, may come after the group is unfolded.
    const first = await waitFor(() => {
      // Countries are offered as places and as actors.
      const lists = [...rail.querySelectorAll(`[aria-label="${words.filterName(key, 'all')}"]`)]
      const controls = lists.flatMap((list) => [...list.querySelectorAll('input')])
      for (const choice of choicesOf(key)) {
        const name = `${words.choice(choice)}, ${countOf(choice)} measure`
        const option = controls.find((control) => control.getAttribute('aria-label')?.startsWith(name))
        if (option) return { choice, option }
      }
      throw new Error(`the rail offers no choice of the filter “${key}”`)
    })
    await user.click(first.option)
    expect(useViewStore.getState().view.filters[key], key).toEqual([first.choice.choice])
    await user.click(first.option)
    expect(useViewStore.getState().view.filters[key], key).toEqual([])
  }
  // Fixed options are in the rail however few measures they have.
  for (const key of keys.filter((one): one is OptionGroup => FACETS[one].options !== undefined)) {
    for (const option of optionsOf<OptionGroup>(key)) {
      // Open plans are a row of the list of stages.
      if (option.choice === 'open') continue
      const label = `${words.choice(option)}, `
      const found = [...rail.querySelectorAll('[aria-label]')].filter((element) =>
        element.getAttribute('aria-label')?.startsWith(label),
      )
      expect(found, `${key}: ${label}`).not.toHaveLength(0)
    }
  }
})
