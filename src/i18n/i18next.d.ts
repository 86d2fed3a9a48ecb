import 'i18next'
import type { MESSAGES } from './messages.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: typeof MESSAGES
  }
}
