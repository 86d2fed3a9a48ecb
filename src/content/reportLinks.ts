/** Where reports go, by settings of the build; empty without one. */
export interface ReportAddresses {
  /** An e-mail address. */
  mail: string
  /** The https address of a form, with `{title}` and `{text}` where they go. */
  form: string
}

/** The most characters of a report in an address: mail programs and servers cut or refuse longer ones. */
const LONGEST = 1500

/** The addresses that open an e-mail and a form with a report; null without a usable setting. */
export function reportLinks(
  { mail, form }: ReportAddresses,
  title: string,
  text: string,
): { mail: string | null; form: string | null } {
  const [subject, body] = [encoded(title), encoded(cut(text))]
  const isMail = /^[^\s@,?&]+@[^\s@,?&]+$/.test(mail)
  const isForm = URL.canParse(form) && new URL(form).protocol === 'https:'
  return {
    mail: isMail ? `mailto:${mail}?subject=${subject}&body=${body.replaceAll('%0A', '%0D%0A')}` : null,
    form: isForm ? form.replace(/\{(title|text)\}/g, (_, part) => (part === 'title' ? subject : body)) : null,
  }
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
}

function encoded(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Cs}/gu, '')).replaceAll("'", '%27')
}
