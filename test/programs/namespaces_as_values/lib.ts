export const version = "1.2";
export function greet(name: string): string { return `hi ${name}`; }
let counter = 0;
export function bump(): number { return ++counter; }
export class Thing { constructor(readonly n: number) {} }
