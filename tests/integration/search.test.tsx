import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { published } from '#tests/support/published.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

const { routes } = published('routes')
const { documents } = published('documents')
const { records } = published('records')
const { measures } = published('measures')
const { events } = published('timeline')
const { drivers } = published('vocabulary')

function required<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error('the published data lack what this test needs')
  return thing
}

const findField = () => screen.findByRole('combobox', { name: 'Search' })
const dialog = () => screen.queryByRole('dialog', { name: 'Search' })

/** The active option of the field, once there is one. */
async function findActive(): Promise<HTMLElement> {
  const field = await findField()
  await waitFor(() => expect(field).toHaveAttribute('aria-activedescendant'))
  return required(document.getElementById(field.getAttribute('aria-activedescendant') ?? '') ?? undefined)
}

async function ask(words: string) {
  const app = await renderApp()
  await app.user.click(screen.getByRole('button', { name: 'Search' }))
  await findField()
  await app.user.paste(words)
  return app
}

test('each data set is found by its words', async () => {
  const { user } = await ask('nothing')
  const titled = (title: string) =>
    screen.queryAllByRole('option').filter(({ textContent }) => textContent?.startsWith(title))
  for (const [words, title] of [
    ['landings in italy', 'Landings in Italy, by month'],
    ['unhcr origin', 'Declared origin by country of arrival, 2026'],
    ['disruptions', 'Disruptions of organised immigration crime in the UK, by quarter'],
  ] as const) {
    await user.clear(await findField())
    await user.paste(words)
    await waitFor(() => expect(titled(title)).toHaveLength(1))
  }
})

describe('opening and closing', () => {
  test('/ opens it except in a text field, Ctrl+K anywhere, and its button, which has the focus after Escape; the last query is selected', async () => {
    const { user } = await renderApp()
    await user.keyboard('/')
    const field = await findField()
    expect(field).toHaveValue('')
    await user.keyboard('a/b{Escape}')
    expect(field).not.toBeInTheDocument()
    screen.getByRole('button', { name: 'Share' }).focus()
    await user.keyboard('/')
    expect(dialog()).toBeNull()
    await user.keyboard('{Control>}k{/Control}')
    expect(await findField()).toHaveValue('a/b')
    await user.keyboard('{Escape}')
    const button = screen.getByRole('button', { name: 'Search' })
    await user.click(button)
    expect(await findField()).toHaveFocus()
    await user.paste('bihac')
    await user.keyboard('{Escape}')
    expect(dialog()).toBeNull()
    expect(button).toHaveFocus()
    await user.click(button)
    expect(await findField()).toHaveValue('bihac')
    await user.keyboard('le')
    expect(await findField()).toHaveValue('le')
  })

  test('page shortcuts are off while it is open; Escape closes it and keeps selection and Reader', async () => {
    const { user } = await renderApp({ link: '#/explore?selected=route:channel' })
    await user.keyboard('/')
    const field = await findField()
    screen.getByRole('dialog', { name: 'Search' }).focus()
    ;(document.activeElement as HTMLElement | null)?.blur()
    await user.keyboard('h')
    expect(screen.getByRole('region', { name: 'Filters', hidden: true })).not.toHaveAttribute('hidden')
    act(() => field.focus())
    await user.keyboard('{Escape}')
    expect(dialog()).toBeNull()
    expect(window.location.hash).toContain('selected=route:channel')
  })
})

