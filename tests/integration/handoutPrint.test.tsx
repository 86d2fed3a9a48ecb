import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, onTestFinished, test, vi } from 'vitest'
import { isSaid, layoutOfStep } from '#domain/briefing.ts'
import { readReader } from '#domain/readerLink.ts'
import { shortAddress } from '#lib/webAddress.ts'
import { published } from '#tests/support/published.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

const { briefings } = published('briefings')
const { documents } = published('documents')

/** Prints a published briefing with the usual choices; fonts are there at once. */
async function printed(id: string): Promise<HTMLElement> {
  const before = Object.getOwnPropertyDescriptor(document, 'fonts')
  const fonts = { load: async () => [], ready: Promise.resolve() }
  Object.defineProperty(document, 'fonts', { value: fonts, configurable: true })
  onTestFinished(() => {
    if (before) Object.defineProperty(document, 'fonts', before)
  })
  const sheets: Element[] = []
  vi.stubGlobal('print', () => {
    window.dispatchEvent(new Event('beforeprint'))
    // Under the browser's dialog the page is at rest.
    expect(screen.getByRole('button', { name: 'Export' })).toHaveAttribute('aria-expanded', 'false')
    sheets.push(document.querySelector('[data-handout]')?.cloneNode(true) as Element)
    window.dispatchEvent(new Event('afterprint'))
  })
  const { user, unmount } = await renderApp({ link: `#/briefing?step=${id}`, drawsAhead: true })
  await user.click(await screen.findByRole('button', { name: 'Export' }))
  await user.click(await screen.findByRole('button', { name: 'Print handout (PDF)' }))
  // From the browser's menu meanwhile: the dialog must not stay over the page unseen.
  act(() => void window.dispatchEvent(new Event('beforeprint')))
  act(() => void window.dispatchEvent(new Event('afterprint')))
  expect(document.querySelector('dialog[open]')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Export' }))
  await user.click(screen.getByRole('button', { name: 'Print handout (PDF)' }))
  await user.click(await screen.findByRole('button', { name: 'Print' }))
  await waitFor(() => expect(sheets).toHaveLength(1))
  unmount()
  document.body.append(...sheets)
  onTestFinished(() => sheets[0]?.remove())
  return sheets[0] as HTMLElement
}

/** Testing Library reads every space as a plain one. */
const plain = (text: string) => text.replaceAll(/\s+/g, ' ')

/** The stored sentence of a piece of evidence; null for others. */
function sentenceOf(id: string): string | null {
  const target = readReader(id)
  if (target?.type !== 'document' || !target.span) return null
  const text = documents.find((one) => one.id === target.documentId)?.text ?? ''
  return text.slice(target.span.start, target.span.end)
}

test.each(['calais-group-nl', 'routes-2024-2025-fr'])(
  'the handout of %s has quotations as stored, evidence with links, addresses, tables, alternatives and languages',
  async (id) => {
    const briefing = briefings.find((one) => one.id === id)
    const handout = await printed(id)
    const all = within(handout)
    const said = briefing?.steps.filter(isSaid) ?? []
    expect(said.length).toBeGreaterThan(8)

    // Headings in order, without a level left out.
    const levels = [...handout.querySelectorAll('h1, h2, h3, h4')].map(({ tagName }) => Number(tagName[1]))
    expect(levels[0]).toBe(1)
    expect(levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1)).toEqual([])
    expect(levels.filter((level) => level === 2)).toHaveLength(said.length + 2)

    for (const step of said) {
      const title = all.getByText((text) => text === plain(step.title), { selector: 'h2 > a' })
      expect(title.lang, step.id).toBe(briefing?.language)
      const section = title.closest('section') as HTMLElement
      for (const line of step.text) {
        expect(
          within(section)
            .getByText((text) => text === plain(line))
            .closest('[lang]')
            ?.getAttribute('lang'),
        ).toBe(briefing?.language)
      }
      // A closing whose evidence stands above it repeats none.
      const listed = layoutOfStep(step) === 'closing' ? handout : section
      const links = [...listed.querySelectorAll('ul a')].map((link) => link.getAttribute('href') ?? '')
      for (const piece of step.evidence) {
        const link = links.find((address) => decodeURIComponent(address).includes(piece))
        expect(link, `${step.id} cites ${piece}`).toBeDefined()
      }
      const sentences = step.evidence.flatMap((piece) => sentenceOf(piece) ?? [])
      for (const sentence of sentences) expect(listed.textContent, step.id).toContain(sentence)
      for (const map of section.querySelectorAll('figure > [role=img]')) {
        expect(map.getAttribute('aria-label')?.length, step.id).toBeGreaterThan(10)
      }
      const legends = [...section.querySelectorAll("[data-count='1'] > figure > figcaption")]
      expect(legends, step.id).toHaveLength(section.querySelectorAll("[data-count='1']").length)
      for (const legend of legends) expect(legend.textContent, step.id).toMatch(/schemati|schémati/)
      const layout = layoutOfStep(step)
      if (layout === 'quote') {
        const quote = section.querySelector('blockquote')
        expect(quote?.textContent, step.id).toContain(sentences[0])
        expect(quote?.lang).toBe('en')
      }
      if (layout === 'table') {
        const table = within(section).getByRole('table')
        expect(within(table).getAllByRole('columnheader')).toHaveLength(3)
        expect(within(table).getAllByRole('rowheader').length).toBeGreaterThan(1)
      }
    }
    const sources = [...handout.querySelectorAll('section')].at(-1)
    const cited = [...(sources?.querySelectorAll('ol > li') ?? [])]
    expect(cited.length).toBeGreaterThan(2)
    for (const one of cited) {
      expect(one.querySelector('a'), one.textContent ?? '').not.toBeNull()
      const address = one.querySelector('a')
      expect(address?.href).toMatch(/^https?:/)
      expect(one.textContent).toContain(shortAddress(address?.href ?? ''))
    }
  },
)
