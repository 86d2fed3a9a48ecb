import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { linkPreview, previewTags } from '#scripts/linkPreview.ts'

const html = readFileSync('index.html', 'utf8')
const tagsOf = (base: URL | null, card: string | null) =>
  new Map(previewTags(html, base, card).map(({ attrs }) => [attrs?.property ?? attrs?.name, attrs?.content]))

describe('the preview of a link', () => {
  it('has the title and description of the page, and no address that it does not know', () => {
    const tags = tagsOf(null, null)
    expect(tags.get('og:title')).toBe('Throughline')
    expect(html).toContain(`content="${tags.get('og:description')}"`)
    expect([...tags.keys()].filter((name) => /url|image|card/.test(String(name)))).toEqual([])
  })

  it('has absolute addresses under that of the build', () => {
    const tags = tagsOf(new URL('https://maps.example/app/'), 'card.png')
    expect(tags.get('og:url')).toBe('https://maps.example/app/')
    expect(tags.get('og:image')).toBe('https://maps.example/app/card.png')
    expect(tags.get('twitter:card')).toBe('summary_large_image')
  })

  it('is refused for an address that is none of the web', () => {
    expect(() => linkPreview('maps.example')).toThrow('--address')
    expect(() => linkPreview('file:///tmp')).toThrow('--address')
  })
})
