import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { compactJson } from '#derive/jsonText.ts'
import type { Lexicon } from '#derive/lexicon.ts'
import { packModel, type SuggestionModel } from '#learn/suggestClaims.ts'
import { fitWeights, rowsOf, shapeOf } from '#learn/trainModel.ts'
import { examplesOf, labelsOf, STEP } from './leaveKindsOut.ts'
import { sha256 } from './readInput.ts'
import { FIRST_SIGHT, readTraining } from './readTraining.ts'

/** The least probability of a suggestion: with it a reader of a new text is shown at most two claims for one kept. */
export const THRESHOLD = 0.29

/** Trains the model on all annotated texts below `root`; null where there are none. Adds their tables to `inputs`. */
export function deriveSuggestions(
  root: string,
  lexicon: Lexicon,
  inputs: Record<string, string>,
): SuggestionModel | null {
  if (!existsSync(join(root, FIRST_SIGHT))) return null
  const texts = readTraining(root, lexicon, inputs)
  const examples = examplesOf(texts, labelsOf(texts))
  const shape = shapeOf(examples)
  const weights = fitWeights(shape, rowsOf(shape, examples))
  const packed = packModel({ ...shape, weights }, THRESHOLD, STEP)
  return { version: sha256(compactJson(packed)).slice(0, 12), ...packed }
}
