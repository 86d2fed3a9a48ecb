import { expect, test } from 'vitest'
import { filesOf } from '#tests/support/filesOf.ts'
import { NARROW, WIDE } from '#ui/useMediaQuery.ts'

test('style sheets and code turn narrow at the same width', () => {
  const queries = Object.entries(filesOf('src'))
    .filter(([path]) => path.endsWith('.css'))
    .flatMap(([, text]) => text.match(/\((?:max|min)-width: 5[5-7][\d.]*em\)/g) ?? [])
  expect(new Set(queries)).toEqual(new Set([NARROW, WIDE]))
})
