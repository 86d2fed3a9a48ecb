import { expect, test } from 'vitest'
import { reportLinks } from '#parts/ReportButton.tsx'
import { HOSTILE } from '#tests/support/hostileText.ts'

const MAIL = 'data@ministry.example'
const FORM = 'https://forge.example/new?title={title}&body={text}'

test('opens an e-mail and a form with title and text', () => {
  expect(
    reportLinks({ mail: MAIL, form: FORM }, 'Error report', 'Record: a\nLink: http://x/#/a?b=1&c=2'),
  ).toEqual({
    mail: 'mailto:data@ministry.example?subject=Error%20report&body=Record%3A%20a%0D%0ALink%3A%20http%3A%2F%2Fx%2F%23%2Fa%3Fb%3D1%26c%3D2',
    form: 'https://forge.example/new?title=Error%20report&body=Record%3A%20a%0ALink%3A%20http%3A%2F%2Fx%2F%23%2Fa%3Fb%3D1%26c%3D2',
  })
})

test.each([
  ['', ''],
  ['nobody', 'http://forge.example/'],
  ['a@b.example?cc=c@d.example', 'javascript:alert(1)'],
  ['a@b.example,c@d.example', 'forge.example'],
])('has none for %j and %j', (mail, form) => {
  expect(reportLinks({ mail, form }, 'a', 'b')).toEqual({ mail: null, form: null })
})

test.each(HOSTILE.concat('&bcc=x@y.example', '{title}', '$&$1'))('keeps %j within its part', (text) => {
  const links = reportLinks({ mail: MAIL, form: FORM }, 'Title', text)
  const mail = new URL(links.mail ?? '')
  expect([...mail.searchParams.keys()]).toEqual(['subject', 'body'])
  const clean = text.replaceAll(/\p{Cs}/gu, '')
  expect(mail.searchParams.get('body')).toBe(clean.replaceAll('\n', '\r\n'))
  expect(new URL(links.form ?? '').searchParams.get('body')).toBe(clean)
})

test('is cut where programs refuse longer addresses', () => {
  const { mail } = reportLinks({ mail: MAIL, form: '' }, 'Title', 'x'.repeat(5000))
  expect(mail?.length).toBeLessThan(1700)
  expect(mail).toMatch(/x%E2%80%A6$/)
})
