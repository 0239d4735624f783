/** The criteria that ruEthics asks about, in the order of a submission. */
export const ethicsCriteria: readonly string[] = ['virtue', 'law', 'moral', 'justice', 'utilitarianism']
