// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { BriefingStep } from '#domain/briefing.ts'
import { FaceTitle, StepTypingContext } from '#features/briefing/stage/FaceParts.tsx'
import { withYearsHeld } from '#lib/textMarks.ts'

afterEach(cleanup)

const TYPING = {
  onText: () => {},
  onKey: () => {},
  onLeft: () => {},
  nameOf: () => 'Title',
  choiceOf: () => null,
}

const clausesOf = (title: string, typing: typeof TYPING | null) => {
  const { container } = render(
    <StepTypingContext value={typing}>
      <FaceTitle step={{ title } as BriefingStep} Heading="h1" />
    </StepTypingContext>,
  )
  const heading = container.querySelector('h1')
  expect(heading?.textContent).toBe(withYearsHeld(title))
  return [...(heading?.querySelectorAll('[class*=clause], [class*=afterComma]') ?? [])].map(
    ({ textContent }) => textContent,
  )
}

test.each([
  ['on the stage', null],
  ['in the editor', TYPING],
])('a title %s keeps each clause after its first together', (_, typing) => {
  expect(clausesOf('Eastern Mediterranean: down by a quarter', typing)).toEqual(['down by a quarter'])
  expect(clausesOf('2024 : ce qui a été fait, ce qui manque', typing)).toEqual([
    'ce qui a été fait,',
    'ce qui manque',
  ])
  expect(clausesOf('Detections: 240,101 in 2024', typing)).toEqual(['240,101 in\u00a02024'])
  expect(clausesOf('Detections fell by a quarter in 2025', typing)).toEqual([])
})
