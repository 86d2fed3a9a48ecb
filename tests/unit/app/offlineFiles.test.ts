import { describe, expect, test } from 'vitest'
import { cacheName, fileOf, isCacheOf } from '#app/offlineFiles.ts'

const SCOPE = 'https://host.example/maps/'
const FILES = { '': 'sha256-page', 'theme.js': 'sha256-theme', 'assets/a-12345678.js': 'sha256-a' }

const answers = (path: string, isNavigation = false) =>
  fileOf(new URL(path, SCOPE).href, isNavigation, SCOPE, FILES)

describe('fileOf', () => {
  test.each([
    ['./', ''],
    ['index.html', ''],
    ['./?from=mail#/explore?years=2025', ''],
  ])('serves the cached page for %s', (path, file) => {
    expect(answers(path, true)).toBe(file)
  })

  test.each(['other.html', '../', 'assets/a-12345678.js'])('requests %s from the network', (path) => {
    expect(answers(path, true)).toBeNull()
  })

  test.each([
    ['theme.js', 'theme.js'],
    ['assets/a-12345678.js', 'assets/a-12345678.js'],
    // Files of an earlier version: a tab may still use them.
    ['assets/gone-87654321.json', 'assets/gone-87654321.json'],
    ['text-recognition/0123456789ab/worker.min.js', 'text-recognition/0123456789ab/worker.min.js'],
  ])('serves the cached file %s', (path, file) => {
    expect(answers(path)).toBe(file)
  })

  test.each([
    ['./', 'its text shows the version that the host serves'],
    ['index.html', 'for the same reason'],
    ['unknown.js', 'no file of this version'],
    ['toString', 'a name that every object knows'],
    ['../assets/a-12345678.js', 'outside of the scope'],
    ['https://elsewhere.example/maps/theme.js', 'another host'],
  ])('requests %s from the network: %s', (path) => {
    expect(answers(path)).toBeNull()
  })
})

test('cache names differ by version and by app', () => {
  const own = cacheName(SCOPE, 'v1')
  expect(own).not.toBe(cacheName(SCOPE, 'v2'))
  expect(isCacheOf(SCOPE, own)).toBe(true)
  expect(isCacheOf('https://host.example/', own)).toBe(false)
  expect(isCacheOf(SCOPE, cacheName('https://host.example/', 'v1'))).toBe(false)
  expect(isCacheOf(SCOPE, 'somebody else’s')).toBe(false)
})
