import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { expect } from 'vitest'
import { measureYears } from '#domain/measure.ts'
import { published } from './published.ts'

/** The state sentence, once rendered: the only live region of the page itself. */
export async function findState(): Promise<HTMLElement> {
  const sentence = await within(screen.getByRole('main')).findByRole('status')
  await waitFor(() => expect(sentence).not.toBeEmptyDOMElement())
  return sentence
}

/** A group of options of the rail. */
export const group = (name: string) => screen.findByRole('group', { name })
/** A row of the list of stages. */
export const stage = async (name: RegExp) => within(await group('Status')).getByRole('radio', { name })

/** The two thumbs of the slider of years. */
export async function yearThumbs(): Promise<[HTMLElement, HTMLElement]> {
  const years = within(await group('Year'))
  return [years.getByRole('slider', { name: 'First year' }), years.getByRole('slider', { name: 'Last year' })]
}

/** Moves the thumbs of the slider of years, as one gesture. */
export async function chooseYears(first: number, last = first): Promise<void> {
  const [start, end] = await yearThumbs()
  fireEvent.change(start, { target: { value: String(first) } })
  fireEvent.change(end, { target: { value: String(last) } })
  fireEvent.blur(end)
}

/** The head of a folding group of the rail. */
export const fold = (name: string) => screen.findByRole('button', { name: new RegExp(`^${name} `) })

/** Opens a folding group and gives the list of its options. */
export async function openFold(user: UserEvent, name: string, list: string): Promise<HTMLElement> {
  await user.click(await fold(name))
  return screen.findByRole('list', { name: list })
}

/** The count in the accessible name of an option; "no measure" is 0. */
export function countOf(option: HTMLElement): number {
  const said = /, (\d+|no) measures?\b/.exec(option.getAttribute('aria-label') ?? '')?.[1]
  return said === 'no' ? 0 : Number(said)
}

/** The number of published measures in a year. */
export function inYear(year: number): number {
  return published('measures').measures.filter((measure) => measureYears(measure).includes(year)).length
}
