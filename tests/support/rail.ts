import { screen, waitFor, within } from '@testing-library/react'
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
/** A button of a year. */
export const year = async (name: RegExp) => within(await group('Year')).getByRole('button', { name })

/** The count in the accessible name of an option. */
export function countOf(option: HTMLElement): number {
  return Number(/, (\d+) measures?\b/.exec(option.getAttribute('aria-label') ?? '')?.[1])
}

/** The number of published measures in a year. */
export function inYear(year: number): number {
  return published('measures').measures.filter((measure) => measureYears(measure).includes(year)).length
}
