// What work costs, however busy the machine is.

/** Milliseconds of processor time that this process has used so far. */
export const processorTime = (): number => process.cpuUsage().user / 1000;
