import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const STAGE = 'src/features/briefing/stage'
const FACES = ['ChangeRows', 'LeadFaces', 'MonthFaces', 'RowFaces', 'StepFace', 'StepCanvas']

test.each(FACES)('no type of %s is under 24 px of 1280 × 720, but the line of sources', (name) => {
  const css = readFileSync(`${STAGE}/${name}.module.css`, 'utf8')
  // A narrow screen is read in the hand.
  const [onCanvas = ''] = css.split('@container')
  const sizes = [...onCanvas.matchAll(/(?:font-size|--text|--title|--quote): calc\((\d+) \* var\(--u\)\)/g)]
  expect(sizes.map(([, px]) => Number(px)).filter((px) => px < 24)).toEqual([])
  const small = [...onCanvas.matchAll(/(\S+) \{[^}]*font-size: var\(--small\)/g)].map(
    ([, selector]) => selector,
  )
  expect(small).toEqual(name === 'StepCanvas' ? ['.sourceLine'] : [])
})
