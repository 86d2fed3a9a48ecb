import { describe, expect, it } from 'vitest'
import { jsonShapeFault } from '#lib/jsonFaults.ts'

describe('valid JSON', () => {
  it.each([
    ['{"a": 1, "b": 2, "a": 3}', 17, 'a'],
    ['[{"x": {"a": 1}}, {"a": [1, "a"], "\\u0061"  : 3}]', 34, 'a'],
    ['{"__proto__": 1, "__proto__": 2}', 17, '__proto__'],
  ])('with a member twice is a fault: %s', (json, offset, name) => {
    expect(jsonShapeFault(json)).toEqual({ code: 'doubled', offset, name })
  })

  it('with equal names in different objects, and strings that look like names, is none', () => {
    expect(jsonShapeFault('{"a": {"a": "a"}, "b": [{"a": 1}, {"a": "\\"a\\": {"}], "c": "a:"}')).toBeNull()
  })

  it('nested too deeply is a fault', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
    expect(jsonShapeFault(nested(64))).toBeNull()
    expect(jsonShapeFault(nested(65))).toEqual({ code: 'deep', offset: 64, name: '' })
    expect(jsonShapeFault(nested(100_000))?.code).toBe('deep')
  })
})