describe('results', () => {
  test('each kind of thing opens in the details, which take the focus', async () => {
    const measure = required(measures.find(({ title }) => title))
    const event = required(events.find(({ title }) => title))
    const driver = required(drivers[0])
    const source = required(documents[0])
    const { user } = await renderApp()
    for (const [words, kind, title] of [
      ['English Channel', 'Routes', 'English Channel'],
      ['Sahel', 'Regions', 'Sahel'],
      ['Tunisia', 'Countries', 'Tunisia'],
      [measure.title?.en ?? '', 'Measures', measure.title?.en ?? ''],
      [event.title?.en ?? '', 'Events', event.title?.en ?? ''],
      ['Europol', 'Actors', 'Europol'],
      [driver.label.en, 'Drivers', driver.label.en],
      [source.title, 'Documents', source.title],
    ] as const) {
      await user.keyboard('/')
      await user.clear(await findField())
      await user.paste(words)
      const group = await screen.findByRole('group', { name: new RegExp(`^${kind}, \\d`) })
      const options = within(group).getAllByRole('option')
      await user.click(required(options.find(({ textContent }) => textContent?.includes(title))))
      expect(dialog(), words).toBeNull()
      const details = screen.getByRole('region', { name: 'Details' })
      await waitFor(() => expect(within(details).getByRole('heading', { level: 2 })).toHaveTextContent(title))
      expect(details).toHaveFocus()
    }
  })

  test('a hub names its route and opens it at the hub', async () => {
    const route = required(routes.find(({ id }) => id === 'western-balkans'))
    const hub = required(route.hubs.find(({ id }) => id === 'bihac'))
    const { user } = await ask('bihac')
    expect(await findActive()).toHaveTextContent('on the route Western Balkans')
    await user.keyboard('{Enter}')
    expect(dialog()).toBeNull()
    await waitFor(() => expect(window.location.hash).toContain('selected=route:western-balkans'))
    const [longitude = 0, latitude = 0] = hub.point
    expect(decodeURIComponent(window.location.hash)).toContain(
      `camera=${Math.round(longitude * 100) / 100},${Math.round(latitude * 100) / 100},`,
    )
    expect(screen.getByRole('region', { name: 'Details' })).toHaveFocus()
  })

  test('a match in another language shows that language and marks the match', async () => {
    await ask('smokkel')
    const option = await screen.findByRole('option', { name: /Action against online smuggling/ })
    const dutch = required(within(option).getByText('smokkel').closest('[lang]') ?? undefined)
    expect(dutch).toHaveAttribute('lang', 'nl')
    expect(within(option).getByText('smokkel').tagName).toBe('MARK')
  })

  test('a category sets the filter', async () => {
    const { user } = await ask('grenscontrole')
    await user.click(await screen.findByRole('option', { name: /^Border control and surveillance/ }))
    expect(window.location.hash).toBe('#/explore?measures=border-control&v=3')
  })

  test('a sentence opens in the Reader', async () => {
    const source = required(documents[0])
    const sentence = required(source.sentences[2])
    const quote = source.text.slice(sentence.start, sentence.end)
    const { user } = await ask(quote)
    await user.click(await screen.findByRole('option', { name: new RegExp(source.title.slice(0, 20)) }))
    // The Reader's code loads here for the first time.
    const reader = await screen.findByRole('dialog', { name: 'Reader' })
    await waitFor(() =>
      expect([...reader.querySelectorAll('mark')].map((mark) => mark.textContent).join('')).toBe(quote),
    )
  })

  test('a record opens in the Reader, and closing returns focus to the button', async () => {
    const record = required(records.find(({ kind }) => kind === 'measure'))
    const { user } = await ask(record.title.en)
    const group = await screen.findByRole('group', { name: /^Records, / })
    await user.click(required(within(group).getAllByRole('option')[0]))
    const reader = await screen.findByRole('dialog', { name: 'Reader' })
    expect(await within(reader).findByRole('heading', { name: record.title.en })).toBeVisible()
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.getByRole('button', { name: 'Search' })).toHaveFocus())
  })

  test('groups show their counts, and a long one expands', async () => {
    const { user } = await ask('2025')
    const findGroup = () => screen.findByRole('group', { name: /^Measures, / })
    const group = await findGroup()
    const count = Number(required(group.getAttribute('aria-label') ?? undefined).replace(/\D/g, ''))
    expect(count).toBeGreaterThan(6)
    expect(within(group).getAllByRole('option')).toHaveLength(6)
    await user.click(within(group).getByRole('option', { name: `Show all ${count}` }))
    const shown = within(await findGroup()).getAllByRole('option')
    expect(shown.length).toBeLessThan(count)
    expect(shown[0]).toHaveAttribute('aria-setsize', String(count))
    // What the field points to is there, however far it is from what is in sight.
    const below = within(required(dialog() ?? undefined)).getAllByRole('option').length - shown.length
    await user.keyboard(`{End}${'{ArrowUp}'.repeat(below)}`)
    expect(await findActive()).toHaveAttribute('aria-posinset', String(count))
    expect(dialog()).toBeVisible()
  })

  test('a question opens the part of the route’s panel that answers it', async () => {
    const { user } = await ask('deaths in the Channel')
    expect(await findActive()).toHaveTextContent('English Channel: dead and missing')
    const scrolled: Element[] = []
    vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
      scrolled.push(this)
    })
    await user.keyboard('{Enter}')
    await waitFor(() => expect(window.location.hash).toContain('selected=route:channel'))
    await waitFor(() => expect(scrolled.at(-1)).toHaveAttribute('id', 'route-deaths'))
  })

  test('a chart of the overview opens alone, from any dossier', async () => {
    const { user } = await renderApp({ link: '#/explore?selected=route:channel' })
    await user.keyboard('/')
    await findField()
    await user.paste('land and sea')
    await user.click(await screen.findByRole('option', { name: /^Land and sea/ }))
    const chart = await screen.findByRole('button', { name: 'Land and sea' })
    expect(chart).toHaveAttribute('aria-expanded', 'true')
    expect(screen.getByRole('button', { name: 'Monthly by route' })).toHaveAttribute('aria-expanded', 'false')
  })

  test('arrow keys go through all groups and wrap, Home and End go to the ends', async () => {
    const { user } = await ask('lesb')
    expect(await findActive()).toHaveTextContent('Lesbos')
    await user.keyboard('{ArrowDown}')
    expect(await findActive()).toHaveTextContent('Eastern Mediterranean')
    expect(await findActive()).toHaveAttribute('aria-selected', 'true')
    await user.keyboard('{ArrowDown}')
    expect(await findActive()).toHaveTextContent('Lesbos')
    await user.keyboard('{End}')
    expect(await findActive()).toHaveTextContent('Eastern Mediterranean')
    await user.keyboard('{Home}')
    expect(await findActive()).toHaveTextContent('Lesbos')
  })

  test('a status and a kind of publisher set their filters', async () => {
    const { user } = await ask('lacking')
    expect(await screen.findByRole('group', { name: /^Filters, / })).toHaveTextContent('Status')
    await user.click(await screen.findByRole('option', { name: /^Said to be lacking/ }))
    await waitFor(() => expect(window.location.hash).toContain('status=gap'))
    await user.keyboard('/')
    await user.clear(await findField())
    await user.paste('press')
    await user.click(await screen.findByRole('option', { name: /^press/ }))
    await waitFor(() => expect(window.location.hash).toContain('status=gap&publishers=press'))
  })

  test('announces the count, or the query and a hint when nothing matches', async () => {
    const { user } = await ask('lesb')
    const status = () => within(required(dialog() ?? undefined)).getByRole('status')
    await waitFor(() => expect(status()).toHaveTextContent('2 results'))
    await user.keyboard('{End}zzz')
    expect(status()).toHaveTextContent('Nothing found for “lesbzzz”.')
    expect(screen.getByText(/Try fewer words/)).toBeVisible()
    expect(await findField()).not.toHaveAttribute('aria-activedescendant')
  })
})

