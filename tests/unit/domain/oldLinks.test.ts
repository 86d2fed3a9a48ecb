import { expect, test } from 'vitest'
import { DEFAULT_VIEW, NO_FILTERS } from '#domain/view.ts'
import { parseView, writeView } from '#domain/viewCodec.ts'
import oldLinks from './oldLinks.json'

/**
 * Links from briefings, documents and tests, with what each opened in November 2026: the parts of the view that
 * differ from the start view, the link that the app writes for it, and what it could not read. People have saved them:
 * entries may be added, never changed.
 */
test.each(oldLinks)('$link still opens the same view', ({ link, ...then }) => {
  const { view, dropped } = parseView(link)
  expect(view).toEqual({ ...DEFAULT_VIEW, ...then.rest, filters: { ...NO_FILTERS, ...then.filters } })
  expect(writeView(view)).toBe(then.written)
  expect(dropped).toEqual(then.dropped)
})

test('the rewritten form of an old link opens the same view', () => {
  expect(oldLinks.length).toBeGreaterThan(40)
  for (const { link, written } of oldLinks) expect(parseView(written).view).toEqual(parseView(link).view)
})
