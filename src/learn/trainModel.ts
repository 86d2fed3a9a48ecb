import {
  type ClaimModel,
  type Inputs,
  inputReader,
  type Label,
  type LabelWords,
  type ReadSentence,
  scoreOf,
  weightCount,
} from './claimModel.ts'

/** A sentence, a label, and whether a reader finds that claim there. `words` are the lexicon's for it. */
export interface Example {
  readonly sentence: ReadSentence
  readonly label: Label
  readonly isTrue: boolean
  readonly words: LabelWords
}

/** How a model is fitted. */
export interface Fit {
  /** Passes over all examples. */
  readonly epochs: number
  /** Of the first step; AdaGrad lowers it with each. */
  readonly learningRate: number
  /** L2 regularisation. */
  readonly weightDecay: number
}

/** How the published model is fitted, found on the annotated texts. */
const FIT: Fit = { epochs: 5, learningRate: 0.15, weightDecay: 1e-5 }

/** An example as its inputs in a model, with the target of its probability. */
export interface Row {
  readonly inputs: Inputs
  readonly target: 0 | 1
}

/** Prepares examples for fitting. */
export function rowsOf(
  model: Pick<ClaimModel, 'labels' | 'stems'>,
  examples: readonly Example[],
): readonly Row[] {
  const { read } = inputReader(model)
  return examples.map(({ sentence, label, isTrue, words }) => ({
    inputs: read(sentence, label, words),
    target: isTrue ? 1 : 0,
  }))
}

/** The labels and stems of examples, which make the shape of a model. */
export function shapeOf(examples: readonly Example[]): Pick<ClaimModel, 'labels' | 'stems'> {
  const labels = [...new Set(examples.map(({ label }) => label))].sort()
  const stems = [...new Set(examples.flatMap(({ sentence }) => sentence.stems))].sort()
  return { labels, stems }
}

/** Smaller errors are not worth a step. */
const SMALLEST = 1e-3

/** Logistic regression by stochastic gradient descent. The same rows in the same order give the same weights. */
export function fitWeights(
  { labels, stems }: Pick<ClaimModel, 'labels' | 'stems'>,
  rows: readonly Row[],
  fit: Fit = FIT,
): Float32Array {
  const weights = new Float32Array(weightCount(labels.length, stems.length))
  const squares = new Float32Array(weights.length)
  const joined = joinRows(rows)
  const order = rows.map((_, index) => index)
  const draw = seededDraw()
  for (let epoch = 0; epoch < fit.epochs; epoch += 1) {
    shuffle(order, draw)
    for (const row of order) step(weights, squares, joined, row, fit)
  }
  return weights
}

/** The inputs of all rows one after another; those of a row begin at its place in `starts` and end where the next begins. */
type JoinedRows = Pick<Inputs, 'at' | 'values'> & {
  readonly starts: Int32Array
  readonly targets: Uint8Array
}

/** Joins rows, which are read in an order at random: apart, they lie all over the memory. */
function joinRows(rows: readonly Row[]): JoinedRows {
  const starts = new Int32Array(rows.length + 1)
  for (const [index, { inputs }] of rows.entries())
    starts[index + 1] = (starts[index] ?? 0) + inputs.at.length
  const count = starts.at(-1) ?? 0
  const [at, values] = [new Int32Array(count), new Float32Array(count)]
  for (const [index, { inputs }] of rows.entries()) {
    at.set(inputs.at, starts[index])
    values.set(inputs.values, starts[index])
  }
  return { starts, at, values, targets: Uint8Array.from(rows, ({ target }) => target) }
}

function step(weights: Float32Array, squares: Float32Array, joined: JoinedRows, row: number, fit: Fit): void {
  const { at, values, starts, targets } = joined
  const [from, to] = [starts[row] ?? 0, starts[row + 1] ?? 0]
  const error = 1 / (1 + Math.exp(-scoreOf(joined, weights, from, to))) - (targets[row] ?? 0)
  if (Math.abs(error) < SMALLEST) return
  for (let index = from; index < to; index += 1) {
    const place = at[index] ?? 0
    const weight = weights[place] ?? 0
    const gradient = error * (values[index] ?? 0) + fit.weightDecay * weight
    const square = (squares[place] ?? 0) + gradient * gradient
    squares[place] = square
    weights[place] = weight - (fit.learningRate * gradient) / Math.sqrt(square + 1e-6)
  }
}

/** A linear congruential generator of numbers in [0, 1), the same in every run. */
function seededDraw(): () => number {
  let state = 1
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return state / 0x80000000
  }
}

function shuffle<Item>(items: Item[], draw: () => number): void {
  for (let index = items.length - 1; index > 0; index -= 1) {
    const other = Math.floor(draw() * (index + 1))
    const [mine, theirs] = [items[index], items[other]]
    if (mine === undefined || theirs === undefined) continue
    items[index] = theirs
    items[other] = mine
  }
}
