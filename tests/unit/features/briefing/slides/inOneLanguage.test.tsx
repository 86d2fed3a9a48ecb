import { renderHook } from '@testing-library/react'
import { expect, test } from 'vitest'
import { useInOneLanguage } from '#features/briefing/slides/DownloadSlides.tsx'

/** A gathering that waits to be let on, and the languages that it was begun in. */
function slowGathering() {
  const { result, rerender } = renderHook(
    ({ language }: { language: string }) => useInOneLanguage({ words: language }, language),
    { initialProps: { language: 'en' } },
  )
  const begun: string[] = []
  const waiting: (() => void)[] = []
  const done = result.current(({ words }) => {
    begun.push(words)
    return new Promise<string>((resolve) => waiting.push(() => resolve(`talk in ${words}`)))
  }, new AbortController().signal)
  const letOn = async () => {
    waiting.shift()?.()
    // Past the checks after what was awaited.
    await new Promise((resolve) => setTimeout(resolve))
  }
  return { done, begun, letOn, change: (language: string) => rerender({ language }) }
}

test('a gathering begins again where the language changed meanwhile', async () => {
  const { done, begun, letOn, change } = slowGathering()
  change('fr')
  await letOn()
  await letOn()
  expect(await done).toEqual({ words: 'fr', made: 'talk in fr' })
  expect(begun).toEqual(['en', 'fr'])
})

test('a gathering begins again where the language changed there and back', async () => {
  const { done, begun, letOn, change } = slowGathering()
  change('fr')
  change('en')
  await letOn()
  await letOn()
  expect(await done).toEqual({ words: 'en', made: 'talk in en' })
  expect(begun).toEqual(['en', 'en'])
})

test('a gathering in one language is made once', async () => {
  const { done, begun, letOn, change } = slowGathering()
  change('en')
  await letOn()
  expect(await done).toEqual({ words: 'en', made: 'talk in en' })
  expect(begun).toEqual(['en'])
})
