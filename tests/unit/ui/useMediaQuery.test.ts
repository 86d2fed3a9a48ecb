import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { filesOf } from '#tests/support/filesOf.ts'
import { NARROW, WIDE } from '#ui/useMediaQuery.ts'

// The window has one column or several in all files alike, whatever its height.
const [, LOW = ''] = NARROW.split(', ')
const conditions = Object.entries(filesOf('src'))
  .filter(([file]) => file.endsWith('.css'))
  .flatMap(([file, text]) =>
    [...text.matchAll(/@media ([^{]+) \{/g)].map(([, condition = '']) => ({ file, condition })),
  )

describe('windows of one column', () => {
  test('are told by their width, or by their height up to 1024 px', () => {
    const faults = conditions
      .filter(({ condition }) => condition.split(', ').includes('(max-width: 56.1875em)'))
      .filter(({ condition }) => condition !== NARROW && !condition.includes('(max-height: 37.5em)'))
    expect(conditions.filter(({ condition }) => condition === NARROW).length).toBeGreaterThan(20)
    expect(faults).toEqual([])
  })

  test('are left out by what holds for several columns', () => {
    const wide = conditions.filter(({ condition }) => condition.includes('(min-width: 56.25em)'))
    expect(wide.length).toBeGreaterThan(3)
    expect(wide.filter(({ condition }) => !condition.includes(`(not (${LOW}))`))).toEqual([])
  })

  test('are the same for the start picture', () => {
    expect(readFileSync('public/startFrame.js', 'utf8')).toContain(`'${NARROW}'`)
  })

  test('are told alike by code', () => {
    expect(WIDE).toBe(`(min-width: 56.25em) and (not (${LOW}))`)
  })
})
