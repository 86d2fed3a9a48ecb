import { describe, expect, test } from 'vitest'
import { encodingFor, isOwnHost, namesTag, rangeOf } from '#scripts/httpRules.ts'

describe('the encoding', () => {
  test.each([
    [undefined, 'identity'],
    ['gzip, deflate, br', 'br'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0.5, gzip;q=0.8', 'gzip'],
    ['*;q=0.1', 'br'],
    ['br;q=0, *', 'gzip'],
    ['gzip;q=0.5, identity', 'identity'],
    ['broken, xgzip', 'identity'],
    ['*;q=0', 'identity'],
  ])('for %s is %s', (header, encoding) => {
    expect(encodingFor(header)).toBe(encoding)
  })
})

describe('a list of tags', () => {
  test.each([
    [undefined, false],
    ['"a"', true],
    ['"b", W/"a"', true],
    ['*', true],
    ['"b", "ab"', false],
  ])('%s names "a": %s', (header, names) => {
    expect(namesTag(header, '"a"')).toBe(names)
  })
})

describe('a range of 10 bytes', () => {
  test.each([
    ['bytes=2-4', { first: 2, last: 4 }],
    ['bytes=2-', { first: 2, last: 9 }],
    ['bytes=-3', { first: 7, last: 9 }],
    ['bytes=5-99', { first: 5, last: 9 }],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=4-2', null],
    ['bytes=0-1,3-4', null],
    ['lines=0-1', null],
    ['bytes=-', null],
    [undefined, null],
  ])('%s is %j', (header, range) => {
    expect(rangeOf(header, 10)).toEqual(range)
  })
})

test.each([
  ['localhost:4173', true],
  ['127.0.0.1', true],
  ['[::1]:80', true],
  ['localhost.example.org', false],
  ['example.org', false],
  [undefined, false],
])('the host %s is this machine: %s', (host, isOwn) => {
  expect(isOwnHost(host)).toBe(isOwn)
})
