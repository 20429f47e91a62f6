// The order of evaluation.
export const log: string[] = ["log"];
