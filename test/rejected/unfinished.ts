// Syntax errors are TypeScript's own.
const broken: string = ; // error TS1109 at 2:24
