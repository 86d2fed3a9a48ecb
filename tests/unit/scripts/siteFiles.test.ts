import { expect, test } from 'vitest'
import { robotsText, sitemapText } from '#scripts/siteFiles.ts'

const BASE = new URL('https://maps.example/a&b/')

test('crawlers may read everything, and find the sitemap where the build knows its address', () => {
  expect(robotsText(null)).toBe('User-agent: *\nAllow: /\n')
  expect(robotsText(BASE)).toMatch(/^Sitemap: https:\/\/maps\.example\/a&b\/sitemap\.xml$/m)
})

test('the sitemap lists what has an address of its own, escaped', () => {
  const locations = [...sitemapText(BASE).matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => address)
  expect(locations).toEqual([
    'https://maps.example/a&amp;b/',
    'https://maps.example/a&amp;b/throughline.html',
    'https://maps.example/a&amp;b/data/datapackage.json',
  ])
})
