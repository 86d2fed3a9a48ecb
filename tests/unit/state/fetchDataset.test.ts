// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from 'vitest'
import { packBasemap } from '#domain/packedBasemap.ts'
import { fetchDataset } from '#state/datasets.ts'
import { SMALL_BASEMAP } from '#tests/support/smallBasemap.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  document.head.replaceChildren()
})

/** A network that serves these files; a fetch with another `integrity` than `right` fails, as in a browser. */
function serve(text: string | Readonly<Record<string, string>>, right: string) {
  const fetched = vi.fn((address: string, { integrity }: RequestInit = {}) => {
    const name = /([a-z]+)(?:-\w+)?\.json/.exec(address)?.[1] ?? ''
    const found = typeof text === 'string' ? text : text[name]
    return found !== undefined && (integrity === undefined || integrity === right)
      ? Promise.resolve(new Response(found))
      : Promise.reject(new TypeError('Failed to fetch'))
  })
  vi.stubGlobal('fetch', fetched)
  return fetched
}

/** The link that the build writes for a file, with its checksum and what is joined in it. */
function link(integrity: string, holds?: string) {
  const element = document.createElement('link')
  element.setAttribute('href', holds === undefined ? '/data/derived/documents.json' : '/assets/joined.json')
  element.dataset.integrity = integrity
  if (holds !== undefined) element.dataset.holds = holds
  document.head.append(element)
}

const DOCUMENTS = '{"documents":[]}'

describe('a published file', () => {
  test('with the checksum of the build is used as it is, after one request', async () => {
    link('sha256-a')
    const fetched = serve('{"documents":"validated by the build"}', 'sha256-a')
    expect(await fetchDataset('documents')).toEqual({ documents: 'validated by the build' })
    expect(fetched).toHaveBeenCalledTimes(1)
  })

  test('with another checksum is validated: used if it is valid, else refused with its place', async () => {
    link('sha256-b')
    serve(DOCUMENTS, 'sha256-a')
    expect(await fetchDataset('documents')).toEqual({ documents: [] })
    serve('{"documents":[{}]}', 'sha256-a')
    await expect(fetchDataset('documents')).rejects.toMatchObject({
      file: 'documents.json',
      fault: 'mistyped',
      place: expect.stringMatching(/^documents\.0/),
    })
  })

  test('that is torn is named as torn, with a checksum or without', async () => {
    for (const hasLink of [false, true]) {
      if (hasLink) link('sha256-a')
      serve('{"documents":[', 'sha256-a')
      await expect(fetchDataset('documents')).rejects.toMatchObject({ fault: 'torn' })
    }
  })
})

describe('files that the build joined', () => {
  const joined = JSON.stringify({ documents: 'joined', basemap: packBasemap(SMALL_BASEMAP) })

  test('come in one request, and the base map is unpacked', async () => {
    link('sha256-a', 'documents basemap')
    const fetched = serve({ joined }, 'sha256-a')
    const files = await Promise.all([fetchDataset('documents'), fetchDataset('basemap')])
    expect(files).toEqual(['joined', SMALL_BASEMAP])
    expect(fetched).toHaveBeenCalledTimes(1)
  })

  test('are read each by itself when the joined file is missing or altered, so that faults name the file', async () => {
    link('sha256-a', 'documents basemap')
    for (const files of [{ documents: DOCUMENTS }, { documents: DOCUMENTS, joined: '{' }]) {
      serve(files, 'sha256-a')
      expect(await fetchDataset('documents')).toEqual({ documents: [] })
      await expect(fetchDataset('basemap')).rejects.toMatchObject({
        file: 'basemap.json',
        fault: 'unreachable',
      })
    }
  })
})
