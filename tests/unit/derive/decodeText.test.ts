import { describe, expect, it } from 'vitest'
import { describeFault } from '#derive/fault.ts'
import { decodeText, faultOfSize } from '#derive/lines.ts'

const faultOf = (bytes: Uint8Array) => {
  const { fault } = decodeText('a.txt', bytes, 'document')
  return fault ? describeFault(fault) : ''
}
const bytesOf = (text: string) => new TextEncoder().encode(text)
const wide = (text: string, mark: readonly number[] = []) =>
  Uint8Array.from([...mark, ...[...text].flatMap((letter) => [letter.charCodeAt(0), 0])])

describe('the bytes of an input', () => {
  it.each<[string, Uint8Array, string]>([
    ['Latin-1', Uint8Array.from([...bytesOf('One.\nEurop'), 0xe9]), 'a.txt · line 2: it is not UTF-8 text'],
    ['UTF-16 with its mark', wide('Ministers met.', [0xff, 0xfe]), 'it is UTF-16 text'],
    ['UTF-16 without a mark', wide('Ministers met.'), 'it is UTF-16 text'],
    ['a NUL', bytesOf(`One.\n${'Two words. '.repeat(9)}\0`), 'a.txt · line 2: it has a NUL character'],
    [
      'a page',
      bytesOf('<!-- saved -->\n<html><script>alert(1)</script>'),
      'it is a page or a file of another format',
    ],
    ['RTF', bytesOf('{\\rtf1 words}'), 'it is a page or a file of another format'],
    [
      'marks that turn digits',
      bytesOf('One.\nThey found \u202e21\u202c.'),
      'a.txt · line 2: U+202E turns what is shown',
    ],
    ['a PDF', bytesOf('%PDF-1.7 words'), 'not UTF-8 text but a workbook, PDF or archive'],
  ])('of %s are refused with place and remedy', (_, bytes, words) => {
    expect(faultOf(bytes)).toContain(words)
    expect(faultOf(bytes)).toContain('→ ')
  })

  it('are read as they are', () => {
    expect(decodeText('a.txt', bytesOf('\uFEFFÉté\u00AD. 🙂'), 'document').text).toBe('\uFEFFÉté\u00AD. 🙂')
  })
})

describe('the size of an input', () => {
  it.each([
    ['document', 1],
    ['json', 8],
    ['table', 64],
  ] as const)('of the kind %s has a limit that the fault names', (kind, megabytes) => {
    const most = megabytes * 1_048_576
    expect(faultOfSize('a', most, kind)).toBeNull()
    const fault = faultOfSize('a', most + 1, kind)
    expect(fault?.problem).toContain(`at most ${megabytes} MB`)
  })
})