test('names a missing file, searches the rest, and includes it after a retry', async () => {
  const { user, repair } = await renderApp({ broken: { records: 'missing' } })
  await user.keyboard('/')
  await findField()
  await user.paste('transit team')
  const search = within(required(dialog() ?? undefined))
  expect(await search.findByText('records.json could not be read.')).toBeVisible()
  expect(await search.findByRole('group', { name: /^Measures, / })).toBeVisible()
  expect(search.queryByRole('group', { name: /^Records, / })).toBeNull()
  repair()
  await user.click(search.getByRole('button', { name: 'Try again' }))
  expect(await search.findByRole('group', { name: /^Records, / })).toBeVisible()
})

describe('the keyboard help', () => {
  test('the focused map keeps single characters and arrow keys', async () => {
    const { user } = await renderApp()
    await user.click(screen.getByRole('button', { name: 'Skip to the map' }))
    await user.keyboard('/?h')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(screen.getByRole('region', { name: 'Filters' })).toBeVisible()
    await user.keyboard('{Control>}k{/Control}')
    expect(await findField()).toHaveFocus()
  })

  test('opens by its button and by ?, lists every shortcut, and switches single keys off, including / and ?', async () => {
    const { user } = await renderApp()
    const button = screen.getByRole('button', { name: 'View' })
    await user.click(button)
    await user.click(await screen.findByRole('button', { name: /^Keyboard shortcuts/ }))
    await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })
    await user.keyboard('{Escape}')
    expect(button).toHaveFocus()
    await user.keyboard('?')
    const help = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })
    await within(help).findByText('This list')
    const row = (name: string) => required(within(help).getByText(name).closest('div') ?? undefined)
    expect(row('This list')).toHaveTextContent('?')
    expect(row('Hide or show all panels')).toHaveTextContent('H')
    expect(row('Search, also while you type')).toHaveTextContent(/Ctrl\s*K/)
    await user.click(await within(help).findByRole('checkbox', { name: 'Single-key shortcuts' }))
    expect(within(help).getAllByText(/switched off\)/).length).toBeGreaterThanOrEqual(3)
    await user.keyboard('{Escape}')
    expect(help).not.toBeInTheDocument()
    await user.keyboard('/?')
    expect(screen.queryByRole('dialog')).toBeNull()
    await user.keyboard('{Control>}k{/Control}')
    expect(await findField()).toHaveFocus()
  })
})
