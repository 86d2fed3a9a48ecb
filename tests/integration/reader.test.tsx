import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { measureYears } from '#domain/measure.ts'
import { published } from '#tests/support/published.ts'
import { stage } from '#tests/support/rail.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

const { documents } = published('documents')
const { claims } = published('claims')
const { records } = published('records')
const { measures } = published('measures')

function required<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error('the published data lack what this test needs')
  return thing
}

const document = required(documents[0])
const own = claims.filter((claim) => claim.citation.documentId === document.id)
const planned = required(own.find((claim) => claim.kind === 'measure' && claim.status === 'planned'))
const used = document.sentences.filter((sentence) =>
  own.some(({ citation }) => citation.start < sentence.end && sentence.start < citation.end),
)
const quoteOf = ({ start, end }: { start: number; end: number }) => document.text.slice(start, end)
const linkTo = ({ start, end }: { start: number; end: number }) =>
  `#/explore?reader=${document.id}:${start}-${end}&v=2`

const findReader = () => screen.findByRole('dialog', { name: 'Reader' })
const litText = (reader: HTMLElement) =>
  [...reader.querySelectorAll('mark')].map((mark) => mark.textContent).join('')

/** The Reader, once its text has loaded. */
async function findText(): Promise<HTMLElement> {
  await waitFor(async () =>
    expect(within(await findReader()).getByRole('heading', { name: document.title })).toBeVisible(),
  )
  return findReader()
}

test('keeps the focus off what lies beneath it, until it closes', async () => {
  const box = vi
    .spyOn(HTMLElement.prototype, 'getBoundingClientRect')
    .mockReturnValue(new DOMRect(656, 52, 400, 800))
  const { user } = await renderApp({ link: linkTo(planned.citation) })
  await findText()
  const details = screen.getByRole('region', { name: 'Details' })
  expect(details).toHaveAttribute('inert')
  expect(screen.getByRole('link', { name: 'Explore' }).closest('[inert]')).toBeNull()
  await user.keyboard('{Escape}')
  await waitFor(() => expect(details).not.toHaveAttribute('inert'))
  box.mockRestore()
})

