import { hostEditions } from './editions/hostEditions.ts'

const { editions, here } = hostEditions('.', 'dist')
console.log(`dist/editions: ${editions.length} editions, ${here.length} of them to open`)
