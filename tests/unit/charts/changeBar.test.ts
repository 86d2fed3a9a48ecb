import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ChangeBar, changeScale } from '#charts/ChangeBar.tsx'

test('the zero line is never at the edge of changes, and at the edge of numbers that are compared with nothing', () => {
  expect(changeScale([-300, 100, null])).toEqual({ zero: 0.75, range: 400 })
  expect(changeScale([-100])).toEqual({ zero: 100 / 115, range: 115 })
  expect(changeScale([0, null])).toEqual({ zero: 0.5, range: 0.3 })
  expect(changeScale([300, 100], false)).toEqual({ zero: 0, range: 300 })
  expect(changeScale([], false)).toEqual({ zero: 0, range: 1 })
})

test('a bar of arrivals is hollow, as their line on the map', () => {
  const scale = changeScale([4656])
  const barOf = (unit: 'arrivals' | 'detections') =>
    renderToStaticMarkup(createElement(ChangeBar, { difference: 4656, scale, unit, colour: 'red' }))
  expect(barOf('arrivals')).toContain('data-hollow="true"')
  expect(barOf('detections')).toContain('data-hollow="false"')
})
