/** What selectors ask of an element: jsdom's own object behind it answers without the checks that each call from a page costs. */
interface Asked {
  localName: string
  classList: Pick<DOMTokenList, 'contains'>
  getAttribute(name: string): string | null
  hasAttribute(name: string): boolean
  parentNode: unknown
  previousSibling: unknown
}

/** The same as a node of its tree. */
interface TreeNode extends Asked {
  nodeType: number
  firstChild: TreeNode | null
  nextSibling: TreeNode | null
}

/** Whether an element matches a selector. */
type Test = (element: Asked) => boolean

const PART =
  /^(?:#(?<id>[\w-]+)|\.(?<name>[\w-]+)|\[(?<key>[\w-]+)(?:(?<by>[~^]?)=(?:"(?<value>[^"\\]*)"|(?<bare>[\w-]+)))?\]|(?<disabled>:disabled)(?![\w(-])|:(?<set>not|is)\((?<inner>[^()]+)\))/
const TAG = /^(?:\*|[a-z][a-z0-9]*)/

/** Commas, and spaces between an element and one below it, outside quotes and brackets. */
const COMMA = /,(?=(?:[^"]*"[^"]*")*[^"]*$)(?![^(]*\))/
const SPACE = /\s+(?=(?:[^"]*"[^"]*")*[^"]*$)(?![^(]*\))(?![^[]*\])/

const known = new Map<string, Test | null>()

/**
 * The test of a selector made of tags, `#id`, `.name`, attributes, `:disabled`, `:not(…)` and `:is(…)` of these, with commas
 * and spaces between; null for what else there is, such as other combinators, which is left to jsdom. jsdom's engine takes
 * several times as long, and queries by role and by text ask it for each element of a page.
 */
export function simpleSelector(selector: string): Test | null {
  const test = known.get(selector)
  if (test !== undefined) return test
  const tests = selector.split(COMMA).map((one) => path(one.trim()))
  const whole = tests.includes(null) ? null : anyOf(tests as Test[])
  known.set(selector, whole)
  return whole
}

function anyOf(tests: readonly Test[]): Test {
  const [only] = tests
  return tests.length === 1 && only ? only : (element) => tests.some((test) => test(element))
}

/** An element below others: the nearest above that matches leaves most for those further up. */
function path(text: string): Test | null {
  const tests = text.split(SPACE).map(compound)
  const [last, ...above] = tests.toReversed()
  if (!last || above.includes(null)) return null
  if (above.length === 0) return last
  return (element) => {
    if (!last(element)) return false
    let left = above as Test[]
    for (let at = parentOf(element); at && left.length > 0; at = parentOf(at))
      if (left[0]?.(at)) left = left.slice(1)
    return left.length === 0
  }
}

function compound(text: string): Test | null {
  const [tag = ''] = TAG.exec(text) ?? []
  const tests: Test[] = tag === '' || tag === '*' ? [] : [({ localName }) => localName === tag]
  let rest = text.slice(tag.length)
  while (rest !== '') {
    const found = PART.exec(rest)
    const test = found?.groups ? part(found.groups) : null
    if (!found || !test) return null
    tests.push(test)
    rest = rest.slice(found[0].length)
  }
  if (text === '') return null
  const [only] = tests
  return tests.length === 1 && only ? only : (element) => tests.every((test) => test(element))
}

function part(groups: Record<string, string | undefined>): Test | null {
  const { id, name, key = '', by, bare, value = bare, set, inner = '' } = groups
  if (id !== undefined) return (element) => element.getAttribute('id') === id
  if (name !== undefined) return ({ classList }) => classList.contains(name)
  if (groups.disabled !== undefined) return isDisabled
  if (set !== undefined) {
    const test = simpleSelector(inner)
    return test && (set === 'is' ? test : (element) => !test(element))
  }
  if (value === undefined) return (element) => element.hasAttribute(key)
  if (by === '~') return (element) => element.getAttribute(key)?.split(/\s+/).includes(value) ?? false
  if (by === '^')
    return value === '' ? null : (element) => element.getAttribute(key)?.startsWith(value) ?? false
  return (element) => element.getAttribute(key) === value
}

const CONTROLS = new Set(['button', 'input', 'select', 'textarea', 'fieldset'])

/** A control that is disabled itself, or by a fieldset around it, but for what is in the fieldset's legend. */
function isDisabled(element: Asked): boolean {
  const { localName } = element
  if (localName === 'option' || localName === 'optgroup') {
    const group = localName === 'option' ? parentOf(element) : null
    return (
      element.hasAttribute('disabled') || (group?.localName === 'optgroup' && group.hasAttribute('disabled'))
    )
  }
  if (!CONTROLS.has(localName)) return false
  if (element.hasAttribute('disabled')) return true
  for (let below = element, at = parentOf(element); at; below = at, at = parentOf(at))
    if (at.localName === 'fieldset' && at.hasAttribute('disabled') && !isLegend(below)) return true
  return false
}

/** Whether it is the first legend of what it is in. */
function isLegend(element: Asked): boolean {
  if (element.localName !== 'legend') return false
  for (let at = element.previousSibling as Asked | null; at; at = at.previousSibling as Asked | null)
    if (at.localName === 'legend') return false
  return true
}

/** The element around an element; null around the page's first. */
function parentOf(element: Asked): Asked | null {
  const parent = element.parentNode as TreeNode | null
  return parent?.nodeType === 1 ? parent : null
}

/** Lets elements and documents answer simple selectors by one walk over the page; once for each window. */
export function answerSimpleSelectors(): void {
  const { prototype } = Element
  if (prototype.matches.name === 'matchesSimply') return
  const { treeNodeOf, elementOf } = innerObjects()
  const { matches, closest } = prototype
  prototype.matches = function matchesSimply(this: Element, selector: string) {
    return simpleSelector(selector)?.(treeNodeOf(this)) ?? matches.call(this, selector)
  } as Element['matches']
  prototype.closest = function closestSimply(selector: string) {
    const test = simpleSelector(selector)
    if (!test) return closest.call(this, selector)
    for (let at: Asked | null = treeNodeOf(this); at; at = parentOf(at)) if (test(at)) return elementOf(at)
    return null
  }
  for (const parent of [prototype, Document.prototype]) {
    const { querySelector, querySelectorAll } = parent
    parent.querySelector = function querySimply(this: ParentNode, selector: string) {
      const test = simpleSelector(selector)
      if (!test) return querySelector.call(this, selector)
      const found = firstBelow(treeNodeOf(this), test)
      return found && elementOf(found)
    }
    parent.querySelectorAll = function querySimply(this: ParentNode, selector: string) {
      const test = simpleSelector(selector)
      if (!test) return querySelectorAll.call(this, selector)
      const found: Element[] = []
      collect(treeNodeOf(this), (at) => {
        if (test(at)) found.push(elementOf(at))
      })
      return found as unknown as NodeListOf<Element>
    }
  }
}

/** jsdom's own object behind each object of a page, and back. */
function innerObjects() {
  const symbolOf = (object: object, wanted: string) => {
    const found = Object.getOwnPropertySymbols(object).find(({ description }) => description === wanted)
    if (!found) throw new Error(`jsdom names its objects otherwise than by “${wanted}”`)
    return found
  }
  const inner = symbolOf(document, 'impl')
  const treeNodeOf = (node: ParentNode) => (node as unknown as Record<symbol, TreeNode>)[inner] as TreeNode
  const outer = symbolOf(treeNodeOf(document), 'wrapper')
  return {
    treeNodeOf,
    elementOf: (node: Asked) => (node as unknown as Record<symbol, Element>)[outer] as Element,
  }
}

function firstBelow(parent: TreeNode, test: Test): TreeNode | null {
  for (let child = parent.firstChild; child; child = child.nextSibling) {
    if (child.nodeType !== 1) continue
    const found = test(child) ? child : firstBelow(child, test)
    if (found) return found
  }
  return null
}

function collect(parent: TreeNode, see: (element: TreeNode) => void): void {
  for (let child = parent.firstChild; child; child = child.nextSibling) {
    if (child.nodeType !== 1) continue
    see(child)
    collect(child, see)
  }
}
