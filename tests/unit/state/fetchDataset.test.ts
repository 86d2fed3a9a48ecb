// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from 'vitest'
import { fetchDataset } from '#state/datasets.ts'

afterEach(() => void vi.unstubAllGlobals())

/** A network that serves this file; a fetch with another `integrity` than `right` fails, as in a browser. */
function serve(text: string, right: string) {
  const fetched = vi.fn((_address: string, { integrity }: RequestInit = {}) =>
    integrity === undefined || integrity === right
      ? Promise.resolve(new Response(text))
      : Promise.reject(new TypeError('Failed to fetch')),
  )
  vi.stubGlobal('fetch', fetched)
  return fetched
}

const DOCUMENTS = '{"documents":[]}'

describe('a published file', () => {
  test('with the checksum of the build is used as it is, after one request', async () => {
    const fetched = serve('{"documents":"validated by the build"}', 'sha256-a')
    expect(await fetchDataset('documents', 'sha256-a')).toEqual({ documents: 'validated by the build' })
    expect(fetched).toHaveBeenCalledTimes(1)
  })

  test('with another checksum is validated: used if it is valid, else refused with its place', async () => {
    serve(DOCUMENTS, 'sha256-a')
    expect(await fetchDataset('documents', 'sha256-b')).toEqual({ documents: [] })
    serve('{"documents":[{}]}', 'sha256-a')
    await expect(fetchDataset('documents', 'sha256-b')).rejects.toMatchObject({
      file: 'documents.json',
      fault: 'mistyped',
      place: expect.stringMatching(/^documents\.0/),
    })
  })

  test('that is torn is named as torn, with a checksum or without', async () => {
    for (const integrity of [undefined, 'sha256-a']) {
      serve('{"documents":[', 'sha256-a')
      await expect(fetchDataset('documents', integrity)).rejects.toMatchObject({ fault: 'torn' })
    }
  })
})