describe('where it fills the window', () => {
  const isNarrow = (query: string) => query.includes('56.1875em')

  test('is modal and returns the focus to what opened it', async () => {
    const { user } = await renderApp({ link: '#/explore?selected=route:channel', mediaMatches: isNarrow })
    const opener = required((await screen.findAllByRole('button', { name: /^English Channel: [\d,]+ / }))[0])
    opener.focus()
    const show = vi.spyOn(HTMLDialogElement.prototype, 'showModal')
    await user.keyboard('{Enter}')
    const reader = await findReader()
    expect(reader).toHaveAttribute('aria-modal', 'true')
    expect(show).toHaveBeenCalled()
    await waitFor(() => expect(within(reader).getByRole('heading', { level: 2 })).toHaveFocus())
    await user.keyboard('{Escape}')
    await waitFor(() => expect(opener).toHaveFocus())
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  test('shows what the series counts beside the sentence, not only below the text', async () => {
    await renderApp({
      link: '#/explore?reader=belgium-calais-group-2024:1438-1572&v=3',
      mediaMatches: isNarrow,
    })
    const reader = await findReader()
    const numbers = await within(reader).findAllByRole('button', { name: /detections, 2024 \(−37%\)$/ })
    expect(numbers.filter((number) => number.closest('aside') === null)).toHaveLength(1)
  })

  test('closes by the back gesture, and keeps the page’s letters off', async () => {
    const { user } = await renderApp({ link: linkTo(planned.citation), mediaMatches: isNarrow })
    const reader = await findText()
    await user.keyboard('t')
    expect(window.location.hash).toContain('explore')
    const gesture = new Event('cancel', { cancelable: true })
    act(() => void reader.dispatchEvent(gesture))
    expect(gesture.defaultPrevented).toBe(true)
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })
})

describe('a sentence', () => {
  test('is lit exactly, below the title of its document, and focused', async () => {
    await renderApp({ link: linkTo(planned.citation) })
    const reader = await findText()
    expect(litText(reader)).toBe(planned.citation.exact)
    expect(reader.ownerDocument.activeElement).toHaveTextContent(planned.citation.exact)
    expect(reader.querySelector('mark')?.closest('[lang]')).toHaveAttribute('lang', document.language)
  })

  test('lists its claims, their places, and what it does not state', async () => {
    await renderApp({ link: linkTo(planned.citation) })
    const side = within(await findText()).getByRole('complementary')
    const standing = own.filter(
      ({ citation }) => citation.start < planned.citation.end && planned.citation.start < citation.end,
    )
    expect(side).toHaveTextContent(`${standing.length} claim`)
    expect(side).toHaveTextContent('Planned')
    expect(side).toHaveTextContent(
      `characters ${planned.citation.start.toLocaleString('en')}–${planned.citation.end.toLocaleString('en')}`,
    )
    if (standing.every((claim) => claim.routes.length === 0))
      expect(side).toHaveTextContent(/Route\s*not stated/)
  })

  test('states its review once', async () => {
    await renderApp({ link: linkTo(planned.citation) })
    const side = within(await findText()).getByRole('complementary')
    const { reviewer, method } = planned.review
    expect(side.textContent?.split(reviewer?.en ?? '-')).toHaveLength(2)
    expect(side.textContent?.split(method?.en ?? '-')).toHaveLength(2)
  })

  test('has no focus ring when opened by a link, until a key is pressed', async () => {
    const { user } = await renderApp({ link: linkTo(planned.citation) })
    const reader = await findText()
    expect(reader).toHaveAttribute('data-quiet')
    await user.keyboard('{ArrowDown}')
    expect(reader).not.toHaveAttribute('data-quiet')
  })

  test('is lit by a click, which updates the link', async () => {
    const { user } = await renderApp({ link: linkTo(planned.citation) })
    const reader = await findText()
    const target = required(used.find((sentence) => sentence.start !== planned.citation.start))
    await user.click(within(reader).getByRole('link', { name: quoteOf(target) }))
    expect(litText(reader)).toBe(quoteOf(target))
    expect(window.location.hash).toContain(`:${target.start}-${target.end}`)
  })

  test('arrow keys move to the next and previous used sentence', async () => {
    const first = required(used[0])
    const { user } = await renderApp({ link: linkTo(first) })
    const reader = await findText()
    await user.keyboard('{ArrowDown}')
    expect(litText(reader)).toBe(quoteOf(required(used[1])))
    await waitFor(() => expect(reader.ownerDocument.activeElement?.textContent).toBe(litText(reader)))
    await user.keyboard('{ArrowDown}{ArrowUp}{ArrowUp}')
    expect(litText(reader)).toBe(quoteOf(first))
  })

  test('"Show on map" selects and filters to its measure and closes the Reader', async () => {
    const { user } = await renderApp({ link: linkTo(planned.citation) })
    await user.click(within(await findText()).getByRole('button', { name: 'Show on map' }))
    const measure = required(
      measures.find(({ evidence }) =>
        evidence.some((item) => item.type === 'citation' && item.claimId === planned.id),
      ),
    )
    expect(screen.queryByRole('dialog', { name: 'Reader' })).toBeNull()
    const link = decodeURIComponent(window.location.hash)
    expect(link).toContain('selected=measure:')
    expect(link).toContain('status=planned')
    for (const year of measureYears(measure)) expect(link).toContain(String(year))
    for (const category of measure.categories) expect(link).toContain(category)
    await waitFor(() => expect(screen.getByRole('region', { name: 'Details' })).toHaveFocus())
  })

  test('is copied as a citation with quote, title and position', async () => {
    const { user } = await renderApp({ link: linkTo(planned.citation) })
    const write = vi.spyOn(navigator.clipboard, 'writeText')
    const reader = await findText()
    await user.click(within(reader).getByRole('button', { name: 'Copy citation' }))
    expect(write.mock.calls[0]?.[0]).toContain(planned.citation.exact)
    expect(write.mock.calls[0]?.[0]).toContain(document.title)
    expect(await within(reader).findByText('Copied')).toBeVisible()
  })
})

describe('a link into a document', () => {
  test('to a part of a sentence lights exactly that part', async () => {
    const span = { start: planned.citation.start + 4, end: planned.citation.start + 20 }
    await renderApp({ link: linkTo(span) })
    const reader = await findText()
    expect(litText(reader)).toBe(quoteOf(span))
    expect(reader).toHaveTextContent(/not one whole sentence/)
  })

  test('past its end says so and lights nothing', async () => {
    await renderApp({ link: linkTo({ start: 10, end: 99_999 }) })
    const reader = await findText()
    expect(litText(reader)).toBe('')
    expect(reader).toHaveTextContent(/but the text has/)
  })

  test('to an unknown document says so', async () => {
    await renderApp({ link: '#/explore?reader=no-such-text:1-2' })
    await waitFor(() =>
      expect(
        screen.getByText(/There is no document “no-such-text”|“no-such-text” does not exist/),
      ).toBeVisible(),
    )
  })
})

describe('a document', () => {
  test('is shown in full, with reasons for dropped lines and headings of missing lists', async () => {
    await renderApp({ link: `#/explore?reader=${document.id}` })
    const reader = await findText()
    const text = reader.textContent ?? ''
    for (const line of document.lines) expect(text).toContain(quoteOf(line))
    const missing = document.lines.filter((line) => line.listMissing).length
    expect(within(reader).getAllByText('the list is missing from the source')).toHaveLength(missing)
    expect(reader).toHaveTextContent(`${used.length}sentences used, of ${document.sentences.length}`)
  })

  test('that fails to load leaves the rest working, and recovers on retry', async () => {
    const { user, repair } = await renderApp({
      link: linkTo(planned.citation),
      broken: { documents: 'torn' },
    })
    const findAlert = () => within(screen.getByRole('dialog', { name: 'Reader' })).getByRole('alert')
    await waitFor(() => expect(findAlert()).toBeVisible())
    const alert = findAlert()
    expect(alert).toHaveTextContent('documents.json')
    expect(await screen.findByRole('group', { name: 'Year' })).toBeVisible()
    repair()
    await user.click(within(alert).getByRole('button', { name: 'Try again' }))
    await findText()
  })

  test('is shown without its claims when only the claims file fails', async () => {
    await renderApp({ link: linkTo(planned.citation), broken: { claims: 'mistyped' } })
    const reader = await findText()
    expect(litText(reader)).toBe(planned.citation.exact)
    expect(within(reader).getByRole('alert')).toHaveTextContent('claims.json')
  })
})

describe('a record', () => {
  const record = required(records.find(({ sources, values }) => sources.length > 1 && values.length > 0))

  test('leads to the records that follow it, and back', async () => {
    const plan = required(records.find(({ followedBy }) => followedBy.length > 0))
    const later = required(records.find(({ id }) => id === plan.followedBy[0]))
    const { user } = await renderApp({ link: `#/explore?reader=record:${plan.id}` })
    await screen.findByRole('heading', { name: plan.title.en })
    expect(await findReader()).toHaveTextContent('Later steps')
    await user.click(within(await findReader()).getByRole('button', { name: later.title.en }))
    await screen.findByRole('heading', { name: later.title.en })
    expect(window.location.hash).toContain(`reader=record:${later.id}`)
    await user.click(within(await findReader()).getByRole('button', { name: plan.title.en }))
    await screen.findByRole('heading', { name: plan.title.en })
  })

  test('shows the ends of its sentence, the way to it, and seeks it in a page that the reader pastes', async () => {
    const sealed = required(records.find(({ sources }) => sources[0]?.locator?.lang === 'en'))
    const locator = required(sealed.sources[0]?.locator)
    const { user } = await renderApp({ link: `#/explore?reader=record:${sealed.id}` })
    await screen.findByRole('heading', { name: sealed.title.en })
    const reader = await findReader()
    expect(await within(reader).findAllByText(/its text is not kept here/)).not.toHaveLength(0)
    const [link] = within(reader).getAllByRole('link', { name: /^Open at the sentence/ })
    expect(link?.getAttribute('href')).toContain('#:~:text=')
    expect(await within(reader).findAllByText('Never checked.')).not.toHaveLength(0)
    const [check] = within(reader).getAllByRole('button', { name: 'Check a saved page' })
    await user.click(required(check))
    expect(within(reader).getByText(/it begins with/)).toHaveTextContent(locator.sha256.slice(0, 8))
    const area = within(reader).getByRole('textbox', { name: 'Text of the page' })
    await user.click(area)
    await user.paste('Another page.')
    const status = within(reader).getByRole('status')
    await waitFor(() => expect(status).toHaveTextContent('Not found in the pasted text.'))
    await user.clear(area)
    await user.paste(`Before. ${locator.first} some other words ${locator.last} After.`)
    await waitFor(() => expect(status).toHaveTextContent('is not the one that was read'))
    expect(status.querySelector('mark')).toHaveTextContent(locator.first)
  })

  test('says so when its sources are weak', async () => {
    const weak = required(records.find(({ hasWeakSources }) => hasWeakSources))
    await renderApp({ link: `#/explore?reader=record:${weak.id}` })
    await screen.findByRole('heading', { name: weak.title.en })
    expect(await findReader()).toHaveTextContent('Weak source:')
  })

  test('shows our summary, its numbers with unit, and each source page with publisher and link', async () => {
    await renderApp({ link: `#/explore?reader=record:${record.id}` })
    await screen.findByRole('heading', { name: record.title.en })
    const reader = await findReader()
    expect(reader).toHaveTextContent(record.summary.en)
    expect(reader).toHaveTextContent(required(record.values[0]).unit)
    for (const source of record.sources) {
      expect(reader).toHaveTextContent(source.publisher)
      const links = within(reader).getAllByRole('link')
      const link = links.find((item) => item.getAttribute('href') === source.url)
      expect(link).toHaveAttribute('rel', 'noreferrer')
      expect(link).toHaveAccessibleName(/opens another site/)
    }
  })
})

describe('the sheet', () => {
  test('keeps the filters usable, closes with Escape and returns the focus', async () => {
    const { user } = await renderApp()
    const done = await stage(/^Done/)
    done.focus()
    const { openReader } = await import('#state/viewStore.ts')
    openReader({ type: 'document', documentId: document.id, span: null })
    const reader = await findText()
    await waitFor(() => expect(reader).toContainElement(reader.ownerDocument.activeElement as HTMLElement))
    await user.click(done)
    expect(window.location.hash).toContain('status=done')
    expect(await findReader()).toBeVisible()
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Reader' })).toBeNull())
    expect(done).toHaveFocus()
  })
})
