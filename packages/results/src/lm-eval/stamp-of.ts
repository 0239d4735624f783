export interface StampOptions {
  /** Write the microseconds also where they are zero: MERA's packer needs them. Default false, as Python. */
  readonly sixDigits?: boolean
}

/**
 * The stamp in a run's file names: local time to the microsecond (JavaScript knows the millisecond), `:` replaced by `-`,
 * `2024-10-24T18-00-00.123000`; without a fraction where that is zero.
 * @source lm_eval/loggers/evaluation_tracker.py, 0.4.13
 */
export function stampOf(date: Date, options: StampOptions = {}): string {
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()]
  const milliseconds = date.getMilliseconds()
  const fraction = milliseconds === 0 && options.sixDigits !== true ? '' : `.${digits(milliseconds, 3)}000`
  return `${digits(day[0] ?? 0, 4)}-${day.slice(1).map(two).join('-')}T${time.map(two).join('-')}${fraction}`
}

function two(value: number): string {
  return digits(value, 2)
}

function digits(value: number, count: number): string {
  return String(value).padStart(count, '0')
}
