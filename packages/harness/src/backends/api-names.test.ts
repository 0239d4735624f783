import { apiModels } from '@eval/backends-api'
import { expect, test } from 'vitest'
import { apiNames } from './api-names.ts'

test('the registry knows the names of the package', () => {
  expect([...apiNames].toSorted()).toEqual(Object.keys(apiModels).toSorted())
})
