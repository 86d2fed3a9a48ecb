import { vi } from 'vitest'
import * as page from '#state/desk/desk.ts'

/** Puts a Desk in the place of the page's until the test ends; it has what the part under test asks for. */
export function replaceDesk(desk: object, store: (select: never) => unknown): void {
  vi.spyOn(page, 'desk', 'get').mockReturnValue(desk as typeof page.desk)
  vi.spyOn(page, 'useDesk').mockImplementation(store as typeof page.useDesk)
}
