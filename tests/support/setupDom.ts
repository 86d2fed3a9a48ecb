import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

// The first test of a file waits for the parts that load on their own.
configure({ asyncUtilTimeout: 5000 })

afterEach(() => {
  cleanup()
})
