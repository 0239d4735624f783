import { DataError } from '@eval/core'
import { hashKey, PyTuple, type PyValue, toNumber } from '@eval/pystd'

/** Points of one exercise. */
export interface Grade {
  readonly points: number
  /** The exam variant, or the exercise, that the points belong to; equal keys are the same one. */
  readonly group: string
  /** The most points that can be had. */
  readonly most: number
}

/** @throws DataError for a value that is no triple, or has no points to be had */
export function gradeOf(value: PyValue): Grade {
  const [points, group, most] = value instanceof PyTuple ? value.items : []
  if (points === undefined || group === undefined || most === undefined)
    throw new DataError('A grade of USE must be a triple of points, group and most points.')
  if (toNumber(most) === 0)
    throw new DataError('An exercise of USE has 0 as most points ("meta.score"): it cannot be graded.')
  return { points: toNumber(points), group: hashKey(group), most: toNumber(most) }
}
