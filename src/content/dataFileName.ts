import type { View } from '#domain/view.ts'
import { writeView } from '#domain/viewCodec.ts'

/** The longest name of the filters in a file's name, characters. */
const LONGEST = 100

/** `throughline-measures-years-2025-routes-channel-6547c2d865be`: what the file is, the filters, the edition. */
export function dataFileName(what: string, view: View, version: string): string {
  return ['throughline', plain(what), filterName(view), version].filter(Boolean).join('-')
}

/** The parts of a link that choose what is selected, drawn or open. */
const NO_FILTER = {
  selected: null,
  reader: null,
  step: null,
  layers: null,
  camera: null,
  chart: null,
  desk: null,
  language: null,
} satisfies Partial<View>

/** The filters as the link has them. */
function filterName(view: View): string {
  const link = writeView({ ...view, ...NO_FILTER })
  const [, query = ''] = link.split('?')
  const parts = query.split('&').filter((part) => part !== '' && !part.startsWith('v='))
  let name = ''
  for (const part of parts.map((one) => plain(decodeURIComponent(one)))) {
    if (name.length + part.length > LONGEST) return `${name}-and-more`.replace(/^-/, '')
    name = name === '' ? part : `${name}-${part}`
  }
  return name
}

function plain(text: string): string {
  return text
    .replaceAll(/[^\p{L}\p{N}._]+/gu, '-')
    .replaceAll('..', '-to-')
    .replaceAll(/^-|-$/g, '')
}
